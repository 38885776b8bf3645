import { findGuests, readMeetings } from '#server/domain/planning/index.ts';
import { weekOf } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { weeksOf } from './problem.ts';
import type { ReadSchool } from './read-school.ts';

/** The columns of a unit that say technology's part. */
const parts = ['tuning_in', 'investigation', 'communication', 'creation', 'assessment'] as const;

/** By facilitator, how many meetings of teams they are invited to, week by week. */
export type MeetingsOf = Map<string, number[]>;

/** By team that plans units with technology here: in which focus periods it teaches one. */
export type TaughtIn = Map<string, boolean[]>;

/** Reads the meetings of teams that facilitators are invited to. */
export async function readMeetingsOf(tx: Tx, school: ReadSchool): Promise<MeetingsOf> {
	const { id: schoolId, startsOn, endsOn, weeks } = school;
	const weekAt = new Map(weeks.map((week, at) => [week.on, at]));
	const teams = school.teams.map((team) => ({ ...team, schoolId }));
	const { meetings, rhythms } = await readMeetings(tx, teams, startsOn, endsOn);
	const guests = await findGuests(
		tx,
		rhythms.map((rhythm) => rhythm.id),
	);
	const held = new Map(school.facilitators.map(({ id }) => [id, weeks.map(() => 0)]));
	for (const meeting of meetings) {
		const week = weekAt.get(weekOf(meeting.day));
		if (week === undefined || meeting.calledOff) continue;
		for (const guest of guests.get(meeting.rhythmId) ?? []) {
			const own = held.get(guest);
			if (own) own[week] = (own[week] ?? 0) + 1;
		}
	}
	return held;
}

/** Reads when teams teach units in which technology has a part. */
export async function readTaughtIn(tx: Tx, school: ReadSchool): Promise<TaughtIn> {
	const units = await tx
		.selectFrom('unit')
		.select(['team_id', 'starts_on', 'ends_on'])
		.where('school_id', '=', school.id)
		.where('put_away_at', 'is', null)
		.where('ends_on', '>', school.startsOn)
		.where('starts_on', '<', school.endsOn)
		.where((eb) => eb.or(parts.map((part) => eb(part, '<>', ''))))
		.execute();
	const taught: TaughtIn = new Map();
	for (const unit of units) {
		const own = taught.get(unit.team_id) ?? school.periods.map(() => false);
		taught.set(unit.team_id, own);
		for (const [at, period] of school.periods.entries())
			if (weeksOf(period).some((week) => runsIn(unit, school.weeks[week]?.on))) own[at] = true;
	}
	return taught;
}

function runsIn(unit: { starts_on: string; ends_on: string }, monday: string | undefined): boolean {
	return monday !== undefined && weekOf(unit.starts_on) <= monday && unit.ends_on > monday;
}
