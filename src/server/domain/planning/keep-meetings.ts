import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { type Meeting, readMeetings } from './read-meetings.ts';

const counter: Actor = { kind: 'counter' };

/** How long a server may have slept, in days: of what was longer ago only what was written in is known. */
const lookBack = 40;
/** How many are written by one statement: it takes 65,535 values, and a meeting has a dozen. */
const atOnce = 2_000;

/**
 * Makes rows of the meetings that are over, those which the calendar alone tells of: from then on they count in the hours of those
 * who were invited, and no calendar that is changed later moves them.
 * @returns how many were kept
 */
export async function keepMeetings(): Promise<number> {
	let kept = 0;
	for (const school of await readPlanningSchools()) kept += await keepOfSchool(school);
	return kept;
}

interface PlanningSchool {
	id: string;
	zone: string;
}

function readPlanningSchools(): Promise<PlanningSchool[]> {
	return unitOfWork(counter, (tx) =>
		tx
			.selectFrom('school as s')
			.select(['s.id', 's.zone'])
			.where(({ exists, selectFrom }) =>
				exists(selectFrom('planning_rhythm as r').select('r.id').whereRef('r.school_id', '=', 's.id')),
			)
			.orderBy('s.id')
			.execute(),
	);
}

function keepOfSchool(school: PlanningSchool): Promise<number> {
	const today = schoolDay(school.zone, now());
	return unitOfWork(counter, async (tx) => {
		const teams = await tx
			.selectFrom('team as t')
			.select(['t.id', 't.division_id as divisionId'])
			.where('t.school_id', '=', school.id)
			.where(({ exists, selectFrom }) =>
				exists(selectFrom('planning_rhythm as r').select('r.id').whereRef('r.team_id', '=', 't.id')),
			)
			.orderBy('t.id')
			.execute();
		const { meetings } = await readMeetings(
			tx,
			teams.map((team) => ({ ...team, schoolId: school.id })),
			dayAfter(today, -lookBack),
			today,
		);
		const over = meetings.filter((one) => one.version === null);
		for (let at = 0; at < over.length; at += atOnce) await keep(tx, school.id, over.slice(at, at + atOnce));
		return over.length;
	});
}

function keep(tx: Tx, schoolId: string, over: readonly (Meeting & { teamId: string })[]): Promise<unknown> {
	return tx
		.insertInto('meeting')
		.values(
			over.map((one) => ({
				id: one.id,
				school_id: schoolId,
				team_id: one.teamId,
				rhythm_id: one.rhythmId,
				turn: one.turn,
				part: one.part,
				kind: one.kind,
				on_day: one.day,
				starts_at: one.startsAt,
				minutes: one.minutes,
				place: one.place,
				made_by: null,
				made_at: now(),
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
