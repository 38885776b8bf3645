import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { momentOf } from '#server/domain/school/index.ts';
import { type CalendarEntry, writeCalendar } from './write-calendar.ts';

const entry = (more: Partial<CalendarEntry>): CalendarEntry => ({
	uid: '01900000-0000-7000-8000-000000000001',
	sequence: 0,
	stamp: new Date('2026-09-01T06:00:00Z'),
	startsAt: new Date('2026-09-21T09:00:00Z'),
	minutes: 45,
	zone: 'Europe/Amsterdam',
	title: 'With Clara',
	place: '',
	description: '',
	link: 'https://tandem.test/visits/1',
	cancelled: false,
	...more,
});

/** What each of two parsers, which share no code, makes of a file: moments in UTC, and the wall time that stands in it. */
function readBack(text: string) {
	const root = new ICAL.Component(ICAL.parse(text));
	// The file's own rules, and nothing the parser might know of the zone.
	ICAL.TimezoneService.reset();
	for (const zone of root.getAllSubcomponents('vtimezone'))
		ICAL.TimezoneService.register(new ICAL.Timezone(zone));
	const one = root.getAllSubcomponents('vevent').map((event) => {
		const { startDate, endDate, uid, summary, location, description } = new ICAL.Event(event);
		return {
			uid,
			summary,
			location,
			description,
			from: startDate.toJSDate().toISOString(),
			to: endDate.toJSDate().toISOString(),
			wall: startDate.toString(),
		};
	});
	const other = Object.values(nodeIcal.sync.parseICS(text)).flatMap((event) =>
		event?.type === 'VEVENT'
			? [{ uid: event.uid, from: event.start.toISOString(), to: event.end?.toISOString() ?? '' }]
			: [],
	);
	return { one, other };
}

describe('a calendar that is written', () => {
	it.each([
		// Clocks go back an hour on 25 October and forward on 28 March.
		['Europe/Amsterdam', '2026-10-19', 2],
		['Europe/Amsterdam', '2027-03-22', 2],
		// Half an hour, the other way round: forward on 4 October, back on 4 April.
		['Australia/Lord_Howe', '2026-09-28', 2],
		['Australia/Lord_Howe', '2027-03-29', 2],
		['America/New_York', '2026-10-26', 2],
		// Never.
		['America/Sao_Paulo', '2026-10-12', 1],
		['Asia/Kolkata', '2026-10-19', 1],
		['UTC', '2026-10-19', 1],
	])('keeps a weekly series in %s from %s on at its local time', (zone, first, offsets) => {
		const days = [0, 7, 14].map((later) =>
			new Date(Date.parse(first) + later * 86_400_000).toISOString().slice(0, 10),
		);
		const moments = days.map((day) => momentOf(day, '08:40', zone));
		const text = writeCalendar({
			entries: moments.map((startsAt, index) => entry({ uid: String(index), startsAt, zone })),
		});
		const { one, other } = readBack(text);
		expect(one.map((event) => event.from)).toEqual(moments.map((moment) => moment.toISOString()));
		expect(other.map((event) => event.from)).toEqual(moments.map((moment) => moment.toISOString()));
		expect(new Set(moments.map((moment) => moment.getTime() % 86_400_000)).size).toBe(offsets);
		if (zone !== 'UTC') {
			expect(one.map((event) => event.wall)).toEqual(days.map((day) => `${day}T08:40:00`));
			expect(text).toContain(`TZID:${zone}\r\n`);
		}
	});

	it('is right through the night when the clocks are moved, also in the hour that there is twice', () => {
		for (const [zone, from] of [
			['Europe/Amsterdam', '2026-10-24T22:00:00Z'],
			['Europe/Amsterdam', '2027-03-27T22:00:00Z'],
			['Australia/Lord_Howe', '2027-04-03T12:00:00Z'],
			['Australia/Lord_Howe', '2026-10-03T12:00:00Z'],
		] as const) {
			const moments = Array.from(
				{ length: 16 },
				(_, step) => new Date(Date.parse(from) + step * 30 * 60_000),
			);
			const { one, other } = readBack(
				writeCalendar({
					entries: moments.map((startsAt, index) => entry({ uid: String(index), startsAt, zone })),
				}),
			);
			for (const read of [one, other]) {
				expect(
					read.map((event) => event.from),
					zone,
				).toEqual(moments.map((moment) => moment.toISOString()));
				expect(read.map((event) => Date.parse(event.to) - Date.parse(event.from))).toEqual(
					moments.map(() => 45 * 60_000),
				);
			}
		}
	});

	it('stands at UTC where nobody has written down the clocks', () => {
		const { one, other } = readBack(writeCalendar({ entries: [entry({ zone: 'Mars/Olympus' })] }));
		expect([one[0]?.from, other[0]?.from]).toEqual(['2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z']);
	});

	it('keeps every name and place as it is, whatever signs are in it', () => {
		const title = `With ${'Zoë, “O’Neill”; \\n فاطمة السيد 张伟 👩🏽‍🏫 '.repeat(8)}`.trim();
		const place = 'Room 12;\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@example.org, "back" \\ slash:';
		const text = writeCalendar({ entries: [entry({ title, place, description: `${title}\n${place}` })] });
		const { one } = readBack(text);
		expect(one).toHaveLength(1);
		expect(one[0]).toMatchObject({ summary: title, location: place.replace('\r\n', '\n') });
		for (const line of text.split('\r\n')) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/[\r\n]/);
		}
	});
});
