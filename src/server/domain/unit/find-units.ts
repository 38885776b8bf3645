import { readCalendar } from '#server/domain/calendar/index.ts';
import { schoolDay, usualSchoolYear } from '#server/domain/school/index.ts';
import { namedInUnit, type Purpose, type StandardLine } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { UnitLine, UnitWords } from './unit.ts';
import { lineOf, plansTeam, technologyOf, unitRows } from './unit-rows.ts';

/** More than a team teaches in a year. */
const mostUnits = 200;

export interface Year {
	/** Empty for the usual one, where the school has not told this year. */
	id: string;
	name: string;
	startsOn: string;
	endsOn: string;
}

/** A team as its units and meetings need it. */
export interface PlanningTeam {
	id: string;
	name: string;
	schoolId: string;
	divisionId: string | null;
	zone: string;
	/** Today, in the school. */
	today: string;
	/** Whether the actor plans it: writes its units and sets its rhythm. */
	mayPlan: boolean;
}

/** Reads a team of the actor's school; undefined for whoever is not of its staff. */
export async function readPlanningTeam(tx: Tx, teamId: string): Promise<PlanningTeam | undefined> {
	if (!isId(teamId)) return undefined;
	const row = await tx
		.selectFrom('team as t')
		.innerJoin('school as s', 's.id', 't.school_id')
		.select(['t.id', 't.name', 't.school_id', 't.division_id', 's.zone'])
		.where('t.id', '=', teamId)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			name: row.name,
			schoolId: row.school_id,
			divisionId: row.division_id,
			zone: row.zone,
			today: schoolDay(row.zone, now()),
			mayPlan: await plansTeam(tx, teamId),
		}
	);
}

/** The school years of a team's school, the first one first; at least the one that runs. */
export async function readYears(tx: Tx, team: PlanningTeam): Promise<Year[]> {
	const years = await tx
		.selectFrom('school_year')
		.select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', team.schoolId)
		.orderBy('starts_on')
		.limit(100)
		.execute();
	const runs = years.some((year) => year.startsOn <= team.today && team.today < year.endsOn);
	return runs
		? years
		: [...years, { id: '', ...usualSchoolYear(team.today, team.zone) }].sort((one, other) =>
				one.startsOn < other.startsOn ? -1 : 1,
			);
}

/** What a team teaches in a school year. */
export interface TeamYear {
	team: PlanningTeam;
	years: Year[];
	year: Year;
	terms: { name: string; startsOn: string; endsOn: string }[];
	units: UnitLine[];
}

/**
 * Reads a team's units of a school year: the one that runs, unless another is asked for. Refuses `missing` to whoever is not of
 * the school's staff.
 */
export function findTeamYear(
	actor: Member,
	teamId: string,
	yearId?: string | undefined,
): Promise<TeamYear | Refusal> {
	return unitOfWork<TeamYear | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		if (!team) return missing;
		const years = await readYears(tx, team);
		const year =
			years.find((one) => one.id !== '' && one.id === yearId) ??
			years.find((one) => one.startsOn <= team.today && team.today < one.endsOn);
		if (!year) return missing;
		const { terms } = await readCalendar(tx, team.schoolId, team.divisionId, year.startsOn, year.endsOn);
		return {
			team,
			years,
			year,
			terms: terms.filter((term) => term.startsOn < year.endsOn && year.startsOn < term.endsOn),
			units: await unitsBetween(tx, teamId, year.startsOn, year.endsOn),
		};
	});
}

/** A team's units that take some of the days from `from` up to, not including, `to`, by their first day. */
export async function unitsBetween(tx: Tx, teamId: string, from: string, to: string): Promise<UnitLine[]> {
	const rows = await unitRows(tx)
		.where('u.team_id', '=', teamId)
		.where('u.put_away_at', 'is', null)
		.where('u.ends_on', '>', from)
		.where('u.starts_on', '<', to)
		.limit(mostUnits)
		.execute();
	return rows.map(lineOf);
}

/** A unit with all that is written of it. */
export interface UnitPage extends UnitLine {
	team: PlanningTeam;
	aim: string;
	technology: UnitWords['technology'];
	named: Record<Purpose, StandardLine[]>;
	isPutAway: boolean;
	/** Where it was carried from, while that unit is there. */
	carriedFrom: string | null;
	version: number;
	/** Collaborations that belong to it, of those that the actor is in. */
	collaborations: { id: string; title: string }[];
	/** Other open collaborations of this school that the actor is a partner in. */
	others: { id: string; title: string }[];
}

/** Reads a unit. Refuses `missing` to whoever is not of its school's staff. */
export function findUnit(actor: Member, unitId: string): Promise<UnitPage | Refusal> {
	if (!isId(unitId)) return Promise.resolve(missing);
	return unitOfWork<UnitPage | Refusal>(actor, async (tx) => {
		const row = await unitRows(tx).where('u.id', '=', unitId).executeTakeFirst();
		const team = row && (await readPlanningTeam(tx, row.team_id));
		if (!row || !team) return missing;
		const partnerships = await tx
			.selectFrom('partner as me')
			.innerJoin('acceptance as a', 'a.partner_id', 'me.id')
			.innerJoin('collaboration as c', 'c.id', 'me.collaboration_id')
			.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'c.id')
			.leftJoin('unit_collaboration as u', 'u.collaboration_id', 'c.id')
			.select(['c.id', 'f.title', 'f.state', 'u.unit_id'])
			.where('me.person_id', '=', actor.personId)
			.where('c.school_id', '=', row.school_id)
			.orderBy('c.id', 'desc')
			.limit(300)
			.execute();
		const asked = await tx
			.selectFrom('unit_collaboration as u')
			.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'u.collaboration_id')
			.select(['f.collaboration_id as id', 'f.title'])
			.where('u.unit_id', '=', unitId)
			.orderBy('u.collaboration_id')
			.limit(100)
			.execute();
		return {
			...lineOf(row),
			team,
			aim: row.aim,
			technology: technologyOf(row),
			named: await namedInUnit(tx, unitId),
			isPutAway: row.put_away_at !== null,
			carriedFrom: row.carried_from,
			version: row.version,
			collaborations: asked,
			others: partnerships
				.filter((one) => one.unit_id !== unitId && one.state !== 'finished')
				.map(({ id, title }) => ({ id, title })),
		};
	});
}
