import { schoolDay, usualSchoolYear } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** A team, or a unit of the team that was asked for: what a column of the coverage is about. */
export interface CoverageColumn {
	id: string;
	name: string;
	/** Of the standards of the framework, how many it names. */
	named: number;
}

/** A standard with which columns name it. */
export interface CoverageRow {
	id: string;
	code: string;
	title: string;
	statement: string;
	/** How many units of each column name it; a column that is not there has none. */
	units: Record<string, number>;
}

/** Which standards of a framework the units of this school year name, by team, or by the units of one team. */
export interface Coverage {
	frameworks: { id: string; title: string }[];
	frameworkId: string;
	teams: { id: string; name: string }[];
	/** Undefined: by team. */
	teamId: string | undefined;
	columns: CoverageColumn[];
	rows: CoverageRow[];
	/** Of the standards to teach, how many some column names; and how many there are. */
	named: number;
	all: number;
	/** The position after which the list of standards goes on. */
	next: number | undefined;
}

/** How many standards stand on one page. */
const shown = 150;

/**
 * Reads which standards the units of this school year name: of a framework that the school uses, those with nothing beneath them, and
 * whatever else is named. Refuses `missing` to whoever is not of the school's staff, and for a framework that the school does not use or a team of another school.
 * @param from the position after which a long list goes on
 */
export function findCoverage(
	actor: Member,
	schoolId: string,
	wanted: { frameworkId?: string | undefined; teamId?: string | undefined; from?: number | undefined } = {},
): Promise<Coverage | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<Coverage | Refusal>(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const teams = await tx
			.selectFrom('team')
			.select(['id', 'name'])
			.where('school_id', '=', schoolId)
			.orderBy('position')
			.orderBy('id')
			.limit(200)
			.execute();
		const team = teams.find(({ id }) => id === wanted.teamId);
		if (wanted.teamId !== undefined && !team) return missing;
		const frameworks = await tx
			.selectFrom('framework_use as u')
			.innerJoin('framework as f', 'f.id', 'u.framework_id')
			.select(['f.id', 'f.title'])
			.where('u.school_id', '=', schoolId)
			.orderBy('f.title')
			.orderBy('f.id')
			.limit(100)
			.execute();
		const frameworkId = (
			wanted.frameworkId === undefined
				? frameworks[0]
				: frameworks.find(({ id }) => id === wanted.frameworkId)
		)?.id;
		if (wanted.frameworkId !== undefined && frameworkId === undefined) return missing;
		const head = { frameworks, frameworkId: frameworkId ?? '', teams, teamId: team?.id };
		if (frameworkId === undefined)
			return { ...head, columns: [], rows: [], named: 0, all: 0, next: undefined };
		const names = await namesIn(tx, schoolId, school.zone, frameworkId, team?.id);
		const standards = await toTeach(tx, frameworkId, [...new Set(names.map((one) => one.standardId))]);
		const columns = new Map<string, CoverageColumn>();
		const of = ({ unitId, title, teamId }: Name) =>
			team
				? { id: unitId, name: title }
				: { id: teamId, name: teams.find(({ id }) => id === teamId)?.name ?? '' };
		for (const one of names) {
			const column = of(one);
			columns.set(column.id, columns.get(column.id) ?? { ...column, named: 0 });
		}
		const rows = standards.map(({ position: _, ...standard }) => {
			const units: Record<string, number> = {};
			for (const one of names.filter(({ standardId }) => standardId === standard.id)) {
				const { id } = of(one);
				units[id] = (units[id] ?? 0) + 1;
			}
			for (const id of Object.keys(units)) {
				const column = columns.get(id);
				if (column) column.named += 1;
			}
			return { ...standard, units };
		});
		const first = standards.findIndex(({ position }) => position > (wanted.from ?? -1));
		const page = first === -1 ? [] : rows.slice(first, first + shown);
		return {
			...head,
			columns: team ? [...columns.values()] : teams.flatMap(({ id }) => columns.get(id) ?? []),
			rows: page,
			named: rows.filter(({ units }) => Object.keys(units).length > 0).length,
			all: rows.length,
			next: first !== -1 && first + shown < rows.length ? standards[first + shown - 1]?.position : undefined,
		};
	});
}

interface Name {
	standardId: string;
	unitId: string;
	title: string;
	teamId: string;
}

/** Which units of the school year name which standards of a framework, each once, by the units' first days. */
async function namesIn(
	tx: Tx,
	schoolId: string,
	zone: string,
	frameworkId: string,
	teamId: string | undefined,
): Promise<Name[]> {
	const today = schoolDay(zone, now());
	const told = await tx
		.selectFrom('school_year')
		.select(['starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', schoolId)
		.where('starts_on', '<=', today)
		.where('ends_on', '>', today)
		.executeTakeFirst();
	const year = told ?? usualSchoolYear(today, zone);
	return tx
		.selectFrom('unit as u')
		.innerJoin('unit_standard as n', 'n.unit_id', 'u.id')
		.innerJoin('standard as s', 's.id', 'n.standard_id')
		.select([
			'n.standard_id as standardId',
			'u.id as unitId',
			'u.title',
			'u.team_id as teamId',
			'u.starts_on',
		])
		.distinct()
		.where('u.school_id', '=', schoolId)
		.where('u.put_away_at', 'is', null)
		.where('u.starts_on', '<', year.endsOn)
		.where('u.ends_on', '>', year.startsOn)
		.where('s.framework_id', '=', frameworkId)
		.$if(teamId !== undefined, (query) => query.where('u.team_id', '=', teamId ?? ''))
		.orderBy('u.starts_on')
		.orderBy('u.id')
		.limit(20_000)
		.execute();
}

/** Standards of a framework that nothing stands beneath, and those that are named, in its order. */
function toTeach(tx: Tx, frameworkId: string, named: readonly string[]) {
	return tx
		.selectFrom('standard as s')
		.select(['s.id', 's.code', 's.title', 's.statement', 's.position'])
		.where('s.framework_id', '=', frameworkId)
		.where((eb) =>
			eb.or([
				eb.and([
					eb('s.withdrawn_at', 'is', null),
					eb.not(
						eb.exists(
							eb
								.selectFrom('standard_place as p')
								.select('p.standard_id')
								.whereRef('p.above_id', '=', 's.id'),
						),
					),
				]),
				...(named.length > 0 ? [eb('s.id', 'in', named)] : []),
			]),
		)
		.orderBy('s.position')
		.orderBy('s.id')
		.limit(20_000)
		.execute();
}
