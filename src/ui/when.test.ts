import { describe, expect, it } from 'vitest';
import { initials } from './initials.ts';
import { atStart, dayOf, daysFrom, type Standpoint, sayDay, sayHours, sayTime } from './when.ts';

const jakarta: Standpoint = { zone: 'Asia/Jakarta', locale: 'en', now: '2026-03-12T02:00:00Z' };

describe('dates as people say them', () => {
	it('says yesterday, today, tomorrow, then the weekday, then the date', () => {
		expect(sayDay('2026-03-11', jakarta)).toBe('yesterday');
		expect(sayDay('2026-03-12', jakarta)).toBe('today');
		expect(sayDay('2026-03-13', jakarta)).toBe('tomorrow');
		expect(sayDay('2026-03-16', jakarta)).toBe('Monday');
		expect(sayDay('2026-03-19', jakarta)).toBe('Thu, Mar 19');
	});

	it('never says a bare weekday of a day that is past, which would sound like the next one', () => {
		expect(sayDay('2026-03-09', jakarta)).toBe('Mon, Mar 9');
	});

	it('counts days on the clocks of the school, not of the server', () => {
		expect(dayOf('2026-03-11T18:00:00Z', 'Asia/Jakarta')).toBe('2026-03-12');
		expect(sayDay('2026-03-11T18:00:00Z', jakarta)).toBe('today');
		expect(sayDay('2026-03-11T18:00:00Z', { ...jakarta, zone: 'Europe/Madrid' })).toBe('yesterday');
		expect(sayTime('2026-03-11T18:05:00Z', jakarta)).toMatch(/^1:05\sAM$/);
		expect(sayTime('2026-03-11', jakarta)).toBe('');
	});

	it('counts days across a change of clocks', () => {
		expect(daysFrom('2026-03-28', '2026-03-30')).toBe(2);
	});

	it('gives the year only where it is not plain', () => {
		expect(sayDay('2025-12-20', jakarta)).toBe('Sat, Dec 20');
		expect(sayDay('2025-05-20', jakarta)).toBe('May 20, 2025');
		expect(sayDay('2025-05-20', jakarta, 'day')).toBe('Tuesday, May 20, 2025');
		expect(sayDay('2026-05-20', jakarta, 'short')).toBe('May 20');
	});

	it('speaks other languages', () => {
		expect(sayDay('2026-03-13', { ...jakarta, locale: 'es' })).toBe('mañana');
		expect(sayDay('2026-03-13', { ...jakarta, locale: 'ar' })).toBe('غدًا');
		expect(atStart('mañana', 'es')).toBe('Mañana');
		expect(sayHours(90, 'fr')).toMatch(/^1,5\sh$/);
	});
});

describe('initials', () => {
	it('takes the first and the last of a name that has capitals', () => {
		expect(initials('Amara Okafor')).toBe('AO');
		expect(initials('ángel de la Cruz')).toBe('ÁC');
		expect(initials("O'Brien")).toBe('O');
		expect(initials('Ольга Петрова')).toBe('ОП');
	});

	it('takes one sign of a script whose letters join or are words', () => {
		expect(initials('ليلى حداد')).toBe('ل');
		expect(initials('王秀英')).toBe('王');
		expect(initials('अनन्या शर्मा')).toBe('अ');
	});

	it('shows something for a name without letters', () => {
		expect(initials('  ')).toBe('·');
		expect(initials('👩‍🏫 Kim')).toBe('K');
	});
});
