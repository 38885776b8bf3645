import type { Translator } from '#messages/index.ts';
import type { CalendarDay, SchoolCalendar } from '#server/domain/calendar/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';

/** A day as it stands in a month. */
export interface Cell {
	day: string;
	/** Of the month, from 1. */
	date: number;
	kind: CalendarDay['kind'];
	cycleDay: number | null;
	/** What it is called: days off, special days. */
	name: string;
	endsAt: string | null;
	today: boolean;
}

export interface MonthShown {
	/** `YYYY-MM`. */
	month: string;
	title: string;
	/** The days of the week, from the first that the school's week has. */
	heads: { short: string; long: string }[];
	/** Null before the first day of the month and after its last. */
	weeks: (Cell | null)[][];
	/** What its days are called, each once, with its days. */
	notes: { when: string; name: string; off: boolean }[];
}

/** The first day of the month so many months later. */
export function monthAfter(month: string, months: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Writes dates in the reader's language. */
export function writer(t: Translator, options: Intl.DateTimeFormatOptions): (day: string) => string {
	const format = new Intl.DateTimeFormat(t.locale, { timeZone: 'UTC', ...options });
	return (day) => format.format(new Date(day));
}

/** A month of a school's calendar, week by week: from Sunday where school is on Sundays, else from Monday. */
export function monthShown(
	month: string,
	days: Map<string, CalendarDay>,
	{ t, today, sundayFirst }: { t: Translator; today: string; sundayFirst: boolean },
): MonthShown {
	const first = `${month}-01`;
	const end = `${monthAfter(month, 1)}-01`;
	const weekday = new Date(first).getUTCDay();
	const before = sundayFirst ? weekday : (weekday + 6) % 7;
	const cells: (Cell | null)[] = Array.from({ length: before }, () => null);
	const notes: MonthShown['notes'] = [];
	for (let day = first; day < end; day = dayAfter(day)) {
		const told = days.get(day);
		const name = told?.names.join(' · ') ?? '';
		cells.push({
			day,
			date: Number(day.slice(8)),
			// Between terms a break has a name.
			kind: told?.kind === 'outside' && name !== '' ? 'off' : (told?.kind ?? 'outside'),
			cycleDay: told?.cycleDay ?? null,
			name,
			endsAt: told?.endsAt ?? null,
			today: day === today,
		});
		for (const one of told?.names ?? [])
			if (!notes.some((note) => note.name === one))
				notes.push({
					when: spanOf(one, day, end, days),
					name: one,
					off: told?.kind === 'off' || told?.kind === 'outside',
				});
	}
	while (cells.length % 7 !== 0) cells.push(null);
	const weekdays = Array.from({ length: 7 }, (_, at) =>
		dayAfter(sundayFirst ? '2024-01-07' : '2024-01-01', at),
	);
	const [short, long] = [writer(t, { weekday: 'narrow' }), writer(t, { weekday: 'long' })];
	return {
		month,
		title: writer(t, { month: 'long', year: 'numeric' })(first),
		heads: weekdays.map((day) => ({ short: short(day), long: long(day) })),
		weeks: Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7)),
		notes,
	};
}

/** The days of a month that are called something, from the first of them on: `26–30`. */
function spanOf(name: string, from: string, end: string, days: Map<string, CalendarDay>): string {
	let last = from;
	for (let day = from; day < end; day = dayAfter(day)) {
		const told = days.get(day);
		if (told?.names.includes(name)) last = told.kind === 'weekend' ? last : day;
		else if (told?.kind !== 'weekend') break;
	}
	return from === last ? String(Number(from.slice(8))) : `${Number(from.slice(8))}–${Number(last.slice(8))}`;
}

/** Whether the school's week begins on a Sunday. */
export function beginsOnSunday({ cycles }: SchoolCalendar): boolean {
	return cycles.at(-1)?.weekdays.includes(7) ?? false;
}
