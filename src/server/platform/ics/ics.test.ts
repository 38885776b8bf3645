import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#server/platform/refusal.ts';
import { type CalendarFile, readCalendarFile } from './index.ts';

const window = { zone: 'Europe/Lisbon', from: '2026-08-01', to: '2027-08-01' };
const calendar = (...lines: string[]) =>
	['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const entry = (...lines: string[]) => calendar('BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT');
const read = (file: Uint8Array | string, change: Partial<typeof window> = {}) =>
	readCalendarFile(file, { ...window, ...change });

async function known(file: Uint8Array | string, change: Partial<typeof window> = {}): Promise<CalendarFile> {
	const found = await read(file, change);
	if (isRefusal(found)) throw new Error(found.code);
	return found;
}
const starts = async (file: string) =>
	(await known(file)).events.map((one) => (one.kind === 'days' ? one.startsOn : one.startsAt.toISOString()));

describe('a calendar file', () => {
	it('tells days and moments, in the zones it names or else in the one given', async () => {
		const file = calendar(
			'X-WR-CALNAME:School\\, 2026',
			...['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Autumn', '  break', 'DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20261031', 'END:VEVENT'],
			...['BEGIN:VEVENT', 'UID:b', 'SUMMARY:Meeting', 'DTSTART:20260914T090000', 'DURATION:PT45M', 'TRANSP:TRANSPARENT', 'END:VEVENT'],
			...['BEGIN:VEVENT', 'UID:c', 'SUMMARY;LANGUAGE=en:Call', 'DTSTART;TZID=America/New_York:20260914T090000', 'END:VEVENT'],
			...['BEGIN:VEVENT', 'UID:d', 'DTSTART:20260914T090000Z', 'DTEND:20260914T080000Z', 'END:VEVENT'],
		); // biome-ignore format: an entry reads better in a row
		const timed = (uid: string, summary: string, from: string, to: string, transparent = false) => ({
			uid,
			summary,
			transparent,
			kind: 'moments',
			startsAt: new Date(from),
			endsAt: new Date(to),
		});
		expect(await known(file)).toEqual({
			name: 'School, 2026',
			leftOut: 0,
			events: [
				timed('b', 'Meeting', '2026-09-14T08:00:00Z', '2026-09-14T08:45:00Z', true),
				timed('d', '', '2026-09-14T09:00:00Z', '2026-09-14T09:00:00Z'),
				timed('c', 'Call', '2026-09-14T13:00:00Z', '2026-09-14T13:00:00Z'),
				{
					uid: 'a',
					summary: 'Autumn break',
					transparent: false,
					kind: 'days',
					startsOn: '2026-10-26',
					endsOn: '2026-10-31',
				},
			],
		});
	});

	it('keeps nine o’clock where clocks are moved, and ends a rule where it ends', async () => {
		const weekly = (rule: string) => entry('DTSTART;TZID=Europe/Lisbon:20261012T090000', `RRULE:${rule}`);
		expect(await starts(weekly('FREQ=WEEKLY;COUNT=4'))).toEqual([
			'2026-10-12T08:00:00.000Z',
			'2026-10-19T08:00:00.000Z',
			'2026-10-26T09:00:00.000Z',
			'2026-11-02T09:00:00.000Z',
		]);
		expect(await starts(weekly('FREQ=WEEKLY;UNTIL=20261019T080000Z'))).toHaveLength(2);
		expect(await starts(weekly('FREQ=WEEKLY;UNTIL=20261019T075959Z'))).toHaveLength(1);
		expect(await starts(weekly('FREQ=WEEKLY;UNTIL=20261019'))).toHaveLength(2);
		expect(await starts(weekly('FREQ=WEEKLY'))).toHaveLength(42);
	});

	it('leaves out what is excepted or cancelled, and moves what is told anew', async () => {
		const file = calendar(
			...['BEGIN:VEVENT', 'UID:w', 'DTSTART:20260907T080000Z', 'RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE:20260914T080000Z'],
			...['RDATE:20260910T080000Z', 'BEGIN:VALARM', 'TRIGGER:-PT5M', 'DTSTART:20200101T000000Z', 'END:VALARM', 'END:VEVENT'],
			...['BEGIN:VEVENT', 'UID:w', 'RECURRENCE-ID:20260921T080000Z', 'DTSTART:20260922T100000Z', 'END:VEVENT'],
			...['BEGIN:VEVENT', 'UID:w', 'RECURRENCE-ID:20260928T080000Z', 'DTSTART:20260928T080000Z', 'STATUS:CANCELLED', 'END:VEVENT'],
		); // biome-ignore format: an entry reads better in a row
		expect(await starts(file)).toEqual([
			'2026-09-07T08:00:00.000Z',
			'2026-09-10T08:00:00.000Z',
			'2026-09-22T10:00:00.000Z',
			'2026-10-05T08:00:00.000Z',
		]);
		expect(
			await starts(calendar('METHOD:CANCEL', 'BEGIN:VEVENT', 'DTSTART:20260907T080000Z', 'END:VEVENT')),
		).toEqual([]);
	});

	it('is read by zones that it tells itself, by programs that name them their own way', async () => {
		const zone = (name: string, part: string, from: string, to: string, month: number, day: string) => [
			`BEGIN:${part}`, `DTSTART:16010101T02000${name === 'x' ? 1 : 0}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`,
			`RRULE:FREQ=YEARLY;BYDAY=${day};BYMONTH=${month}`, `END:${part}`,
		]; // biome-ignore format: an entry reads better in a row
		const told = (at: string) =>
			calendar(
				...['BEGIN:VTIMEZONE', 'TZID:(UTC+01:00) Our own'],
				...zone('w', 'STANDARD', '+0200', '+0100', 10, '-1SU'),
				...zone('w', 'DAYLIGHT', '+0100', '+0200', 3, '-1SU'),
				...['END:VTIMEZONE', 'BEGIN:VEVENT', `DTSTART;TZID="(UTC+01:00) Our own":${at}`, 'END:VEVENT'],
			);
		expect(await starts(told('20261024T090000'))).toEqual(['2026-10-24T07:00:00.000Z']);
		expect(await starts(told('20261026T090000'))).toEqual(['2026-10-26T08:00:00.000Z']);
		expect(await starts(told('20270329T090000'))).toEqual(['2027-03-29T07:00:00.000Z']);
		const tail = (name: string) => entry(`DTSTART;TZID=${name}:20261026T090000`);
		expect(await starts(tail('/softwarestudio.org/Olson_20011030_5/Asia/Tokyo'))).toEqual([
			'2026-10-26T00:00:00.000Z',
		]);
		expect(await starts(tail('Nowhere'))).toEqual(['2026-10-26T09:00:00.000Z']);
	});

	it('is read whatever its signs and line ends are', async () => {
		const file = entry('SUMMARY:Férias 🎉 de verão', 'DTSTART;VALUE=DATE:20261026');
		const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]);
		for (const same of [
			file,
			`\uFEFF${file}`,
			file.replace(/\r\n/g, '\n'),
			file.replace(/\r\n/g, '\r'),
			Buffer.from(file),
			utf16,
		])
			expect((await known(same)).events, String(same).slice(0, 20)).toMatchObject([
				{ summary: 'Férias 🎉 de verão', startsOn: '2026-10-26', endsOn: '2026-10-27' },
			]);
		const latin = Buffer.from(entry('SUMMARY:Férias', 'DTSTART;VALUE=DATE:20261026'), 'latin1');
		expect((await known(latin)).events[0]?.summary).toBe('Férias');
		const folded = entry('SUMMARY:Fo', ' ld', '\ted', 'DTSTART;VALUE=DATE:20261026');
		expect((await known(folded)).events[0]?.summary).toBe('Folded');
	});

	it('leaves out what no calendar has, says how much, and takes the rest', async () => {
		const wrong = [
			['DTSTART:yesterday'],
			['DTSTART;VALUE=DATE:20260230'],
			['DTSTART:99999999T999999Z'],
			['SUMMARY:Without a day'],
			['DTSTART:20260907T080000Z', 'DTEND:never'],
			['DTSTART:20260907T080000Z', 'DURATION:PT99999999999M'],
			...[
				'FREQ=SECONDLY;COUNT=999999999', 'FREQ=MINUTELY', 'FREQ=HOURLY;COUNT=900000;BYDAY=5MO', 'FREQ=DAILY;INTERVAL=0', 'COUNT=3',
				'FREQ=DAILY;FREQ=DAILY', 'FREQ=WEEKLY;WKST=XX;BYDAY=ZZ', 'FREQ=MONTHLY;BYDAY=-1FR;RSCALE=CHINESE',
				'FREQ=DAILY;UNTIL=20269999', `FREQ=DAILY;BYYEARDAY=${'1,'.repeat(200)}1`, 'FREQ=DAILY;INTERVAL=2147483647', 'x'.repeat(9000),
				`FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2`,
			].map((rule) => ['DTSTART:20260907T080000Z', `RRULE:${rule}`]),
			['DTSTART:19700101T080000Z', 'RRULE:FREQ=DAILY;COUNT=999999999'],
		]; // biome-ignore format: a list reads better in rows
		const file = calendar(
			...wrong.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
			...['BEGIN:VEVENT', 'UID:good', 'DTSTART;VALUE=DATE:20261026', 'END:VEVENT'],
		);
		const found = await known(file);
		expect(found).toMatchObject({ leftOut: wrong.length, events: [{ uid: 'good' }] });
	});

	it('names every entry: too long a name is shortened, none is made of what the entry says', async () => {
		const uids = async (uid: string) =>
			(
				await known(
					calendar(
						'BEGIN:VEVENT',
						...(uid ? [`UID:${uid}`] : []),
						'SUMMARY:A',
						'DTSTART;VALUE=DATE:20261026',
						'END:VEVENT',
					),
				)
			).events[0]?.uid;
		expect(await uids('x'.repeat(300))).toMatch(/^[0-9a-f]{64}$/);
		expect(await uids('')).toMatch(/^[0-9a-f]{64}$/);
		expect(await uids('')).toBe(await uids(''));
	});

	it.each([
		['nothing', '', 'calendar-is-none'],
		['another file', '%PDF-1.7 …', 'calendar-is-none'],
		['a page of the web', '<!doctype html><title>Sign in</title>', 'calendar-is-none'],
		['an entry of no calendar', 'BEGIN:VEVENT\r\nEND:VEVENT', 'calendar-is-none'],
		['a torn one', calendar('BEGIN:VEVENT', 'END:VEVENT').slice(0, 40), 'calendar-torn'],
		['one that ends what it never began', 'BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR', 'calendar-torn'],
		['a deep one', calendar(...Array<string>(100_000).fill('BEGIN:VEVENT')), 'calendar-torn'],
		['one of too many entries', calendar(...Array<string>(5001).fill('BEGIN:VEVENT\nEND:VEVENT')), 'calendar-too-many'],
		['a line of ten million signs', entry(`SUMMARY:${'x'.repeat(10_000_000)}`), 'calendar-too-large'],
		[
			'one that repeats without end',
			calendar(
				...Array.from({ length: 900 }, (_, at) => ['BEGIN:VEVENT', `UID:${at}`, 'DTSTART:20260901T080000Z', 'RRULE:FREQ=DAILY', 'END:VEVENT']).flat(),
			),
			'calendar-repeats',
		],
	])('%s is refused with a sentence', async (_, file, code) => {
		expect(await read(file)).toMatchObject({ refused: true, code, field: 'file' });
	}); // biome-ignore format: a list reads better in rows

	it('of long lines is read as far as anybody would read', async () => {
		const long = entry(
			`SUMMARY:${'x'.repeat(900_000)}`,
			...Array<string>(9000).fill(' y'.repeat(40)),
			'DTSTART;VALUE=DATE:20261026',
		);
		expect((await known(long)).events[0]?.summary).toHaveLength(200);
		const dates = Array.from(
			{ length: 9000 },
			(_, at) => `EXDATE;VALUE=DATE:2026${String((at % 12) + 1).padStart(2, '0')}01`,
		);
		expect(
			await starts(entry('DTSTART;VALUE=DATE:20261001', 'RRULE:FREQ=MONTHLY;COUNT=3', ...dates)),
		).toEqual([]);
	});
});

describe('whatever is sent as a calendar', () => {
	const word = fc.oneof(
		fc.constantFrom(
			'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VTIMEZONE', 'TZID:X', 'END:VTIMEZONE', 'BEGIN:STANDARD',
			'END:STANDARD', 'TZOFFSETTO:+0100', 'TZOFFSETFROM:+9999', 'DTSTART;TZID=X:20261026T090000', 'DTSTART:20260907T080000Z',
			'DTSTART;VALUE=DATE:20261026', 'DTEND;VALUE=DATE:20260101', 'DURATION:-P1D', 'DURATION:P1W', 'RRULE:FREQ=DAILY', 'UID:a',
			'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=-3', 'RRULE:FREQ=WEEKLY;COUNT=0',
			'EXDATE;TZID="', 'RDATE;VALUE=PERIOD:20260907T080000Z/PT1H', 'RECURRENCE-ID:20260907T080000Z', 'SUMMARY;X="a:b";Y=^n:c', ':', ';', ' ',
		),
		fc.string({ unit: 'binary', maxLength: 30 }),
		fc.stringMatching(/^RRULE:FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(BYDAY=(MO|-?[1-9]SU|5FR)|BYMONTH=[0-9]{1,2}|BYSETPOS=-?[0-9]|COUNT=[0-9]{1,9}|INTERVAL=[0-9]{1,5}|UNTIL=[0-9]{8}|BYWEEKNO=-?[0-9]{1,2}|BYYEARDAY=-?[0-9]{1,3}|BYMONTHDAY=-?[0-9]{1,2}|BYHOUR=[0-9]{1,2})){0,4}$/),
	); // biome-ignore format: a list reads better in rows
	const lines = fc.array(word, { maxLength: 14 });

	it('is read, or refused with a sentence, and nothing else', async () => {
		await fc.assert(
			fc.asyncProperty(lines, fc.constantFrom('\r\n', '\n', '\r', '\n\r'), async (some, end) => {
				for (const file of [some.join(end), calendar('BEGIN:VEVENT', ...some, 'END:VEVENT')]) {
					const found = await read(file);
					if (isRefusal(found)) expect(found.code).toMatch(/^calendar-/);
					else
						for (const event of found.events) {
							expect(event.uid.length).toBeGreaterThan(0);
							if (event.kind === 'days') expect(event.endsOn > event.startsOn).toBe(true);
							else expect(event.endsAt.getTime()).toBeGreaterThanOrEqual(event.startsAt.getTime());
						}
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('may be any bytes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
				expect(isRefusal(await read(bytes))).toBe(true);
			}),
			{ numRuns: 100 },
		);
	});
});
