import { setImmediate } from 'node:timers/promises';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { takeApart } from './entries.ts';
import { type CalendarEvent, eventsOf, noteOverride, type Reading, textOf } from './events-of.ts';
import { clocksOf } from './zones.ts';

/** How much of a stranger's file is read: bytes, entries, and occurrences of those that repeat. */
export interface Limits {
	bytes: number;
	entries: number;
	occurrences: number;
}

export const usualLimits: Limits = { bytes: 2_000_000, entries: 5000, occurrences: 10_000 };

/** Steps that all the rules of a file may need together: two seconds or so. */
const mostSteps = 40_000;
const depth = 8;
const longestLine = 20_000;

export interface CalendarFile {
	/** What the calendar calls itself; perhaps empty. */
	name: string;
	/** By when they begin. */
	events: CalendarEvent[];
	/** How many entries could not be understood: a date that is none, or a rule that is broken or repeats without end. */
	leftOut: number;
}

/**
 * Reads a calendar file (RFC 5545) that somebody else made, from the day `from` up to, not including, `to`: each occurrence of
 * what repeats is an event. What is cancelled is none. Lets others go first now and then, and never takes long.
 * @param file bytes in UTF-8, UTF-16 or else Windows-1252, or text
 * @param options.zone IANA: of times that name no zone
 * @returns refuses what is too large, no calendar, torn in the middle, or holds or repeats too much
 */
export async function readCalendarFile(
	file: Uint8Array | string,
	{ zone, from, to, limits = usualLimits }: { zone: string; from: string; to: string; limits?: Limits },
): Promise<CalendarFile | Refusal> {
	if (file.length > limits.bytes)
		return refuse('calendar-too-large', {
			field: 'file',
			args: { megabytes: Math.round(limits.bytes / 1e6) },
		});
	const text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decoded(file);
	const calendars = takeApart(text, { entries: limits.entries, depth, line: longestLine });
	if (calendars === 'other') return refuse('calendar-is-none', { field: 'file' });
	if (calendars === 'torn') return refuse('calendar-torn', { field: 'file' });
	if (calendars === 'too-many')
		return refuse('calendar-too-many', { field: 'file', args: { most: limits.entries } });
	const clock = clocksOf(calendars, zone);
	const edge = (day: string) => clock(undefined)(`${day}T00:00:00`);
	const reading: Reading = {
		window: { from, to },
		edges: { from: edge(from), to: edge(to) },
		clock,
		zone,
		overridden: new Map(),
		steps: 0,
		room: limits.occurrences,
		leftOut: 0,
	};
	const parts = calendars
		.filter((one) => textOf(one, 'method').toUpperCase() !== 'CANCEL')
		.flatMap((one) => one.parts)
		.filter((one) => one.kind === 'VEVENT');
	for (const part of parts) noteOverride(part, reading);
	const events: CalendarEvent[] = [];
	for (const [at, part] of parts.entries()) {
		if (at % 100 === 0 || part.properties.has('rrule')) await setImmediate();
		const found = eventsOf(part, reading);
		if (found === undefined) reading.leftOut++;
		else events.push(...found);
		reading.room -= found?.length ?? 0;
		if (reading.room < 0 || reading.steps > mostSteps)
			return refuse('calendar-repeats', { field: 'file', args: { most: limits.occurrences } });
	}
	const start = (event: CalendarEvent) =>
		event.kind === 'days' ? Date.parse(event.startsOn) : event.startsAt.getTime();
	const named = calendars.map((one) =>
		(textOf(one, 'x-wr-calname') || textOf(one, 'name')).replace(/\\([,;\\])/g, '$1').slice(0, 200),
	);
	return {
		name: named.find((one) => one !== '') ?? '',
		events: events.sort((a, b) => start(a) - start(b) || (a.uid < b.uid ? -1 : 1)),
		leftOut: reading.leftOut,
	};
}

function decoded(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
