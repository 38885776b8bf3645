import { type OfferedTime, readOffered } from '#server/domain/booking/index.ts';
import { type CalendarDay, layOut, noCalendar, readCalendar } from '#server/domain/calendar/index.ts';
import { type OwnMeeting, readMeetingsOf } from '#server/domain/planning/index.ts';
import { daysBetween, momentOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Engagement, readEngagements } from './engagements.ts';
import { type Reached, reachWhose, type SchoolOfDays, type Whose } from './whose.ts';

/** A stretch of school days, from and with `from` up to and without `to`, `YYYY-MM-DD`. */
export interface Days {
	from: string;
	to: string;
}

/** Somebody's days: what the school's calendar tells of them, and what stands in them as far as the reader may read it. */
export interface Timetable {
	of: Pick<Reached, 'kind' | 'id' | 'name' | 'school' | 'teams'>;
	days: (CalendarDay & {
		/** On which they said that they are away; told to themself alone. */
		away: boolean;
	})[];
	/** By time. */
	engagements: Engagement[];
	/** Meetings that they are invited to, or of the team or school, but those called off. */
	meetings: OwnMeeting[];
	/** A colleague's times that the reader may book, or could if they were not taken. */
	offered: OfferedTime[];
}

export const mostDays = 100;

/**
 * Reads days of the actor's or of somebody else's, by the clocks of one of the actor's schools: at most 100. Refuses more with
 * `calendar-span`, and `missing` for who or what is not of these schools. Who is in no school has days without a calendar.
 */
export function findTimetable(
	actor: Member,
	schools: readonly SchoolOfDays[],
	{ from, to }: Days,
	whose: Whose = { kind: 'self' },
): Promise<Timetable | Refusal> {
	if (to <= from || daysBetween(from, to) > mostDays)
		return Promise.resolve(refuse('calendar-span', { field: 'to', args: { most: mostDays } }));
	return unitOfWork<Timetable | Refusal>(actor, async (tx) => {
		const of = await reachWhose(tx, actor, schools, whose);
		if (!of) return missing;
		const { school } = of;
		const days = school
			? layOut(await readCalendar(tx, school.id, of.divisionId, from, to), from, to)
			: layOut(noCalendar(from, to), from, to);
		const away = of.kind === 'self' ? await readAway(tx, actor, { from, to }) : [];
		const zone = school?.zone ?? 'UTC';
		return {
			of: { kind: of.kind, id: of.id, name: of.name, school, teams: of.teams },
			days: days.map((day) => ({
				...day,
				away: away.some((one) => one.starts_on <= day.day && day.day < one.ends_on),
			})),
			meetings: school ? await readMeetingsOf(tx, school.id, of, { from, to }) : [],
			engagements: await readEngagements(tx, actor, of, {
				from: momentOf(from, '00:00', zone),
				to: momentOf(to, '00:00', zone),
			}),
			offered:
				of.kind === 'person' && school ? await readOffered(tx, of.id, school.id, { from, to }, now()) : [],
		};
	});
}

function readAway(tx: Tx, actor: Member, { from, to }: Days) {
	return tx
		.selectFrom('away')
		.select(['starts_on', 'ends_on'])
		.where('person_id', '=', actor.personId)
		.where('ends_on', '>', from)
		.where('starts_on', '<', to)
		.execute();
}
