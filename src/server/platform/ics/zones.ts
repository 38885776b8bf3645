import { Temporal } from 'temporal-polyfill';
import type { Part } from './entries.ts';

/** The moment, in milliseconds, at which clocks show a local `YYYY-MM-DDTHH:MM:SS`. */
export type Clock = (local: string) => number;

/**
 * The clocks that a calendar file means by a name: those of the IANA zone of that name or at its end, else what the file
 * itself tells of them, else the zone that is given.
 */
export function clocksOf(calendars: Part[], usual: string): (name: string | undefined) => Clock {
	const known = new Map<string, Clock>();
	const told = calendars.flatMap((one) => one.parts).filter((one) => one.kind === 'VTIMEZONE');
	const usualClock = zoneClock(usual) ?? ((local: string) => Date.parse(`${local}Z`));
	return (name) => {
		if (name === undefined || name === '') return usualClock;
		const before = known.get(name);
		if (before) return before;
		const zone = told.find((one) => one.properties.get('tzid')?.[0]?.raw === name);
		const location = zone?.properties.get('x-lic-location')?.[0]?.raw;
		const clock =
			zoneClock(name) ??
			zoneClock(/[A-Za-z_]+\/[\w+-]+(\/[\w+-]+)?$/.exec(name.slice(-60))?.[0]) ??
			zoneClock(location) ??
			(zone && toldClock(zone)) ??
			usualClock;
		known.set(name, clock);
		return clock;
	};
}

function zoneClock(zone: string | undefined): Clock | undefined {
	if (zone === undefined || zone.length > 60) return undefined;
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
	} catch {
		return undefined;
	}
	if (zone === 'UTC') return (local) => Date.parse(`${local}Z`);
	return (local) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

interface Observance {
	begins: string;
	/** Milliseconds that the clocks are ahead of UTC before it and from it on. */
	before: number;
	from: number;
	rule: Record<string, string>;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Clocks as a VTIMEZONE tells them: each observance holds from its beginning, once or on a day of every year. */
function toldClock(zone: Part): Clock | undefined {
	const observances = zone.parts.flatMap((part): Observance[] => {
		const value = (name: string) => part.properties.get(name)?.[0];
		const begins = value('dtstart')?.values[0];
		const before = offset(value('tzoffsetfrom')?.raw);
		const from = offset(value('tzoffsetto')?.raw);
		if (typeof begins !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(begins)) return [];
		if (before === undefined || from === undefined) return [];
		const rule = Object.fromEntries(
			(value('rrule')?.raw ?? '')
				.toUpperCase()
				.split(';')
				.map((one) => one.split('=')),
		);
		return [{ begins, before, from, rule }];
	});
	if (observances.length === 0 || observances.length > 500) return undefined;
	const first = observances.reduce((one, other) => (other.begins < one.begins ? other : one));
	return (local) => {
		const year = Number(local.slice(0, 4));
		let latest = '';
		let ahead = first.before;
		for (const one of observances)
			for (const begins of [one.begins, onsetIn(one, year - 1), onsetIn(one, year)])
				if (begins !== undefined && begins >= one.begins && begins <= local && begins > latest) {
					latest = begins;
					ahead = one.from;
				}
		return Date.parse(`${local}Z`) - ahead;
	};
}

/** When an observance begins in a year, where its rule says so in the one way that zones are told: a weekday of a month. */
function onsetIn({ begins, rule }: Observance, year: number): string | undefined {
	const month = Number(rule.BYMONTH);
	const [, nth, name] = /^([+-]?\d)(\w\w)$/.exec(rule.BYDAY ?? '') ?? [];
	const weekday = weekdays.indexOf(name ?? '');
	if (rule.FREQ !== 'YEARLY' || !(month >= 1 && month <= 12) || weekday < 0 || !Number(nth)) return undefined;
	const until = rule.UNTIL?.slice(0, 4);
	if (until !== undefined && year > Number(until)) return undefined;
	const count = Number(nth);
	const edge = new Date(Date.UTC(year, count > 0 ? month - 1 : month, count > 0 ? 1 : 0));
	const away = count > 0 ? (weekday - edge.getUTCDay() + 7) % 7 : -((edge.getUTCDay() - weekday + 7) % 7);
	edge.setUTCDate(edge.getUTCDate() + away + 7 * (count > 0 ? count - 1 : count + 1));
	return `${edge.toISOString().slice(0, 10)}${begins.slice(10)}`;
}

function offset(raw: string | undefined): number | undefined {
	const [, sign, hours, minutes, seconds] = /^([+-])(\d\d):?(\d\d):?(\d\d)?$/.exec(raw ?? '') ?? [];
	if (!sign) return undefined;
	const size = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds ?? 0) * 1000;
	return sign === '-' ? -size : size;
}
