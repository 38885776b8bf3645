import { idsOf, isGone, keptText, neededText, ownId, pointsTo } from './cells.ts';
import type { KnownHere } from './intake.ts';
import type { ProblemList, ProblemPlace } from './problem.ts';
import { readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { RosterSchool, Told } from './roster.ts';
import type { CsvTable } from './table.ts';

/** OneRoster's kinds of organisation, from the nearest to the farthest. */
const organisationTypes = ['department', 'school', 'district', 'local', 'state', 'national'];

interface OrganisationRow {
	readonly name: string;
	readonly type: string;
	readonly parentId: string;
	readonly at: ProblemPlace;
}

/** The organisations of a set, and which of them are schools. */
export interface Organisations {
	readonly ids: ReturnType<typeof idsOf>;
	readonly organisation: Told['organisation'];
	/** The schools of the file; of a file that is not complete also those that the roster told of before. */
	readonly schools: readonly RosterSchool[];
	/** The school that an organisation is, or that a department belongs to; null when it is above the schools. */
	readonly schoolOf: (organisationId: string) => string | null;
	/** Whether an organisation stands above the schools, such as a district. */
	readonly isAboveSchools: (organisationId: string) => boolean;
}

/** Reads what tells of organisations. Refuses a parent that is not there. */
export async function readOrganisations(
	tables: readonly CsvTable[],
	mode: FileMode,
	known: KnownHere,
	problems: ProblemList,
): Promise<Organisations> {
	const ids = idsOf(tables[0]?.file.name ?? 'orgs.csv');
	const rows = new Map<string, OrganisationRow>();
	for (const table of tables) {
		const columns = {
			required: ['sourcedId', 'name', 'type'],
			optional: ['status', 'parentSourcedId'],
			dropped: ['dateLastModified', 'identifier'],
		} as const;
		const { whole } = await readCsv<(typeof columns.required)[number] | (typeof columns.optional)[number]>(
			table,
			columns,
			problems,
			(row) => {
				const id = ownId(row, ids, problems, table.shape?.repeats);
				if (id === null) return;
				const type = row.get('type').toLowerCase();
				if (isGone(row)) {
					if (mode === 'delta' && type === 'school') problems.warn('school-stays', row.at());
					return;
				}
				if (type === '') problems.refuse('missing-value', row.at('type'), { column: row.called('type') });
				else if (!organisationTypes.includes(type))
					problems.warn('unknown-organisation-type', row.at('type'));
				const name = neededText(row, 'name', problems);
				const parentId = keptText(row, 'parentSourcedId', problems);
				rows.set(id, { name, type, parentId, at: row.at('parentSourcedId') });
			},
		);
		ids.whole = whole && mode === 'bulk';
	}
	for (const row of rows.values())
		if (row.parentId !== '') pointsTo(row.parentId, ids, row.at, 'refusal', problems);

	const schools: RosterSchool[] = [];
	for (const [sourcedId, { name, type }] of rows) if (type === 'school') schools.push({ sourcedId, name });
	if (ids.whole && rows.size > 0 && schools.length === 0) problems.warn('no-school', { file: ids.file });
	const before = new Set<string>();
	if (mode !== 'bulk')
		for (const { rosterId, name } of known.schools) {
			if (rosterId === null) continue;
			before.add(rosterId);
			if (!rows.has(rosterId)) schools.push({ sourcedId: rosterId, name });
		}

	const schoolOf = (organisationId: string): string | null => {
		let id = organisationId;
		for (let climbed = 0; climbed < 20; climbed += 1) {
			const row = rows.get(id);
			if (row?.type === 'school' || (row === undefined && before.has(id))) return id;
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
function topOf(rows: ReadonlyMap<string, OrganisationRow>): Told['organisation'] {
	for (const type of ['district', 'local', 'state', 'national', null]) {
		for (const [sourcedId, row] of rows) {
			if (type === null || row.type === type) return { sourcedId, name: row.name };
		}
	}
	return null;
}

/** The schools that are here, for a format that names none: a school is told of when somebody is placed there. */
export function organisationsHere(known: KnownHere): Organisations {
	const told = new Set<string>();
	const here = new Map(known.schools.map((school) => [school.id, school.name]));
	return {
		ids: idsOf('orgs.csv'),
		organisation: null,
		get schools() {
			return [...told].map((id) => ({ sourcedId: id, name: here.get(id) ?? '' }));
		},
		schoolOf: (id) => {
			if (!here.has(id)) return null;
			told.add(id);
			return id;
		},
		isAboveSchools: () => false,
	};
}
