import { momentOf, schoolDay } from '#server/domain/school/index.ts';

/** The month, as its first day `YYYY-MM-01`, that a moment is in on the clocks of a zone. */
export function monthOf(zone: string, at: Date): string {
	return `${schoolDay(zone, at).slice(0, 7)}-01`;
}

/** The month so many months later; earlier when negative. */
export function monthAfter(month: string, months = 1): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The first moment of a month and of the next, on the clocks of a zone. */
export function boundsOf(month: string, zone: string): { start: Date; end: Date } {
	return { start: momentOf(month, '00:00', zone), end: momentOf(monthAfter(month), '00:00', zone) };
}

/** Months looked back on: older ones are neither counted any more nor compared with. */
export const lookBack = 24;

/** The months that are over and not counted yet, the oldest first: since the first activity, at most `lookBack` back. */
export function monthsToCount(
	zone: string,
	now: Date,
	firstActivity: Date | undefined,
	counted: ReadonlySet<string>,
): string[] {
	if (!firstActivity) return [];
	const running = monthOf(zone, now);
	const earliest = monthAfter(running, -lookBack);
	const began = monthOf(zone, firstActivity);
	const months: string[] = [];
	for (let month = earliest; month < running; month = monthAfter(month))
		if (month >= began && !counted.has(month)) months.push(month);
	return months;
}
