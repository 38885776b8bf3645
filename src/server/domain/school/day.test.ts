import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, momentOf, schoolClock, schoolDay, weekOf } from './day.ts';

describe('the school day', () => {
	it('is the day on the school’s clocks, not on the server’s', () => {
		const at = new Date('2026-09-14T23:30:00Z');
		expect(schoolDay('Europe/Lisbon', at)).toBe('2026-09-15');
		expect(schoolDay('America/New_York', at)).toBe('2026-09-14');
		expect(schoolDay('Asia/Tokyo', at)).toBe('2026-09-15');
	});

	it('has moments that read back as they were written, around the day the clocks move too', () => {
		for (const [day, time, zone, iso] of [
			['2026-09-14', '08:30', 'Europe/Lisbon', '2026-09-14T07:30:00.000Z'],
			['2026-03-29', '00:30', 'Europe/Lisbon', '2026-03-29T00:30:00.000Z'],
			['2026-03-29', '08:00', 'Europe/Lisbon', '2026-03-29T07:00:00.000Z'],
			['2026-10-25', '08:00', 'Europe/Lisbon', '2026-10-25T08:00:00.000Z'],
			['2026-11-01', '08:00', 'America/New_York', '2026-11-01T13:00:00.000Z'],
			['2026-06-01', '08:00', 'Asia/Kathmandu', '2026-06-01T02:15:00.000Z'],
		] as const)
			expect([momentOf(day, time, zone).toISOString(), schoolClock(zone, new Date(iso))]).toEqual([
				iso,
				time,
			]);
	});

	it('gives an hour that the clocks skip the hour before they were moved, and one they show twice its first', () => {
		expect(momentOf('2026-03-29', '01:30', 'Europe/Lisbon').toISOString()).toBe('2026-03-29T01:30:00.000Z');
		expect(momentOf('2026-10-25', '01:30', 'Europe/Lisbon').toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});

	it('counts days and finds Mondays', () => {
		expect(dayAfter('2026-02-28')).toBe('2026-03-01');
		expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
		expect(daysBetween('2026-03-27', '2026-04-03')).toBe(7);
		expect(weekOf('2026-09-20')).toBe('2026-09-14');
		expect(weekOf('2026-09-14')).toBe('2026-09-14');
	});
});
