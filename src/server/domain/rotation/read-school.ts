import { sql } from 'kysely';
import { layOut, readCalendar } from '#server/domain/calendar/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter, schoolDay, usualSchoolYear, weekOf } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { layPeriods, layWeeks, type SchoolWeek } from './lay-weeks.ts';
import type { FocusPeriod } from './problem.ts';
import { type RotationSettings, usualSettings, type WishKind } from './rotation.ts';

export interface RotatingTeam {
	id: string;
	name: string;
	divisionId: string | null;
	takesPart: boolean;
	/** The day of the week on which it can meet, ISO; null: any. */
	weekday: number | null;
	/** Who accompanies it, decided by hand. */
	facilitatorId: string | null;
}

export interface RotatingFacilitator {
	id: string;
	name: string;
	/** The days of the week on which they are here, ISO; null: all. */
	weekdays: number[] | null;
	visitsADay: number | null;
}

export interface RotationWish {
	id: string;
	teamId: string | null;
	personId: string | null;
	kind: WishKind;
	firm: boolean;
	startsOn: string;
	endsOn: string;
	words: string;
}

/** Whole days on which somebody is away. */
export interface Away {
	personId: string;
	startsOn: string;
	endsOn: string;
}

export interface RotationPin {
	id: string;
	teamId: string | null;
	teacherId: string | null;
	weekOn: string;
	holds: boolean;
}

/** Everything a rotation is computed from and shown with, as the reader may know it. */
export interface ReadSchool {
	id: string;
	zone: string;
	today: string;
	startsOn: string;
	endsOn: string;
	settings: RotationSettings;
	version: number;
	weeks: SchoolWeek[];
	periods: FocusPeriod[];
	/** School days of divisions that have a calendar of their own, week by week. */
	daysOfDivision: Map<string, number[]>;
	teams: RotatingTeam[];
	/** In the order in which they joined: a teacher is counted in the first of their teams that takes part. */
	teachers: { id: string; name: string; teamId: string }[];
	facilitators: RotatingFacilitator[];
	/** Of facilitators, for who plans. */
	away: Away[];
	wishes: RotationWish[];
	pins: RotationPin[];
}

const most = 5000;

/**
 * Reads the school's year from a day on: the days of the year that its plan began with, or of today's. What the reader may not
 * know of is not there. Refuses `missing` to who is not of the school.
 */
export async function readSchool(tx: Tx, schoolId: string, from?: string): Promise<ReadSchool | Refusal> {
	const school = await tx
		.selectFrom('school')
		.select(['id', 'zone'])
		.where('id', '=', schoolId)
		.executeTakeFirst();
	if (!school) return missing;
	const today = schoolDay(school.zone, now());
	const year =
		(await tx
			.selectFrom('school_year')
			.select(['starts_on as startsOn', 'ends_on as endsOn'])
			.where('school_id', '=', schoolId)
			.where('ends_on', '>', today)
			.orderBy('starts_on')
			.limit(1)
			.executeTakeFirst()) ?? usualSchoolYear(today, school.zone);
	const startsOn = from ?? (year.startsOn > today ? year.startsOn : weekOf(today));
	const row = await tx
		.selectFrom('rotation')
		.selectAll()
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	const settings: RotationSettings = row
		? {
				teamsAtATime: row.teams_at_a_time,
				teamsEach: row.teams_each,
				focusWeeks: row.focus_weeks,
				groupWeeks: row.group_weeks,
				oneToOnes: row.one_to_ones,
				visitsADay: row.visits_a_day,
			}
		: usualSettings;
	const daysFor = async (divisionId: string | null) =>
		layWeeks(
			layOut(await readCalendar(tx, schoolId, divisionId, startsOn, year.endsOn), startsOn, year.endsOn),
		);
	const weeks = await daysFor(null);
	const teams = await readTeams(tx, schoolId);
	const daysOfDivision = new Map<string, number[]>();
	for (const division of new Set(teams.flatMap((team) => team.divisionId ?? []))) {
		const own = new Map((await daysFor(division)).map((week) => [week.on, week.days]));
		daysOfDivision.set(
			division,
			weeks.map((week) => own.get(week.on) ?? 0),
		);
	}
	return {
		id: schoolId,
		zone: school.zone,
		today,
		startsOn,
		endsOn: year.endsOn,
		settings,
		version: row?.version ?? 0,
		weeks,
		periods: layPeriods(weeks.length, settings.focusWeeks, settings.groupWeeks),
		daysOfDivision,
		teams,
		teachers: await readTeachers(tx, schoolId, teams),
		facilitators: await readFacilitators(tx, schoolId),
		away: await readAway(tx, schoolId, startsOn, year.endsOn),
		...(await readWishes(tx, schoolId, startsOn)),
	};
}

async function readTeams(tx: Tx, schoolId: string): Promise<RotatingTeam[]> {
	const rows = await tx
		.selectFrom('team as t')
		.leftJoin('rotation_team as r', 'r.team_id', 't.id')
		.select(['t.id', 't.name', 't.division_id', 'r.takes_part', 'r.weekday', 'r.facilitator_id'])
		.where('t.school_id', '=', schoolId)
		.orderBy('t.position')
		.orderBy('t.name', (order) => order.collate('und-x-icu'))
		.limit(500)
		.execute();
	return rows.map((one) => ({
		id: one.id,
		name: one.name,
		divisionId: one.division_id,
		takesPart: one.takes_part ?? true,
		weekday: one.weekday,
		facilitatorId: one.facilitator_id,
	}));
}

/** Of those who teach at the school today, the one team each is counted in. */
async function readTeachers(
	tx: Tx,
	schoolId: string,
	teams: RotatingTeam[],
): Promise<ReadSchool['teachers']> {
	const rows = await tx
		.selectFrom('team_member as m')
		.innerJoin('team as t', 't.id', 'm.team_id')
		.innerJoin('person as p', 'p.id', 'm.person_id')
		.innerJoin('role_assignment as r', (join) =>
			join
				.onRef('r.person_id', '=', 'p.id')
				.onRef('r.school_id', '=', 't.school_id')
				.on('r.role', '=', 'teacher'),
		)
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 't.id as teamId', 'm.starts_on'])
		.where('t.school_id', '=', schoolId)
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.orderBy('m.starts_on')
		.orderBy('t.position')
		.orderBy('t.name')
		.orderBy('p.family_name', (order) => order.collate('und-x-icu'))
		.orderBy('p.id')
		.limit(most)
		.execute();
	const parts = new Set(teams.filter((team) => team.takesPart).map(({ id }) => id));
	const found = new Map<string, ReadSchool['teachers'][number]>();
	for (const row of rows)
		if (parts.has(row.teamId) && !found.has(row.id))
			found.set(row.id, { id: row.id, name: nameOf(row), teamId: row.teamId });
	return [...found.values()];
}

async function readFacilitators(tx: Tx, schoolId: string): Promise<RotatingFacilitator[]> {
	const rows = await tx
		.selectFrom('role_assignment as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.leftJoin('rotation_facilitator as f', (join) =>
			join.onRef('f.person_id', '=', 'p.id').onRef('f.school_id', '=', 'r.school_id'),
		)
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'f.weekdays', 'f.visits_a_day'])
		.where('r.school_id', '=', schoolId)
		.where('r.role', '=', 'facilitator')
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.orderBy('p.family_name', (order) => order.collate('und-x-icu'))
		.orderBy('p.id')
		.limit(200)
		.execute();
	return rows.map((one) => ({
		id: one.id,
		name: nameOf(one),
		weekdays: one.weekdays,
		visitsADay: one.visits_a_day,
	}));
}

async function readAway(tx: Tx, schoolId: string, from: string, to: string): Promise<Away[]> {
	const { rows } = await sql<Away>`
		select person_id as "personId", starts_on as "startsOn", ends_on as "endsOn"
		from facilitators_away(${schoolId}, ${from}, ${to}) limit ${most}`.execute(tx);
	return rows;
}

async function readWishes(
	tx: Tx,
	schoolId: string,
	from: string,
): Promise<{ wishes: RotationWish[]; pins: RotationPin[] }> {
	const wishes = await tx
		.selectFrom('rotation_wish')
		.select(['id', 'team_id', 'person_id', 'kind', 'firm', 'starts_on', 'ends_on', 'words'])
		.where('school_id', '=', schoolId)
		.where('ends_on', '>', from)
		.orderBy('starts_on')
		.orderBy('id')
		.limit(most)
		.execute();
	const pins = await tx
		.selectFrom('rotation_pin')
		.select(['id', 'team_id', 'teacher_id', 'week_on', 'holds'])
		.where('school_id', '=', schoolId)
		.where('week_on', '>=', dayAfter(from, -6))
		.orderBy('week_on')
		.orderBy('id')
		.limit(most)
		.execute();
	return {
		wishes: wishes.map((one) => ({
			id: one.id,
			teamId: one.team_id,
			personId: one.person_id,
			kind: one.kind as WishKind,
			firm: one.firm,
			startsOn: one.starts_on,
			endsOn: one.ends_on,
			words: one.words,
		})),
		pins: pins.map((one) => ({
			id: one.id,
			teamId: one.team_id,
			teacherId: one.teacher_id,
			weekOn: one.week_on,
			holds: one.holds,
		})),
	};
}
