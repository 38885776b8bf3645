import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Part } from './entries.ts';
import {
	type Clocks,
	dayLength,
	keyOf,
	lengthOf,
	moment,
	type Point,
	pointOf,
	pointsOf,
	shift,
} from './points.ts';
import { understand } from './repeat.ts';

/** Something that happens: over moments, or over whole days (`endsOn` exclusive, `YYYY-MM-DD`). */
export type CalendarEvent = {
	/** As the file has it, up to 255 characters; with the day on which it begins it tells one event from all others. */
	uid: string;
	/** Up to 200 characters, on one line; perhaps empty. */
	summary: string;
	/** Takes nobody's time. */
	transparent: boolean;
} & ({ kind: 'moments'; startsAt: Date; endsAt: Date } | { kind: 'days'; startsOn: string; endsOn: string });

/** What is known while a file is read. */
export interface Reading {
	window: { from: string; to: string };
	/** The moments at which its days begin. */
	edges: { from: number; to: number };
	clock: Clocks;
	zone: string;
	/** Occurrences that an entry of their own tells anew, by uid. */
	overridden: Map<string, Set<string>>;
	steps: number;
	room: number;
	leftOut: number;
}

/** The events of an entry within the window; undefined when it cannot be understood. */
export function eventsOf(part: Part, reading: Reading): CalendarEvent[] | undefined {
	const begins = pointOf(part.properties.get('dtstart')?.[0], reading.clock);
	if (!begins) return undefined;
	if (textOf(part, 'status').toUpperCase() === 'CANCELLED') return [];
	const length = lengthOf(part, begins, reading.clock);
	if (length === undefined) return undefined;
	const uid = uidOf(part);
	const told = {
		uid,
		summary: textOf(part, 'summary').slice(0, 400).toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 200).toWellFormed(),
		transparent:
			textOf(part, 'transp').toUpperCase() === 'TRANSPARENT' ||
			textOf(part, 'x-microsoft-cdo-busystatus').toUpperCase() === 'FREE',
	}; // biome-ignore format: a row reads better whole
	const isOverride = part.properties.has('recurrence-id');
	const points = isOverride ? [begins] : occurrencesOf(part, begins, length, reading);
	if (!points) return undefined;
	const gone = new Set(isOverride ? [] : (reading.overridden.get(uid) ?? []));
	const skipped = new Set<string>();
	for (const property of part.properties.get('exdate') ?? [])
		for (const point of pointsOf(property, reading.clock)) skipped.add(keyOf(point));
	const seen = new Set<string>();
	const events: CalendarEvent[] = [];
	for (const point of points) {
		const key = keyOf(point);
		const onDay = 'day' in point ? point.day : point.local.slice(0, 10);
		if (seen.has(key) || gone.has(key) || skipped.has(key) || skipped.has(onDay)) continue;
		seen.add(key);
		const event = eventAt(point, length);
		if (isWithin(event, reading)) events.push({ ...told, ...event });
	}
	return events;
}

type When =
	| { kind: 'moments'; startsAt: Date; endsAt: Date }
	| { kind: 'days'; startsOn: string; endsOn: string };

/** @param length days for a day, milliseconds for a moment */
function eventAt(point: Point, length: number): When {
	if ('day' in point) return { kind: 'days', startsOn: point.day, endsOn: shift(point.day, length) };
	const start = moment(point);
	return { kind: 'moments', startsAt: new Date(start), endsAt: new Date(start + length) };
}

function isWithin(event: When, { window, edges }: Reading): boolean {
	if (event.kind === 'days') return event.endsOn > window.from && event.startsOn < window.to;
	const start = event.startsAt.getTime();
	return (event.endsAt.getTime() > edges.from || start >= edges.from) && start < edges.to;
}

/** Where an entry begins each time, in and about the window. */
function occurrencesOf(part: Part, begins: Point, length: number, reading: Reading): Point[] | undefined {
	const points: Point[] = [begins];
	const local = 'day' in begins ? `${begins.day}T00:00:00` : begins.local;
	const at = (one: string): Point =>
		'day' in begins ? { day: one.slice(0, 10) } : { local: one, clock: begins.clock };
	const days = 'day' in begins ? length : Math.ceil(length / dayLength);
	const { from, to } = reading.window;
	for (const { raw } of part.properties.get('rrule') ?? []) {
		const localOf = (instant: Date) =>
			'day' in begins
				? localIn(reading.zone, instant)
				: new Date(2 * instant.getTime() - begins.clock(instant.toISOString().slice(0, 19)))
						.toISOString()
						.slice(0, 19);
		const rule = understand(raw, local, shift(to, 2), localOf);
		if (!rule) return undefined;
		reading.steps += rule.steps;
		const found = rule.between(`${shift(from, -days - 2)}T00:00:00`, `${shift(to, 2)}T00:00:00`);
		if (!found || found.length > reading.room + 1000) return undefined;
		for (const one of found) points.push(at(one));
	}
	for (const property of part.properties.get('rdate') ?? []) {
		const added = pointsOf(property, reading.clock);
		for (const point of added) if ('day' in point === 'day' in begins) points.push(point);
	}
	return points;
}

/** Keeps that an entry tells one occurrence of another anew. */
export function noteOverride(part: Part, reading: Reading): void {
	const point = pointOf(part.properties.get('recurrence-id')?.[0], reading.clock);
	if (!point) return;
	const uid = uidOf(part);
	const known = reading.overridden.get(uid) ?? new Set();
	reading.overridden.set(uid, known.add(keyOf(point)));
}

/** An entry that names itself by too much, or not at all, gets a name made of what it says. */
function uidOf(part: Part): string {
	const uid = textOf(part, 'uid')
		.toWellFormed()
		.replace(/\p{Cc}/gu, '')
		.trim();
	if (uid !== '' && uid.length <= 255) return uid;
	const said =
		uid === '' ? `${textOf(part, 'summary')} ${part.properties.get('dtstart')?.[0]?.raw ?? ''}` : uid;
	return createHash('sha256').update(said.toWellFormed()).digest('hex');
}

/** A text of a part; empty when it has none. */
export function textOf(part: Part, name: string): string {
	const value = part.properties.get(name)?.[0]?.values[0];
	return typeof value === 'string' ? value : '';
}

function localIn(zone: string, instant: Date): string {
	return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
		.toZonedDateTimeISO(zone)
		.toPlainDateTime()
		.toString({ smallestUnit: 'second' });
}
