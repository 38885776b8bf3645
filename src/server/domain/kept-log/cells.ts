import { searchable } from '#server/domain/people/index.ts';
import type { Reading } from './kept-log.ts';

const pad = (value: number) => String(value).padStart(2, '0');

/** A day of the calendar as `YYYY-MM-DD`, or nothing. Two figures for a year are of this century. */
function dayOf(year: number, month: number, day: number): string | undefined {
	const whole = year < 100 ? 2000 + year : year;
	const date = new Date(Date.UTC(whole, month - 1, day));
	if (
		whole < 1950 ||
		date.getUTCFullYear() !== whole ||
		date.getUTCMonth() !== month - 1 ||
		date.getUTCDate() !== day
	)
		return undefined;
	return `${whole}-${pad(month)}-${pad(day)}`;
}

const months = new Map<string, Map<string, number>>();

/** The number of a month by its name, short or long, in English or the reader's language. */
function monthNamed(name: string, locale: string): number | undefined {
	for (const one of [locale, 'en']) {
		let known = months.get(one);
		if (!known) {
			known = new Map();
			for (const month of ['long', 'short'] as const) {
				const format = new Intl.DateTimeFormat(one, { month, timeZone: 'UTC' });
				for (let at = 0; at < 12; at += 1)
					known.set(searchable(format.format(Date.UTC(2026, at, 15)).replace('.', '')), at + 1);
			}
			known.set('sept', 9);
			months.set(one, known);
		}
		const found = known.get(searchable(name));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Reads a day: `2026-09-14`, `14.9.2026`, `9/14/26`, `14 September 2026`, `Sep 14, 2026`, a time behind it or not. */
export function readDay(cell: string, first: Reading['first'], locale: string): string | undefined {
	const text = cell.trim();
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
	if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const numbers = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?!\d)/.exec(text);
	if (numbers) {
		const [a, b, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
		return first === 'day' ? dayOf(year, b, a) : dayOf(year, a, b);
	}
	const dayFirst =
		/^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})/iu.exec(
			text,
		);
	const monthFirst = /^(?:\p{L}+\.?,\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/iu.exec(text);
	const month = monthNamed(dayFirst?.[2] ?? monthFirst?.[1] ?? '', locale);
	if (month === undefined) return undefined;
	return dayOf(Number(dayFirst?.[3] ?? monthFirst?.[3]), month, Number(dayFirst?.[1] ?? monthFirst?.[2]));
}

/** Which number comes first in the days of a column: what only one order makes days of, else the reader's own. */
export function orderOf(cells: readonly string[], locale: string): Reading['first'] {
	for (const cell of cells) {
		const numbers = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+\d{2}/.exec(cell.trim());
		if (Number(numbers?.[1]) > 12) return 'day';
		if (Number(numbers?.[2]) > 12) return 'month';
	}
	const parts = new Intl.DateTimeFormat(locale).formatToParts(Date.UTC(2026, 8, 14));
	const order = parts.map((part) => part.type).filter((type) => type === 'day' || type === 'month');
	return order[0] === 'month' ? 'month' : 'day';
}

/** Reads a time, `9:30`, `09.30`, `14h30`, `2 pm`, as `HH:MM`; also out of a day with a time behind it. */
export function readTime(cell: string): string | undefined {
	const text = cell.trim().replace(/^\d{4}-\d{2}-\d{2}[ T]/, '');
	const [, hours, minutes = '00', half] =
		/^(\d{1,2})(?:[:.hH](\d{2}))?(?::\d{2})?\s*([ap]\.?m\.?)?(?!\d)/i.exec(text) ?? [];
	if (hours === undefined || (half === undefined && !/[:.hH]/.test(text))) return undefined;
	const late = half?.toLowerCase().startsWith('p') ?? false;
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (late ? 12 : 0);
	return hour < 24 && Number(minutes) < 60 ? `${pad(hour)}:${minutes}` : undefined;
}

/** Reads how long something took, in minutes: `45`, `45 min`, `1:15`, `1h 15`, `1,5 h`. */
export function readMinutes(cell: string): number | undefined {
	const text = cell.trim().toLowerCase();
	const clock =
		/^(\d{1,2}):(\d{2})(?::00)?$/.exec(text) ?? /^(\d{1,2})\s*h\w*\s*(\d{1,2})\s*(?:m\w*)?$/.exec(text);
	const hours = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hours?|std|stunden?|heures?|horas?)\.?$/.exec(text);
	const plain = /^(\d{1,4})(?:[.,]0+)?\s*(?:m|min|mins|minutes?|minuten|minutos)?\.?$/.exec(text);
	const read = clock
		? Number(clock[1]) * 60 + Number(clock[2])
		: hours
			? Math.round(Number(hours[1]?.replace(',', '.')) * 60)
			: plain
				? Number(plain[1])
				: undefined;
	return read !== undefined && read >= 1 && read <= 1440 ? read : undefined;
}
