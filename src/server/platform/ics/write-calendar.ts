import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

/** Somebody as a calendar names them. */
export interface Attending {
	name: string;
	address: string;
}

/** An entry of a calendar, as RFC 5545 knows it. */
export interface CalendarEntry {
	/** The same for as long as the entry lives, in every calendar that has it. */
	uid: string;
	/** Grows with every change. */
	sequence: number;
	/** When it was written. */
	stamp: Date;
	startsAt: Date;
	minutes: number;
	/** On whose clocks it stands there (IANA). */
	zone: string;
	title: string;
	place: string;
	description: string;
	link: string;
	cancelled: boolean;
	/** Who is answered, where the entry is an invitation. */
	organiser?: Attending | undefined;
	/** Who is invited, and whether an answer is asked for. */
	invited?: (Attending & { answers: boolean }) | undefined;
}

export interface CalendarFile {
	/** What a program that subscribes calls it. */
	name?: string | undefined;
	/** Of an invitation; a calendar to subscribe to has none (RFC 5546). */
	method?: 'REQUEST' | 'CANCEL' | undefined;
	/** How often a program that subscribes should come, hours. */
	everyHours?: number | undefined;
	entries: readonly CalendarEntry[];
}

const zones = new Set([tzlib_get_timezones()].flat());
const known = new Map<string, string | undefined>();

/**
 * The rules of a zone's clocks, under the name by which it is asked for: the library answers with the name of a zone that has the
 * same clocks. Undefined for a zone that it does not know.
 */
function clocksOf(zone: string): string | undefined {
	if (!known.has(zone)) {
		const [block] = zones.has(zone) ? [tzlib_get_ical_block(zone)].flat() : [];
		known.set(zone, block?.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, `$1:${zone}`));
	}
	return known.get(zone);
}

/** Whether the clocks of a zone show this moment's time once: programs differ in which of two they take. */
function isPlain(at: number, zone: string): boolean {
	const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
	return (['earlier', 'later'] as const).every(
		(disambiguation) => shown.toZonedDateTime(zone, { disambiguation }).epochMilliseconds === at,
	);
}

/**
 * Writes a calendar after RFC 5545: each entry stands at its local time with its zone, whose clocks are in the file; where its
 * clocks are not known, or show that time twice, at UTC.
 */
export function writeCalendar(file: CalendarFile): string {
	const calendar = ical({ prodId: { company: 'Tandem', product: 'Tandem', language: 'EN' } });
	if (file.name !== undefined) calendar.name(file.name);
	if (file.method !== undefined) calendar.method(ICalCalendarMethod[file.method]);
	if (file.everyHours !== undefined) calendar.ttl(file.everyHours * 3600);
	// A generator and no zone of the calendar's own: with one, the library writes moments of UTC by its clocks.
	calendar.timezone({ name: null, generator: (zone) => clocksOf(zone) ?? null });
	for (const entry of file.entries) {
		const begins = entry.startsAt.getTime();
		const ends = begins + entry.minutes * 60_000;
		const zone = clocksOf(entry.zone) && isPlain(begins, entry.zone) && isPlain(ends, entry.zone);
		const at = (moment: number) =>
			Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone ? entry.zone : 'UTC');
		const event = calendar.createEvent({
			id: entry.uid,
			sequence: entry.sequence,
			stamp: entry.stamp,
			start: at(begins),
			end: at(ends),
			timezone: zone ? entry.zone : null,
			summary: entry.title,
			location: entry.place || null,
			description: entry.description,
			url: entry.link,
			status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			class: ICalEventClass.PRIVATE,
		});
		if (entry.organiser) event.organizer({ name: entry.organiser.name, email: entry.organiser.address });
		if (entry.invited)
			event.createAttendee({
				name: entry.invited.name,
				email: entry.invited.address,
				rsvp: entry.invited.answers,
				status: entry.invited.answers ? 'NEEDS-ACTION' : 'ACCEPTED',
				role: 'REQ-PARTICIPANT',
			} as Parameters<typeof event.createAttendee>[0]);
	}
	return `${calendar.toString()}\r\n`;
}
