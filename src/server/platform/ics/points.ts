import type { Part, Property } from './entries.ts';
import type { Clock } from './zones.ts';

/** The clocks that a name means in a file. */
export type Clocks = (name: string | undefined) => Clock;

/** A beginning or an end: a day, or the local time of some clocks. */
export type Point = { day: string } | { local: string; clock: Clock; moment?: number };

export const dayLength = 86_400_000;
export const shift = (day: string, days: number) =>
	new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
/** The moment of a local time, found once. */
export function moment(point: { local: string; clock: Clock; moment?: number }): number {
	point.moment ??= point.clock(point.local);
	return point.moment;
}

export const keyOf = (point: Point) => ('day' in point ? point.day : String(moment(point)));

/** Days of an entry of days, else milliseconds; an entry that tells none takes its day, or no time. */
export function lengthOf(part: Part, begins: Point, clock: Clocks): number | undefined {
	const end = part.properties.get('dtend')?.[0];
	const least = 'day' in begins ? 1 : 0;
	let length: number | undefined = least;
	if (end) {
		const ends = pointOf(end, clock);
		if (!ends) return undefined;
		if ('day' in begins)
			length = Math.round(
				(Date.parse('day' in ends ? ends.day : ends.local.slice(0, 10)) - Date.parse(begins.day)) / dayLength,
			);
		else length = ('day' in ends ? begins.clock(`${ends.day}T00:00:00`) : moment(ends)) - moment(begins);
	} else if (part.properties.has('duration')) {
		const raw = part.properties.get('duration')?.[0]?.raw ?? '';
		const [all, weeks, days, hours, minutes, seconds] =
			/^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/i.exec(raw) ??
			[];
		if (all === undefined) return undefined;
		const whole = Number(weeks ?? 0) * 7 + Number(days ?? 0);
		const rest = ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
		length = 'day' in begins ? whole + Math.ceil(rest / dayLength) : whole * dayLength + rest;
	}
	return Math.max(least, Math.min(length, 'day' in begins ? 4000 : 4000 * dayLength));
}

export function pointOf(property: Property | undefined, clock: Clocks): Point | undefined {
	return property && pointsOf(property, clock)[0];
}

/** The days or times of a property; those that no calendar has are none. */
export function pointsOf(property: Property, clock: Clocks): Point[] {
	const zone = property.parameters.tzid;
	return property.values.flatMap((value): Point[] => {
		const written = Array.isArray(value) ? value[0] : value;
		const [, day, time, zulu] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(Z?))?$/.exec(String(written)) ?? [];
		if (!day || !isDay(day)) return [];
		if (!time) return [{ day }];
		if (Number.isNaN(Date.parse(`${day}T${time}Z`))) return [];
		const name = zulu ? 'UTC' : typeof zone === 'string' ? zone : undefined;
		return [{ local: `${day}T${time}`, clock: clock(name) }];
	});
}

/** A day of the centuries in which there are calendars. */
function isDay(day: string): boolean {
	const at = Date.parse(day);
	return (
		!Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day && day >= '1900' && day < '2200'
	);
}
