import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { dayAfter, weekOf } from '#server/domain/school/index.ts';

/** How much is shown at once. A year is read by itself: it says how much stands in each day, and not what. */
export const views = ['day', 'week', 'cycle', 'month', 'year'] as const;
export type View = (typeof views)[number];

/** What a view of somebody's days shows: those from `from` up to, not including, `to`, and a day of the one before it and of the one after. */
export interface Span {
	from: string;
	to: string;
	before: string;
	after: string;
}

/** How far around a day a view may reach; a cycle of twenty days with holidays in it is the longest. */
export const reach = 45;

/**
 * The span of a view that a day is in, by the days around it. A week begins on Sunday where that is a school day. Where there is
 * no cycle, a cycle's is the week's.
 */
export function spanOf(view: Exclude<View, 'year'>, day: string, days: readonly CalendarDay[]): Span {
	if (view === 'day')
		return { from: day, to: dayAfter(day), before: dayAfter(day, -1), after: dayAfter(day) };
	if (view === 'month') {
		const from = `${day.slice(0, 7)}-01`;
		const after = `${dayAfter(from, 31).slice(0, 7)}-01`;
		return { from, to: after, before: `${dayAfter(from, -1).slice(0, 7)}-01`, after };
	}
	return (view === 'cycle' ? cycleAround(day, days) : undefined) ?? weekAround(day, days);
}

function weekAround(day: string, days: readonly CalendarDay[]): Span {
	const sunday = dayAfter(weekOf(dayAfter(day)), -1);
	const onSunday = days.some((one) => one.day === sunday && one.kind === 'school');
	const from = onSunday ? sunday : weekOf(day);
	return { from, to: dayAfter(from, 7), before: dayAfter(from, -7), after: dayAfter(from, 7) };
}

/** From a first day of the cycle up to the next. */
function cycleAround(day: string, days: readonly CalendarDay[]): Span | undefined {
	const firsts = days.filter(({ cycleDay }) => cycleDay === 1).map((one) => one.day);
	const from = firsts.findLast((one) => one <= day) ?? firsts[0];
	if (from === undefined) return undefined;
	const to = firsts.find((one) => one > from) ?? dayAfter(days.at(-1)?.day ?? from);
	return { from, to, before: dayAfter(from, -1), after: to };
}
