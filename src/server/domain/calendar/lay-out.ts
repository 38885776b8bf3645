import { periodsOf } from './bells.ts';
import type { CalendarDay, Cycle, DayOff, SchoolCalendar, Span } from './calendar.ts';

const dayLength = 86_400_000;
const usualWeek = [1, 2, 3, 4, 5];

const numberOf = (day: string) => Date.parse(day) / dayLength;
const dayOf = (number: number) => new Date(number * dayLength).toISOString().slice(0, 10);
/** ISO: Monday is 1. */
const weekdayOf = (number: number) => ((((number + 3) % 7) + 7) % 7) + 1;

const covers = ({ startsOn, endsOn }: Span, day: string) => startsOn <= day && day < endsOn;

/**
 * Every day from `from` up to, not including, `to`, with what it is: a school day or none, which day of the cycle, and its
 * periods. In a school year that has terms, school is in its terms; elsewhere on every weekday that is not off. The number of
 * a day is counted from where its cycle begins, so a day off that is added moves all that come after it.
 * @throws RangeError for days that the calendar was not read for
 */
export function layOut(calendar: SchoolCalendar, from: string, to: string): CalendarDay[] {
	if (from < calendar.from || to > calendar.to)
		throw new RangeError(
			`The calendar is known from ${calendar.from} to ${calendar.to}, not ${from} to ${to}`,
		);
	const inSession = sessions(calendar);
	const offs = daysOffByDay(calendar, to);
	const counts = new Map<Cycle, ReturnType<typeof counting>>();
	const days: CalendarDay[] = [];
	for (let number = numberOf(from); number < numberOf(to); number++) {
		const day = dayOf(number);
		const cycle = cycleOn(calendar.cycles, day);
		const off = offs.get(number) ?? [];
		const weekday = weekdayOf(number);
		const kind = !inSession(day)
			? 'outside'
			: !(cycle?.weekdays ?? usualWeek).includes(weekday)
				? 'weekend'
				: off.length > 0
					? 'off'
					: 'school';
		let cycleDay: number | null = null;
		let turn: string | null = null;
		if (kind === 'school' && cycle?.length) {
			const count = counts.get(cycle) ?? counting(cycle, inSession, offs);
			counts.set(cycle, count);
			const counted = cycle.firstDay - 1 + count(number);
			cycleDay = (counted % cycle.length) + 1;
			turn = `${cycle.startsOn}+${Math.floor(counted / cycle.length)}`;
		}
		const special = calendar.specialDays.filter((one) => one.day === day);
		const closing = special.filter((one) => one.endsAt !== null);
		const endsAt =
			kind === 'school' ? ((closing.find((one) => one.own) ?? closing[0])?.endsAt ?? null) : null;
		const told = { day, cycleDay, endsAt };
		days.push({
			...told,
			kind,
			cycleLength: cycle?.length ?? null,
			turn,
			names: [...new Set([...off, ...special].map((one) => one.name))],
			term: calendar.terms.find((one) => covers(one, day))?.name ?? null,
			periods: kind === 'school' ? periodsOf(calendar, told, weekday) : [],
		});
	}
	return days;
}

/** The school days from `from` up to, not including, `to`. */
export function schoolDays(calendar: SchoolCalendar, from: string, to: string): CalendarDay[] {
	return layOut(calendar, from, to).filter((day) => day.kind === 'school');
}

/** The first school day after `day`, as far as the calendar is known; null when there is none. */
export function nextSchoolDay(calendar: SchoolCalendar, day: string): string | null {
	const from = dayOf(numberOf(day) + 1);
	return from < calendar.to ? (schoolDays(calendar, from, calendar.to)[0]?.day ?? null) : null;
}

/** The cycle that holds on a day: the division's own once it has begun, else the school's. */
function cycleOn(cycles: Cycle[], day: string): Cycle | undefined {
	const begun = cycles.filter((one) => one.startsOn <= day);
	const latest = (among: Cycle[]) =>
		among.reduce<Cycle | undefined>(
			(late, one) => (late && late.startsOn > one.startsOn ? late : one),
			undefined,
		);
	return latest(begun.filter((one) => one.own)) ?? latest(begun.filter((one) => !one.own));
}

function sessions({ years, terms }: SchoolCalendar): (day: string) => boolean {
	const withTerms = years.filter((year) =>
		terms.some((term) => term.startsOn < year.endsOn && year.startsOn < term.endsOn),
	);
	return (day) => terms.some((term) => covers(term, day)) || !withTerms.some((year) => covers(year, day));
}

function daysOffByDay({ daysOff }: SchoolCalendar, to: string): Map<number, DayOff[]> {
	const byDay = new Map<number, DayOff[]>();
	for (const off of daysOff) {
		const end = Math.min(numberOf(off.endsOn), numberOf(to));
		for (let number = numberOf(off.startsOn); number < end; number++)
			byDay.set(number, [...(byDay.get(number) ?? []), off]);
	}
	return byDay;
}

/**
 * How many days of a cycle are counted before a day; asked for later and later days. A day off is passed over, or counted and
 * left out, as it says itself or else as the cycle has it. A closure says nothing of a day that was off already.
 */
function counting(cycle: Cycle, inSession: (day: string) => boolean, offs: Map<number, DayOff[]>) {
	let reached = numberOf(cycle.startsOn);
	let counted = 0;
	const usual = cycle.throughDaysOff ? 'drop' : 'push';
	const counts = (number: number) => {
		if (!cycle.weekdays.includes(weekdayOf(number)) || !inSession(dayOf(number))) return false;
		const off = offs.get(number) ?? [];
		const holidays = off.filter((one) => one.kind === 'holiday');
		return (holidays.length > 0 ? holidays : off).every((one) => (one.effect ?? usual) === 'drop');
	};
	return (number: number): number => {
		for (; reached < number; reached++) if (counts(reached)) counted++;
		return counted;
	};
}
