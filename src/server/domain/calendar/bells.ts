import type { CalendarDay, PeriodOfDay, SchoolCalendar } from './calendar.ts';

/**
 * The periods of a school day. Bells named for the very day go first, then those of its day of the cycle, then those of its
 * weekday, then the usual ones; a division that has bells of its own hears no others, unless they are named for the day.
 * Where school closes early, what begins later is not, and what is under way is cut short.
 */
export function periodsOf(
	{ specialDays, bells }: SchoolCalendar,
	day: Pick<CalendarDay, 'day' | 'cycleDay' | 'endsAt'>,
	weekday: number,
): PeriodOfDay[] {
	const named = specialDays
		.filter((one) => one.day === day.day && one.bellScheduleId !== null)
		.sort((a, b) => Number(b.own) - Number(a.own))[0]?.bellScheduleId;
	const own = bells.some((one) => one.own);
	const heard = bells.filter((one) => one.own === own);
	const schedule =
		(named === undefined ? undefined : bells.find((one) => one.id === named)) ??
		heard.find((one) => day.cycleDay !== null && one.cycleDays.includes(day.cycleDay)) ??
		heard.find((one) => one.weekdays.includes(weekday)) ??
		heard.find((one) => one.usual);
	const { endsAt } = day;
	const periods = schedule?.periods ?? [];
	if (endsAt === null) return periods;
	return periods
		.filter((one) => one.startsAt < endsAt)
		.map((one) => (one.endsAt > endsAt ? { ...one, endsAt } : one));
}
