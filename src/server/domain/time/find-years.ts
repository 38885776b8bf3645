import { dayAfter, usualSchoolYear, weekOf, type YearDays } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** The school that hours are told by. */
export interface SchoolOfHours {
	id: string;
	zone: string;
}

/** A school's years up to today, each up to the next; the one that usually is where none was told, or for who is in no school. */
export async function findYears(tx: Tx, school: SchoolOfHours | null, today: string): Promise<YearDays[]> {
	const rows = school
		? await tx
				.selectFrom('school_year')
				.select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
				.where('school_id', '=', school.id)
				.where('starts_on', '<=', today)
				.orderBy('starts_on', 'desc')
				.limit(30)
				.execute()
		: [];
	if (rows.length === 0) return [usualSchoolYear(today, school?.zone ?? 'UTC')];
	return rows.reverse().map((year, at) => {
		const next = rows[at + 1]?.startsOn ?? (year.endsOn > today ? year.endsOn : dayAfter(today));
		return { ...year, endsOn: next };
	});
}

/** The place of the year that a week is told with, by a day of it: where one year ends within a week, the one that begins. */
export function placeIn(years: readonly YearDays[], day: string): number {
	const sunday = dayAfter(weekOf(day), 6);
	return Math.max(
		0,
		years.findLastIndex(({ startsOn }) => startsOn <= sunday),
	);
}

/** The terms of a school that begin in a year. */
export function findTerms(tx: Tx, schoolId: string, { startsOn, endsOn }: YearDays): Promise<YearDays[]> {
	return tx
		.selectFrom('term')
		.select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', schoolId)
		.where('starts_on', '>=', startsOn)
		.where('starts_on', '<', endsOn)
		.orderBy('starts_on')
		.limit(20)
		.execute();
}
