import { describe, expect, it } from 'vitest';
import { combine } from './floor.ts';
import { monthToShow, type ShownMonth } from './month-to-show.ts';
import { type CountedMonth, fillSheets, type SheetName, sheetNames } from './sheets.ts';

const month = (more: Partial<CountedMonth>): CountedMonth => ({
	start: new Date('2026-09-01'),
	end: new Date('2026-10-01'),
	staff: Array.from({ length: 40 }, (_, index) => `t${index + 1}`),
	visits: [],
	collaborations: [],
	preparation: [],
	besides: [],
	...more,
});
/** Each is one teacher's, with one of six facilitators. */
const work = (number: number, minutes: number) => ({
	minutes,
	teachers: [`t${number}`],
	facilitators: [`f${((number - 1) % 6) + 1}`],
});
const times = (count: number, from = 1) =>
	Array.from({ length: count }, (_, index) => work(from + index, 60));
const visits = [
	...times(12, 11).map((one) => ({ ...one, kind: 'co-teaching', timeKind: 'in-classroom' })),
	...times(12).map((one) => ({ ...one, kind: 'planning', timeKind: 'outside-classroom' })),
];
const setUps = times(6).map((one) => ({ ...one, supportKind: 'accounts' }));

/** Shows months one after another, as they are frozen. */
function show(months: readonly CountedMonth[]): ShownMonth[] {
	const shown: ShownMonth[] = [];
	for (const one of months) {
		const sheets = fillSheets(one);
		const lines = monthToShow(sheets, shown);
		shown.push(
			Object.fromEntries(
				sheetNames.map((name) => [
					name,
					{ shown: lines.get(name) ?? new Set(), behind: sheets[name].behind },
				]),
			) as unknown as ShownMonth,
		);
	}
	return shown;
}
const linesOf = (one: ShownMonth | undefined, name: SheetName) => [...(one?.[name].shown ?? [])].sort();

describe('the hours of a month', () => {
	it('are shown with the support in them, and again in a month in which nothing of it is different', () => {
		const [first, again] = show([month({ visits, besides: setUps }), month({ visits, besides: setUps })]);
		for (const one of [first, again])
			expect([linesOf(one, 'time'), linesOf(one, 'support')]).toEqual([
				['in-classroom', 'outside-classroom'],
				['set-up'],
			]);
	});

	it('are not shown where those of an earlier one without its support would leave what one teacher did', () => {
		const more = { ...work(1, 120), kind: 'planning', timeKind: 'outside-classroom' };
		const [first, second] = show([month({ visits, besides: setUps }), month({ visits: [...visits, more] })]);
		expect(linesOf(first, 'time')).toContain('outside-classroom');
		const hours = (one: ShownMonth | undefined, sheet: 'time' | 'support', line: string) =>
			one?.[sheet].behind.teachers?.lines[line] ?? new Map<string, number>();
		const left = combine([
			[1, hours(second, 'time', 'outside-classroom')],
			[-1, hours(first, 'time', 'outside-classroom')],
			[1, hours(first, 'support', 'set-up')],
		]);
		expect([...left].filter(([, minutes]) => minutes !== 0)).toEqual([['t1', 120]]);
		expect(linesOf(second, 'time')).toEqual(['in-classroom']);
		// Nor where it came the other way round: then the support stays hidden, and costs the hours nothing.
		const [before, after] = show([month({ visits: [...visits, more] }), month({ visits, besides: setUps })]);
		expect(linesOf(before, 'time')).toContain('outside-classroom');
		expect(linesOf(after, 'support')).toEqual([]);
	});
});
