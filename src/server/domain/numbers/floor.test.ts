import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type Contributions,
	combine,
	enough,
	fewest,
	linesToShow,
	type Sheet,
	type ShownSheet,
} from './floor.ts';

const people = (...names: string[]): Contributions => new Map(names.map((name) => [name, 1]));
const many = (from: number, to: number): Contributions =>
	new Map(Array.from({ length: to - from }, (_, index) => [`t${from + index}`, 1]));

function sheetOf(lines: Record<string, Contributions>, total = true): Sheet {
	const sum = (of: Contributions) => [...of.values()].reduce((all, one) => all + one, 0);
	const values = Object.fromEntries(Object.entries(lines).map(([line, of]) => [line, sum(of)]));
	const all = Object.values(values).reduce((sum, one) => sum + one, 0);
	return {
		values: total ? { all, ...values } : values,
		...(total ? { total: 'all' } : {}),
		behind: { teachers: { lines } },
	};
}

const shownOf = (sheet: Sheet, others: ShownSheet[] = []) => [...linesToShow(sheet, others)].sort();

describe('the floor', () => {
	it('needs five people, and nobody with more than half', () => {
		expect(enough(many(0, 5))).toBe(true);
		expect(enough(many(0, 4))).toBe(false);
		expect(enough(new Map([...many(0, 4), ['busy', 5]]))).toBe(false);
		expect(enough(new Map([...many(0, 4), ['busy', 4]]))).toBe(true);
		expect(enough(new Map())).toBe(false);
	});

	it('shows a sheet in which five stand behind every part', () => {
		const sheet = sheetOf({ a: many(0, 8), b: many(20, 30), c: many(40, 55) });
		expect(shownOf(sheet)).toEqual(['a', 'all', 'b', 'c']);
	});

	it('hides a second part where one alone would come out by subtraction', () => {
		const sheet = sheetOf({ a: many(0, 3), b: many(20, 30), c: many(40, 55) });
		expect(shownOf(sheet)).toEqual(['all', 'c']);
	});

	it('hides everything where all but a few did the same', () => {
		expect(shownOf(sheetOf({ a: many(0, 30), b: people('x', 'y') }))).toEqual(['all']);
		expect(shownOf(sheetOf({ a: many(0, 4), b: new Map() }))).toEqual([]);
	});

	it('never shows that nobody or everybody did', () => {
		expect(shownOf(sheetOf({ a: many(0, 30), b: new Map() }))).toEqual(['all']);
	});

	it('shows a line that all but five at least stand apart from', () => {
		const reach = (visited: Contributions, parent: Contributions): Sheet => ({
			values: { visited: visited.size },
			behind: { teachers: { lines: { visited }, parent } },
		});
		expect(shownOf(reach(many(0, 20), many(0, 25)))).toEqual(['visited']);
		expect(shownOf(reach(many(0, 20), many(0, 24)))).toEqual([]);
		expect(shownOf(reach(many(0, 20), many(0, 20)))).toEqual([]);
	});

	it('hides a month that differs from an earlier one by a few people, and shows one that does not differ', () => {
		const earlier = sheetOf({ a: many(0, 8), b: many(20, 30) });
		const others = [{ shown: linesToShow(earlier, []), behind: earlier.behind }];
		expect(shownOf(earlier, others)).toEqual(['a', 'all', 'b']);
		expect(shownOf(sheetOf({ a: many(0, 9), b: many(20, 30) }), others)).toEqual(['b']);
		expect(shownOf(sheetOf({ a: many(0, 13), b: many(20, 30) }), others)).toEqual(['a', 'all', 'b']);
	});

	it('hides what differs by a few people from another line of an earlier month, or from several together', async () => {
		const earlier = sheetOf({ a: many(0, 12), b: many(0, 6), c: many(20, 30) }, false);
		const others = [{ shown: linesToShow(earlier, []), behind: earlier.behind }];
		expect([...(others[0]?.shown ?? [])]).toEqual(['a', 'b', 'c']);
		// All that was in two lines then is in one now, but for what one did besides.
		const both = combine([[1, many(0, 12)], [1, many(0, 6)]]); // biome-ignore format: short enough for one line
		expect(shownOf(sheetOf({ d: both, e: many(40, 50) }, false), others)).toEqual(['d', 'e']);
		const more = combine([[1, both], [1, people('x')]]); // biome-ignore format: short enough for one line
		expect(shownOf(sheetOf({ d: more, e: many(40, 50) }, false), others)).toEqual(['e']);
		expect(shownOf(sheetOf({ d: many(20, 33), e: many(40, 50) }, false), others)).toEqual(['e']);
		expect(shownOf(sheetOf({ d: many(20, 35), e: many(40, 50) }, false), others)).toEqual(['d', 'e']);
	});

	it('decides lines beside others without costing one of them, nor giving away what is left of them', () => {
		const [hours, part] = [many(0, 12), many(0, 6)];
		const sheet: Sheet = {
			values: { hours: 12, part: 6 },
			behind: { teachers: { lines: { hours, part }, parent: many(0, 30) } },
		};
		const decided = { shown: new Set(['hours']), hidden: new Set<string>() };
		expect([...linesToShow(sheet, [], decided)]).toEqual(['part']);
		// All but four of the hours were of that part: what is left of them would tell of four.
		const most = {
			...sheet,
			behind: { teachers: { lines: { hours, part: many(0, 8) }, parent: many(0, 30) } },
		};
		expect([...linesToShow(most, [], decided)]).toEqual([]);
		expect([...linesToShow(most, [], { shown: new Set(), hidden: new Set(['hours']) })]).toEqual(['part']);
	});

	it('holds for every kind of people at once', () => {
		const sheet: Sheet = {
			...sheetOf({ a: many(0, 8), b: many(20, 30) }, false),
			behind: {
				teachers: { lines: { a: many(0, 8), b: many(20, 30) } },
				facilitators: { lines: { a: people('f', 'g'), b: people('f', 'g') } },
			},
		};
		expect(shownOf(sheet)).toEqual([]);
	});
});

/** Gauss over the equations a reader holds: whether they give this sum of unknowns. */
function follows(equations: number[][], wanted: number[]): boolean {
	const rank = (rows: number[][]) => {
		const left = rows.map((row) => [...row]);
		let done = 0;
		for (let column = 0; column < wanted.length; column += 1) {
			const pivot = left.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9);
			if (pivot < 0) continue;
			[left[done], left[pivot]] = [left[pivot]!, left[done]!];
			for (let index = 0; index < left.length; index += 1) {
				if (index === done) continue;
				const factor = left[index]![column]! / left[done]![column]!;
				left[index] = left[index]!.map((value, at) => value - factor * left[done]![at]!);
			}
			done += 1;
		}
		return done;
	};
	return rank(equations) === rank([...equations, wanted]);
}

const lines = ['a', 'b', 'c', 'd'];
type Visits = [teacher: number, line: string, times: number][];
const oneVisit = fc.tuple(fc.nat(14), fc.constantFrom(...lines), fc.integer({ min: 1, max: 4 }));
const monthOfVisits: fc.Arbitrary<Visits> = fc.array(oneVisit, { maxLength: 60 });

/** Months of which some are like the one before but for a few visits, as months are. */
const someMonths: fc.Arbitrary<Visits[]> = fc
	.tuple(
		monthOfVisits,
		fc.array(
			fc.oneof(monthOfVisits, fc.record({ fewer: fc.nat(3), more: fc.array(oneVisit, { maxLength: 3 }) })),
			{
				maxLength: 3,
			},
		),
	)
	.map(([first, later]) => {
		const months = [first];
		for (const one of later)
			months.push(Array.isArray(one) ? one : [...(months.at(-1) ?? []).slice(one.fewer), ...one.more]);
		return months;
	});

function fill(visits: Visits): Sheet {
	const amounts = Object.fromEntries(lines.map((line) => [line, new Map<string, number>()]));
	for (const [teacher, line, times] of visits) {
		const of = amounts[line]!;
		of.set(`t${teacher}`, (of.get(`t${teacher}`) ?? 0) + times);
	}
	return sheetOf(amounts);
}

describe('somebody who reads every month and calculates', () => {
	it('never learns an amount behind which fewer than five stand, or half of which is one person’s', () => {
		fc.assert(
			fc.property(someMonths, (months) => {
				const sheets = months.map(fill);
				const shown: ShownSheet[] = [];
				for (const sheet of sheets) shown.push({ shown: linesToShow(sheet, shown), behind: sheet.behind });
				// One unknown for each line of each month; one equation for each number shown.
				const width = months.length * lines.length;
				const unknown = (month: number, of: readonly string[]) => {
					const row = new Array<number>(width).fill(0);
					for (const line of of) row[month * lines.length + lines.indexOf(line)] = 1;
					return row;
				};
				const equations = shown.flatMap((month, index) =>
					[...month.shown].map((line) => unknown(index, line === 'all' ? lines : [line])),
				);
				const sums = Array.from({ length: 2 ** lines.length - 1 }, (_, code) =>
					lines.filter((_line, index) => ((code + 1) >> index) % 2 === 1),
				);
				// And of two months any sum and difference of lines, of each another one.
				const signed = Array.from({ length: 3 ** lines.length - 1 }, (_, code) =>
					lines.map((_line, index) => (Math.floor((code + 1) / 3 ** index) % 3) - 1),
				);
				const known = sheets.map((sheet, month) =>
					signed
						.filter((signs) =>
							follows(
								equations,
								Array.from({ length: width }, (_, at) =>
									at >= month * lines.length ? (signs[at - month * lines.length] ?? 0) : 0,
								),
							),
						)
						.map((signs) =>
							combine(signs.map((sign, at) => [sign, sheet.behind.teachers!.lines[lines[at]!]!])),
						),
				);
				for (let month = 0; month < months.length; month += 1)
					for (let before = 0; before < month; before += 1)
						for (const amount of known[month]!)
							for (const then of known[before]!) {
								const left = [...combine([[1, amount], [-1, then]]).values()].filter((one) => one !== 0);
								expect(left.length === 0 || left.length >= fewest).toBe(true);
							} // biome-ignore format: short enough for its lines
				const behind = (month: number, of: readonly string[]) =>
					combine(of.map((line) => [1, sheets[month]!.behind.teachers!.lines[line]!]));
				for (let month = 0; month < months.length; month += 1)
					for (const of of sums) {
						if (!follows(equations, unknown(month, of))) continue;
						expect(enough(behind(month, of))).toBe(true);
						for (let before = 0; before < month; before += 1) {
							if (!follows(equations, unknown(before, of))) continue;
							const change = combine([
								[1, behind(month, of)],
								[-1, behind(before, of)],
							]);
							const moved = [...change.values()].filter((amount) => amount !== 0);
							expect(moved.length === 0 || moved.length >= fewest).toBe(true);
						}
					}
			}),
			{ numRuns: 150 },
		);
	});

	it('never has the exact value of a line that is hidden, nor learns it from what is left', () => {
		fc.assert(
			fc.property(monthOfVisits, (visits) => {
				const sheet = fill(visits);
				const shown = linesToShow(sheet, []);
				const equations = [...shown].map((line) =>
					lines.map((one) => (line === 'all' || line === one ? 1 : 0)),
				);
				for (const line of lines.filter((one) => !shown.has(one))) {
					const alone = lines.map((one) => (one === line ? 1 : 0));
					expect(follows(equations, alone)).toBe(false);
				}
				for (const line of lines.filter((one) => shown.has(one))) {
					const rest = lines.filter((one) => one !== line);
					const left = combine(rest.map((one) => [1, sheet.behind.teachers!.lines[one]!]));
					expect(enough(left)).toBe(true);
				}
				// What is hidden lies between nought and what all that is hidden comes to: never a single possible value.
				const hidden = lines.filter((one) => !shown.has(one));
				if (shown.has('all') && hidden.length > 0)
					expect(hidden.reduce((sum, one) => sum + (sheet.values[one] ?? 0), 0)).toBeGreaterThan(0);
			}),
			{ numRuns: 300 },
		);
	});

	it('is shown something, where there is enough', () => {
		const shown = linesToShow(
			fill(
				lines.flatMap((line) =>
					[0, 1, 2, 3, 4, 5, 6].map((t): [number, string, number] => [t, line, 1 + (t % 2)]),
				),
			),
			[],
		);
		expect(shown.size).toBeGreaterThan(0);
	});
});
