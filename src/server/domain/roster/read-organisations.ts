import { type Ids, idsOf, isGone, keptText, neededText, ownId, pointsTo } from './cells.ts';
import type { ProblemList } from './problem.ts';
import { type CsvFile, readCsv } from './read-csv.ts';
import type { Roster, RosterSchool } from './roster.ts';

/** OneRoster's kinds of organisation, from the nearest to the farthest. */
const organisationTypes = ['department', 'school', 'district', 'local', 'state', 'national'];

interface OrganisationRow {
	readonly name: string;
	readonly type: string;
	readonly parentId: string;
	readonly line: number;
}

/** The organisations of a set, and which of them are schools. */
export interface Organisations {
	readonly ids: Ids;
	readonly organisation: Roster['organisation'];
	readonly schools: readonly RosterSchool[];
	/** The school that an organisation is, or that a department belongs to; null when it is above the schools. */
	readonly schoolOf: (organisationId: string) => string | null;
	/** Whether an organisation stands above the schools, such as a district. */
	readonly isAboveSchools: (organisationId: string) => boolean;
}

/** Reads orgs.csv. Refuses a parent that is not there. */
export async function readOrganisations(
	file: CsvFile | undefined,
	problems: ProblemList,
): Promise<Organisations> {
	const ids = idsOf('orgs.csv');
	const rows = new Map<string, OrganisationRow>();
	if (file !== undefined) {
		const columns = {
			required: ['sourcedId', 'name', 'type'],
			optional: ['status', 'parentSourcedId'],
			dropped: ['dateLastModified', 'identifier'],
		} as const;
		const { whole } = await readCsv<(typeof columns.required)[number] | (typeof columns.optional)[number]>(
			file,
			columns,
			problems,
			(row) => {
				const id = ownId(row, ids, problems);
				if (id === null || isGone(row)) return;
				const type = row.get('type').toLowerCase();
				const at = { file: ids.file, row: row.line, column: 'type' };
				if (type === '') problems.refuse('missing-value', at, { column: 'type' });
				else if (!organisationTypes.includes(type)) problems.warn('unknown-organisation-type', at);
				const name = neededText(row, 'name', ids.file, problems);
				const parentId = keptText(row, 'parentSourcedId', ids.file, problems);
				rows.set(id, { name, type, parentId, line: row.line });
			},
		);
		ids.whole = whole;
	}
	for (const row of rows.values()) {
		const from = { file: ids.file, row: row.line, column: 'parentSourcedId' };
		if (row.parentId !== '') pointsTo(row.parentId, ids, from, 'refusal', problems);
	}

	const schools: RosterSchool[] = [];
	for (const [sourcedId, { name, type }] of rows) if (type === 'school') schools.push({ sourcedId, name });
	if (ids.whole && rows.size > 0 && schools.length === 0) problems.warn('no-school', { file: ids.file });

	const schoolOf = (organisationId: string): string | null => {
		let id = organisationId;
		for (let climbed = 0; climbed < 20; climbed += 1) {
			const row = rows.get(id);
			if (row?.type === 'school') return id;
			if (row?.type !== 'department') return null;
			id = row.parentId;
		}
		return null;
	};
	return {
		ids,
		organisation: topOf(rows),
		schools,
		schoolOf,
		isAboveSchools: (id) => rows.has(id) && schoolOf(id) === null,
	};
}

/** The district; else what is nearest to one; else the first organisation named. */
function topOf(rows: ReadonlyMap<string, OrganisationRow>): Roster['organisation'] {
	for (const type of ['district', 'local', 'state', 'national', null]) {
		for (const [sourcedId, row] of rows) {
			if (type === null || row.type === type) return { sourcedId, name: row.name };
		}
	}
	return null;
}
