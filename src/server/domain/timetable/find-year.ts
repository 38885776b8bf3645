import {
	type CalendarDay,
	layOut,
	noCalendar,
	readCalendar,
	type Term,
} from '#server/domain/calendar/index.ts';
import { readMeetingsOf } from '#server/domain/planning/index.ts';
import { dayAfter, momentOf, usualSchoolYear, type YearDays } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { countEngagements } from './engagements.ts';
import { type Reached, reachWhose, type SchoolOfDays, type Whose } from './whose.ts';

/** A school year of somebody's days, with how much stands in each of what the reader may read. */
export interface YearOf {
	of: Pick<Reached, 'kind' | 'id' | 'name' | 'school' | 'teams'>;
	year: YearDays;
	terms: Term[];
	days: (CalendarDay & { count: number })[];
}

/** No school year is longer; one that was told so is shown up to here. */
const mostDays = 400;

/** Reads the school year that a day is in, the usual one where none was told. Refuses `missing` as `findTimetable` does. */
export function findYearOf(
	actor: Member,
	schools: readonly SchoolOfDays[],
	day: string,
	whose: Whose = { kind: 'self' },
): Promise<YearOf | Refusal> {
	return unitOfWork<YearOf | Refusal>(actor, async (tx) => {
		const of = await reachWhose(tx, actor, schools, whose);
		if (!of) return missing;
		const { school } = of;
		const zone = school?.zone ?? 'UTC';
		const year = await readYear(tx, school, day);
		const [from, to] = [year.startsOn, year.endsOn];
		const calendar = school
			? await readCalendar(tx, school.id, of.divisionId, from, to, false)
			: noCalendar(from, to);
		const between = { from: momentOf(from, '00:00', zone), to: momentOf(to, '00:00', zone) };
		const counts = await countEngagements(tx, actor, of, between, zone);
		const meetings = school ? await readMeetingsOf(tx, school.id, of, { from, to }) : [];
		for (const meeting of meetings) counts.set(meeting.day, (counts.get(meeting.day) ?? 0) + 1);
		return {
			of: { kind: of.kind, id: of.id, name: of.name, school, teams: of.teams },
			year,
			terms: calendar.terms.filter((term) => term.startsOn < to && term.endsOn > from),
			days: layOut(calendar, from, to).map((one) => ({ ...one, count: counts.get(one.day) ?? 0 })),
		};
	});
}

/** The year that was told for a day, up to where the next begins; the one that usually is where none was. */
async function readYear(tx: Tx, school: SchoolOfDays | null, day: string): Promise<YearDays> {
	const told = school
		? await tx
				.selectFrom('school_year')
				.select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
				.where('school_id', '=', school.id)
				.where('starts_on', '<=', day)
				.where('ends_on', '>', day)
				.orderBy('starts_on', 'desc')
				.executeTakeFirst()
		: undefined;
	const year = told ?? usualSchoolYear(day, school?.zone ?? 'UTC');
	const [endsOn = year.endsOn] = [year.endsOn, dayAfter(year.startsOn, mostDays)].sort();
	return { ...year, endsOn };
}
