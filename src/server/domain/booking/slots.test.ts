import { describe, expect, it } from 'vitest';
import { layOut, noCalendar, type SchoolCalendar } from '#server/domain/calendar/index.ts';
import type { OfferedHour } from './booking.ts';
import { type Against, fullDays, type Slot, shut, slotsOf } from './slots.ts';

const zone = 'Europe/Lisbon';
const hour = (one: Partial<OfferedHour>): OfferedHour => ({
	id: 'an hour', periodId: null, startsAt: null, endsAt: null, pieceMinutes: null, cycleDay: null, weekday: null,
	place: 'Library', remote: false, ...one,
}); // biome-ignore format: a row reads better whole
const tenOnMondays = hour({ weekday: 1, startsAt: '10:00', endsAt: '10:45' });

const slots = (
	hours: OfferedHour[],
	from: string,
	to: string,
	calendar?: Partial<SchoolCalendar>,
	buffer = 0,
) => slotsOf(hours, layOut({ ...noCalendar(from, to), ...calendar }, from, to), zone, buffer);
const when = (found: Slot[]) => found.map((slot) => `${slot.day} ${slot.from}`);

describe('hours that are offered', () => {
	it('stay the same hour by the school’s clocks when these go back and forth', () => {
		const autumn = slots([tenOnMondays], '2026-10-19', '2026-11-02');
		expect(autumn.map((slot) => slot.startsAt.toISOString())).toEqual([
			'2026-10-19T09:00:00.000Z',
			'2026-10-26T10:00:00.000Z',
		]);
		const spring = slots([tenOnMondays], '2027-03-22', '2027-04-05');
		expect(spring.map((slot) => slot.startsAt.toISOString())).toEqual([
			'2027-03-22T10:00:00.000Z',
			'2027-03-29T09:00:00.000Z',
		]);
	});

	it('are none where the clocks skip them, and once where these show them twice', () => {
		const sunday = {
			cycles: [
				{
					startsOn: '2026-01-01',
					length: null,
					firstDay: 1,
					throughDaysOff: false,
					weekdays: [7],
					own: false,
				},
			],
		};
		const night = hour({ weekday: 7, startsAt: '01:00', endsAt: '02:00' });
		expect(slots([night], '2027-03-28', '2027-03-29', sunday)).toEqual([]);
		expect(slots([night], '2026-10-25', '2026-10-26', sunday)).toHaveLength(1);
	});

	it('follow the cycle and its periods, and fall away on days off and after an early closing', () => {
		const period = (id: string, startsAt: string, endsAt: string) => ({ id, name: id, startsAt, endsAt });
		const calendar: Partial<SchoolCalendar> = {
			cycles: [{ startsOn: '2026-09-07', length: 6, firstDay: 1, throughDaysOff: false, weekdays: [1, 2, 3, 4, 5], own: false }],
			bells: [{ id: 'usual', usual: true, weekdays: [], cycleDays: [], own: false,
				periods: [period('P1', '08:30', '09:15'), period('P6', '14:00', '14:45')] }],
			daysOff: [{ startsOn: '2026-09-08', endsOn: '2026-09-09', name: 'Closed', kind: 'closure', effect: null }],
			specialDays: [{ day: '2026-09-09', name: 'Early', endsAt: '12:00', bellScheduleId: null, own: false }],
		}; // biome-ignore format: a row reads better whole
		const both = ['P1', 'P6'].map((periodId) => hour({ periodId, cycleDay: 2 }));
		expect(when(slots(both, '2026-09-07', '2026-09-18', calendar))).toEqual([
			'2026-09-09 08:30',
			'2026-09-17 08:30',
			'2026-09-17 14:00',
		]);
	});

	it('come in pieces with the buffer between them', () => {
		const morning = hour({ weekday: 1, startsAt: '09:00', endsAt: '10:30', pieceMinutes: 30 });
		expect(when(slots([morning], '2026-09-07', '2026-09-08'))).toEqual([
			'2026-09-07 09:00',
			'2026-09-07 09:30',
			'2026-09-07 10:00',
		]);
		expect(when(slots([morning], '2026-09-07', '2026-09-08', {}, 15))).toEqual([
			'2026-09-07 09:00',
			'2026-09-07 09:45',
		]);
	});
});

describe('what can be booked of them', () => {
	const [slot] = slots([tenOnMondays], '2026-09-14', '2026-09-15') as [Slot];
	const free: Against = {
		busy: [],
		full: new Set(),
		limits: { noticeHours: 24, aheadDays: 28, bufferMinutes: 10 },
		today: '2026-09-10',
		now: new Date('2026-09-10T08:00:00Z'),
	};
	const busyUntil = (time: string) => [
		{ startsAt: new Date('2026-09-14T08:00:00Z'), endsAt: new Date(`2026-09-14T${time}:00Z`) },
	];

	it('is what nothing stands against', () => expect(shut(slot, free)).toBeNull());

	it('is not what is busy, or nearer to it than the buffer', () => {
		expect(shut(slot, { ...free, busy: busyUntil('09:01') })).toBe('taken');
		expect(shut(slot, { ...free, busy: busyUntil('08:51') })).toBe('taken');
		expect(shut(slot, { ...free, busy: busyUntil('08:50') })).toBeNull();
	});

	it('is neither too soon nor too far ahead', () => {
		expect(shut(slot, { ...free, now: new Date('2026-09-13T09:00:00Z') })).toBeNull();
		expect(shut(slot, { ...free, now: new Date('2026-09-13T09:00:01Z') })).toBe('soon');
		expect(shut(slot, { ...free, today: '2026-08-17' })).toBeNull();
		expect(shut(slot, { ...free, today: '2026-08-16' })).toBe('far');
	});

	it('keeps within so many a day and a week', () => {
		const days = ['2026-09-14', '2026-09-15', '2026-09-21'];
		const booked = ['2026-09-14', '2026-09-14', '2026-09-16'];
		expect([...fullDays(days, booked, { perDay: 2, perWeek: null })]).toEqual(['2026-09-14']);
		expect([...fullDays(days, booked, { perDay: null, perWeek: 3 })]).toEqual(['2026-09-14', '2026-09-15']);
		expect([...fullDays(days, booked, { perDay: null, perWeek: null })]).toEqual([]);
		expect(shut(slot, { ...free, full: new Set(['2026-09-14']) })).toBe('full');
	});
});
