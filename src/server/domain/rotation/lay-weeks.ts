import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { weekOf } from '#server/domain/school/index.ts';
import type { FocusPeriod } from './problem.ts';

/** A week with school: its Monday, and its school days as bits, Monday 1. */
export interface SchoolWeek {
	on: string;
	days: number;
}

/** The bit of a day in its week. */
export function bitOf(day: string): number {
	return 1 << ((new Date(day).getUTCDay() + 6) % 7);
}

/** The weeks that have school, in order. */
export function layWeeks(days: readonly CalendarDay[]): SchoolWeek[] {
	const weeks = new Map<string, number>();
	for (const { day, kind } of days)
		if (kind === 'school') weeks.set(weekOf(day), (weeks.get(weekOf(day)) ?? 0) | bitOf(day));
	return [...weeks].map(([on, bits]) => ({ on, days: bits }));
}

/** Periods of so many weeks; one too short for a group and a visit after it is joined to the one before. */
export function layPeriods(weeks: number, focusWeeks: number, groupWeeks: number): FocusPeriod[] {
	const periods: FocusPeriod[] = [];
	for (let first = 0; first < weeks; first += focusWeeks) {
		const long = Math.min(focusWeeks, weeks - first);
		const before = periods.at(-1);
		if (long < 2 && before) before.weeks += long;
		else if (long >= 2) periods.push({ first, weeks: long, groups: Math.min(groupWeeks, long - 1) });
	}
	return periods;
}
