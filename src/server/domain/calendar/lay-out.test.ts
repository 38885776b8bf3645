import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '#server/domain/school/index.ts';
import { type Cycle, type DayOff, noCalendar, type SchoolCalendar } from './calendar.ts';
import { layOut, nextSchoolDay, schoolDays } from './index.ts';

const from = '2026-07-01';
const to = '2028-09-01';
const cycle = (change: Partial<Cycle> = {}): Cycle => ({
	startsOn: '2026-08-17', length: 6, firstDay: 1, throughDaysOff: false, weekdays: [1, 2, 3, 4, 5], own: false, ...change,
}); // biome-ignore format: a row reads better whole
const off = (startsOn: string, change: Partial<DayOff> & { days?: number } = {}): DayOff => ({
	name: 'Off', startsOn, endsOn: dayAfter(startsOn, change.days ?? 1), kind: 'holiday', effect: null, ...change,
}); // biome-ignore format: a row reads better whole
const calendar = (change: Partial<SchoolCalendar> = {}): SchoolCalendar => ({
	...noCalendar(from, to),
	cycles: [cycle()],
	...change,
});
/** The numbers of so many days in a row; `-` without school. */
const numbers = (one: SchoolCalendar, start: string, days: number) =>
	layOut(one, start, dayAfter(start, days))
		.map((day) => (day.kind === 'school' ? (day.cycleDay ?? '?') : '-'))
		.join(' ');

describe('the days of a cycle', () => {
	it('follow each other over weekends and begin anew', () => {
		expect(numbers(calendar(), '2026-08-14', 14)).toBe('? - - 1 2 3 4 5 - - 6 1 2 3');
		expect(numbers(calendar({ cycles: [cycle({ firstDay: 5 })] }), '2026-08-17', 5)).toBe('5 6 1 2 3');
	});

	it('skip days off, or count through them', () => {
		const daysOff = [off('2026-08-19')];
		expect(numbers(calendar({ daysOff }), '2026-08-17', 5)).toBe('1 2 - 3 4');
		const through = [cycle({ throughDaysOff: true })];
		expect(numbers(calendar({ daysOff, cycles: through }), '2026-08-17', 5)).toBe('1 2 - 4 5');
	});

	it('are pushed on or dropped by a closure, whatever the cycle does with days off', () => {
		for (const throughDaysOff of [false, true]) {
			const cycles = [cycle({ throughDaysOff })];
			const closed = (effect: 'push' | 'drop') =>
				numbers(
					calendar({ cycles, daysOff: [off('2026-08-19', { kind: 'closure', effect, days: 2 })] }),
					'2026-08-17',
					8,
				);
			expect(closed('push')).toBe('1 2 - - 3 - - 4');
			expect(closed('drop')).toBe('1 2 - - 5 - - 6');
		}
	});

	it('do not move for a closure of a day that was off already', () => {
		for (const throughDaysOff of [false, true])
			for (const effect of ['push', 'drop'] as const) {
				const cycles = [cycle({ throughDaysOff })];
				const holiday = off('2026-08-19');
				const before = numbers(calendar({ cycles, daysOff: [holiday] }), '2026-08-20', 30);
				const closed = [holiday, off('2026-08-19', { kind: 'closure', effect })];
				expect(numbers(calendar({ cycles, daysOff: closed }), '2026-08-20', 30)).toBe(before);
			}
	});

	it('change where a later cycle begins, in the middle of a year', () => {
		const cycles = [cycle(), cycle({ startsOn: '2026-08-26', length: 8, firstDay: 8 })];
		expect(numbers(calendar({ cycles }), '2026-08-24', 7)).toBe('6 1 8 1 2 - -');
		const none = [cycle(), cycle({ startsOn: '2026-08-26', length: null })];
		expect(numbers(calendar({ cycles: none }), '2026-08-24', 5)).toBe('6 1 ? ? ?');
	});

	it('are the division’s own once its cycle has begun', () => {
		const cycles = [cycle(), cycle({ own: true, startsOn: '2026-08-19', length: 10 })];
		expect(numbers(calendar({ cycles }), '2026-08-17', 5)).toBe('1 2 1 2 3');
		const later = [...cycles, cycle({ startsOn: '2026-08-20', firstDay: 4 })];
		expect(numbers(calendar({ cycles: later }), '2026-08-17', 5)).toBe('1 2 1 2 3');
	});

	it('fall on the school’s own weekdays', () => {
		const cycles = [cycle({ startsOn: '2026-08-16', weekdays: [7, 1, 2, 3, 4], length: 5 })];
		expect(numbers(calendar({ cycles }), '2026-08-14', 10)).toBe('? - 1 2 3 4 5 - - 1');
	});

	it('count the leap day like any other', () => {
		const cycles = [cycle({ startsOn: '2028-02-28', length: 10 })];
		expect(numbers(calendar({ cycles }), '2028-02-28', 3)).toBe('1 2 3');
		expect(layOut(calendar(), '2028-02-28', '2028-03-01').map((one) => one.day)).toEqual([
			'2028-02-28',
			'2028-02-29',
		]);
	});

	const someCalendar = fc.record({
		length: fc.integer({ min: 2, max: 20 }),
		startsIn: fc.integer({ min: 0, max: 60 }),
		first: fc.nat(),
		throughDaysOff: fc.boolean(),
		weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
		offs: fc.array(
			fc.record({
				in: fc.integer({ min: 0, max: 200 }),
				days: fc.integer({ min: 1, max: 12 }),
				kind: fc.constantFrom('holiday', 'closure'),
				effect: fc.constantFrom(null, 'push', 'drop'),
			}),
			{ maxLength: 8 },
		),
	});
	const made = (
		some: typeof someCalendar extends fc.Arbitrary<infer Value> ? Value : never,
	): SchoolCalendar => {
		const { length, throughDaysOff, weekdays } = some;
		const own = cycle({
			startsOn: dayAfter(from, some.startsIn),
			length,
			firstDay: (some.first % length) + 1,
			throughDaysOff,
			weekdays,
		});
		const daysOff = some.offs.map(({ in: after, ...rest }) => off(dayAfter(from, after), rest));
		return { ...calendar(), cycles: [own], daysOff };
	};

	it('are the same wherever one begins to look', () => {
		fc.assert(
			fc.property(
				someCalendar,
				fc.integer({ min: 0, max: 150 }),
				fc.integer({ min: 1, max: 90 }),
				(some, at, days) => {
					const one = made(some);
					const start = dayAfter(from, at);
					const end = dayAfter(start, days);
					const whole = layOut(one, from, end).filter((day) => day.day >= start);
					expect(layOut(one, start, end)).toEqual(whole);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('are each one more than the one before it, unless something in between was dropped', () => {
		fc.assert(
			fc.property(someCalendar, (some) => {
				const pushed = {
					...some,
					throughDaysOff: false,
					offs: some.offs.map((one) => ({ ...one, effect: null })),
				};
				const one = made(pushed);
				const days = schoolDays(one, one.cycles[0]?.startsOn ?? from, dayAfter(from, 300));
				days.forEach((day, at) => {
					expect(day.cycleDay).toBe(((pushed.first + at) % pushed.length) + 1);
				});
			}),
			{ numRuns: 60 },
		);
	});

	it('move nothing on other days when a day is dropped, and only later ones when it is pushed', () => {
		fc.assert(
			fc.property(someCalendar, fc.integer({ min: 0, max: 200 }), (some, at) => {
				const before = made(some);
				const day = dayAfter(from, at);
				const laid = (effect: 'push' | 'drop') =>
					layOut(
						{ ...before, daysOff: [...before.daysOff, off(day, { kind: 'closure', effect })] },
						from,
						dayAfter(from, 300),
					);
				const was = layOut(before, from, dayAfter(from, 300));
				// A day that is no school day already loses nothing.
				fc.pre(was.find((one) => one.day === day)?.kind === 'school');
				expect(laid('drop').filter((one) => one.day !== day)).toEqual(was.filter((one) => one.day !== day));
				expect(laid('push').filter((one) => one.day < day)).toEqual(was.filter((one) => one.day < day));
				const schoolDay = was.find((one) => one.day === day)?.cycleDay;
				const next = laid('push').find((one) => one.day > day && one.kind === 'school');
				const between = before.daysOff.some((one) => one.endsOn > day && one.startsOn <= (next?.day ?? day));
				if (schoolDay && next && !between) expect(next.cycleDay).toBe(schoolDay);
			}),
			{ numRuns: 80 },
		);
	});
});

describe('school days', () => {
	it('are Monday to Friday where nothing is told', () => {
		const none = noCalendar(from, to);
		expect(layOut(none, '2026-08-21', '2026-08-24')).toEqual([
			{ day: '2026-08-21', kind: 'school', cycleDay: null, cycleLength: null, turn: null, names: [], endsAt: null, term: null, periods: [] },
			expect.objectContaining({ day: '2026-08-22', kind: 'weekend' }),
			expect.objectContaining({ day: '2026-08-23', kind: 'weekend' }),
		]); // biome-ignore format: a row reads better whole
		expect(nextSchoolDay(none, '2026-08-21')).toBe('2026-08-24');
	});

	it('are those of terms, in a year that has terms', () => {
		const terms = [
			{ name: 'Autumn', startsOn: '2026-08-17', endsOn: '2026-12-19' },
			{ name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-06-12' },
		];
		const years = [
			{ startsOn: '2026-08-01', endsOn: '2027-08-01' },
			{ startsOn: '2027-08-01', endsOn: '2028-08-01' },
		];
		const one = calendar({ terms, years });
		expect(numbers(one, '2026-12-17', 4)).toBe('5 6 - -');
		expect(layOut(one, '2026-12-21', '2026-12-22')[0]).toMatchObject({ kind: 'outside', term: null });
		expect(nextSchoolDay(one, '2026-12-18')).toBe('2027-01-04');
		expect(layOut(one, '2027-01-04', '2027-01-05')[0]).toMatchObject({ cycleDay: 1, term: 'Spring' });
		// The next year has no terms yet.
		expect(layOut(one, '2027-08-02', '2027-08-03')[0]?.kind).toBe('school');
	});

	it('are told as far as the calendar was read, and no further', () => {
		expect(() => layOut(calendar(), '2026-06-30', '2026-07-02')).toThrow(RangeError);
		expect(() => layOut(calendar(), '2028-08-31', '2028-09-02')).toThrow(RangeError);
		expect(nextSchoolDay(calendar(), '2028-08-31')).toBeNull();
	});
});

describe('the bells of a day', () => {
	const period = (id: string, startsAt: string, endsAt: string) => ({ id, name: id, startsAt, endsAt });
	const long = [period('a', '08:00', '09:00'), period('b', '09:10', '10:10')];
	const short = [period('a', '08:00', '08:40'), period('b', '08:45', '09:25')];
	const bells = [
		{ id: 'usual', usual: true, weekdays: [], cycleDays: [], periods: long, own: false },
		{ id: 'short', usual: false, weekdays: [3], cycleDays: [], periods: short, own: false },
		{ id: 'sixth', usual: false, weekdays: [], cycleDays: [6], periods: [long[1] ?? period('b', '', '')], own: false },
	]; // biome-ignore format: a row reads better whole
	const on = (day: string, change: Partial<SchoolCalendar> = {}) =>
		layOut(calendar({ bells, ...change }), day, dayAfter(day))[0];
	const special = { name: 'Early closing', endsAt: null, bellScheduleId: null, own: false };

	it('are the usual ones, those of the weekday, of the day of the cycle, or of the very day', () => {
		expect(on('2026-08-17')?.periods).toEqual(long);
		expect(on('2026-08-19')?.periods).toEqual(short);
		expect(on('2026-08-24')).toMatchObject({ cycleDay: 6, periods: [{ id: 'b', startsAt: '09:10' }] });
		const day = '2026-08-17';
		expect(on(day, { specialDays: [{ ...special, day, bellScheduleId: 'short' }] })?.periods).toEqual(short);
		expect(on('2026-08-16')?.periods).toEqual([]);
	});

	it('fall silent where school closes early', () => {
		const day = '2026-08-17';
		const early = { ...special, day, endsAt: '09:30' };
		expect(on(day, { specialDays: [early] })).toMatchObject({
			endsAt: '09:30',
			names: ['Early closing'],
			periods: [long[0], { id: 'b', startsAt: '09:10', endsAt: '09:30' }],
		});
		const own = { ...early, endsAt: '09:00', own: true };
		expect(on(day, { specialDays: [early, own] })).toMatchObject({ endsAt: '09:00', periods: [long[0]] });
		expect(on(day, { specialDays: [early], daysOff: [off(day)] })).toMatchObject({
			endsAt: null,
			periods: [],
		});
	});

	it('are a division’s own where it has some', () => {
		const own = { id: 'own', usual: true, weekdays: [], cycleDays: [], periods: short, own: true };
		expect(on('2026-08-19', { bells: [...bells, own] })?.periods).toEqual(short);
		expect(on('2026-08-24', { bells: [...bells, own] })?.periods).toEqual(short);
	});
});
