import { datesIn, daysAway, numbersIn } from './formats.ts';

/** From where and when a date is spoken: the school's zone (IANA), the reader's language (BCP 47), the moment. */
export interface Standpoint {
	zone: string;
	locale: string;
	/** ISO 8601. */
	now: string;
}

/**
 * `near` says today, tomorrow, Thursday, else the date; `day` the date in full; `short` the date alone;
 * `time` the hour; `moment` is near and hour.
 */
export type WhenStyle = 'near' | 'day' | 'short' | 'time' | 'moment';

/** Whether `iso` is a school day (`YYYY-MM-DD`), which has no zone, rather than a moment. */
export function isDay(iso: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(iso);
}

/** The school day of a moment in a zone. */
export function dayOf(iso: string, zone: string): string {
	return isDay(iso) ? iso : written('sv', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, iso);
}

/** Whole days from one school day to another; negative when it is past. */
export function daysFrom(day: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(day)) / 86_400_000);
}

/** The day as people say it, seen from the standpoint. */
export function sayDay(iso: string, from: Standpoint, style: 'near' | 'day' | 'short' = 'near'): string {
	const day = dayOf(iso, from.zone);
	const today = dayOf(from.now, from.zone);
	const away = daysFrom(today, day);
	const thisYear = day.slice(0, 4) === today.slice(0, 4) || Math.abs(away) < 120;
	if (style === 'near') {
		if (Math.abs(away) <= 1) return near(from.locale, away);
		if (away > 1 && away < 7) return written(from.locale, 'UTC', { weekday: 'long' }, day);
	}
	if (style === 'short' || (style === 'near' && !thisYear))
		return written(
			from.locale,
			'UTC',
			{ day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }) },
			day,
		);
	return written(
		from.locale,
		'UTC',
		{
			weekday: style === 'near' ? 'short' : 'long',
			day: 'numeric',
			month: style === 'near' ? 'short' : 'long',
			...(thisYear ? {} : { year: 'numeric' }),
		},
		day,
	);
}

/** The hour of a moment on the school's clocks. Gives nothing for a school day, which has none. */
export function sayTime(iso: string, from: Standpoint): string {
	return isDay(iso) ? '' : written(from.locale, from.zone, { hour: 'numeric', minute: '2-digit' }, iso);
}

/** Minutes as hours, with at most one decimal, in the reader's language. */
export function sayHours(minutes: number, locale: string): string {
	return numbersIn(locale, {
		style: 'unit',
		unit: 'hour',
		unitDisplay: 'short',
		maximumFractionDigits: 1,
	}).format(minutes / 60);
}

/** The first letter made large, for words that stand alone. */
export function atStart(words: string, locale: string): string {
	const [first = ''] = words;
	return first.toLocaleUpperCase(locale) + words.slice(first.length);
}

function near(locale: string, away: number): string {
	return daysAway(locale).format(away, 'day');
}

function written(locale: string, zone: string, options: Intl.DateTimeFormatOptions, iso: string): string {
	return datesIn(locale, { ...options, timeZone: zone }).format(new Date(iso));
}
