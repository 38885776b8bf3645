import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import {
	changesSince,
	checkLines,
	type Line,
	linesAtStage,
	linesOf,
	mergeLines,
	mostOwnLines,
} from './agreement.ts';
import { defaultHolder, holders, originOf, responsibilities } from './responsibilities.ts';

const load = { facilitator: 2, both: 1, teacher: 0 } as const;
const holder = fc.constantFrom(...holders);
const stage = fc.constantFrom(...stages);
const ownLine = fc.record({
	key: fc.uuid().map((id) => `own-${id}`),
	words: fc.string({ minLength: 1, maxLength: 20 }).map((words) => `${words}.`.trim()),
	heldBy: holder,
	remark: fc.constantFrom('', 'On Tuesdays'),
});

/** The lines of some stage after edits by hand, with lines of the partners' own. */
const agreement: fc.Arbitrary<Line[]> = fc
	.tuple(
		stage,
		fc.dictionary(fc.constantFrom(...responsibilities), holder),
		fc.uniqueArray(ownLine, { selector: (line) => line.key, maxLength: 4 }),
	)
	.map(([at, edits, own]) => [
		...linesOf(at).map((line) => ({ ...line, heldBy: edits[line.key] ?? line.heldBy })),
		...own,
	]);

/** An edit of lines: some pass to another side, some of the partners' own go. */
const edited = (lines: readonly Line[]) =>
	fc
		.tuple(
			fc.dictionary(fc.constantFrom(...lines.map((line) => line.key)), holder),
			fc.boolean(),
			fc.array(ownLine, { maxLength: 2 }),
		)
		.map(([holds, drops, more]): Line[] => [
			...lines
				.filter((line) => !(drops && line.words !== null))
				.map((line) => ({ ...line, heldBy: holds[line.key] ?? line.heldBy })),
			...more,
		]);

describe('the twenty responsibilities', () => {
	it('are nine of the teacher, eight of the facilitator and three of both', () => {
		const count = (origin: string) => responsibilities.filter((key) => originOf(key) === origin).length;
		expect([count('teacher'), count('facilitator'), count('both')]).toEqual([9, 8, 3]);
	});

	it('pass to the teacher as the stage moves towards mentoring, and none of them back', () => {
		for (const key of responsibilities)
			for (const [index, at] of stages.slice(1).entries())
				expect(load[defaultHolder(key, at)]).toBeLessThanOrEqual(load[defaultHolder(key, stages[index]!)]);
		const totals = stages.map((at) =>
			responsibilities.reduce((sum, key) => sum + load[defaultHolder(key, at)], 0),
		);
		for (const [index, total] of totals.slice(1).entries()) expect(total).toBeLessThan(totals[index]!);
	});

	it('leave the facilitator something at mentoring, and the teacher what only they know at full', () => {
		expect(responsibilities.some((key) => defaultHolder(key, 'mentoring') === 'facilitator')).toBe(true);
		for (const key of ['teacher-students', 'teacher-privacy', 'teacher-goals'] as const)
			for (const at of stages) expect(defaultHolder(key, at)).toBe('teacher');
	});
});

describe('a change of stage', () => {
	it('keeps what the partners set themselves and shifts all else', () => {
		fc.assert(
			fc.property(agreement, stage, stage, (lines, from, to) => {
				const shifted = linesAtStage(lines, from, to);
				expect(shifted.map((line) => line.key)).toEqual(lines.map((line) => line.key));
				for (const [index, line] of lines.entries()) {
					const after = shifted[index]!;
					const key = responsibilities.find((one) => one === line.key);
					const isDefault = key !== undefined && line.heldBy === defaultHolder(key, from);
					expect(after.heldBy).toBe(isDefault ? defaultHolder(key, to) : line.heldBy);
					expect(after.words).toBe(line.words);
				}
			}),
		);
	});

	it('comes back to where it was when nobody edited', () => {
		for (const from of stages)
			for (const to of stages)
				expect(linesAtStage(linesAtStage(linesOf(from), from, to), to, from)).toEqual(linesOf(from));
	});
});

describe('what changed', () => {
	it('is nothing between an agreement and itself', () => {
		fc.assert(
			fc.property(agreement, (lines) => {
				expect(changesSince(lines, lines)).toEqual([]);
			}),
		);
	});

	it('is exactly what makes one agreement of the other', () => {
		fc.assert(
			fc.property(
				agreement.chain((lines) => fc.tuple(fc.constant(lines), edited(lines))),
				([before, after]) => {
					const made = new Map(before.map((line) => [line.key, line]));
					for (const change of changesSince(before, after))
						if (change.after) made.set(change.key, change.after);
						else made.delete(change.key);
					const sorted = (lines: Line[]) => [...lines].sort((a, b) => a.key.localeCompare(b.key));
					expect(sorted([...made.values()])).toEqual(sorted(after));
				},
			),
		);
	});
});

describe('two edits of the same agreement', () => {
	const three = agreement.chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)));

	it('lose nothing: each line is as one of the two left it, and theirs stands wherever mine did not touch it', () => {
		fc.assert(
			fc.property(three, ([base, theirs, mine]) => {
				const { lines, clashes } = mergeLines(base, theirs, mine);
				const result = new Map(lines.map((line) => [line.key, line]));
				const [other, own] = [
					new Map(theirs.map((line) => [line.key, line])),
					new Map(mine.map((line) => [line.key, line])),
				];
				const touched = new Set(changesSince(base, mine).map((change) => change.key));
				for (const key of new Set([...other.keys(), ...own.keys(), ...base.map((line) => line.key)]))
					expect(result.get(key)).toEqual(touched.has(key) ? own.get(key) : other.get(key));
				const both = new Set(changesSince(base, theirs).map((change) => change.key));
				const differ = new Set(changesSince(theirs, mine).map((change) => change.key));
				expect([...clashes].sort()).toEqual(
					[...touched].filter((key) => both.has(key) && differ.has(key)).sort(),
				);
			}),
		);
	});

	it('is theirs when I changed nothing, and mine when they did not', () => {
		fc.assert(
			fc.property(three, ([base, theirs, mine]) => {
				const sorted = (lines: Line[]) => [...lines].sort((a, b) => a.key.localeCompare(b.key));
				expect(sorted(mergeLines(base, theirs, base).lines)).toEqual(sorted(theirs));
				expect(sorted(mergeLines(base, base, mine).lines)).toEqual(sorted(mine));
			}),
		);
	});
});

describe('lines from a form', () => {
	const own = (words: string): Line => ({
		key: 'own-01900000-0000-4000-8000-000000000001',
		words,
		heldBy: 'both',
		remark: '',
	});

	it('are kept in the order of the catalogue, trimmed', () => {
		const kept = checkLines([own('  Snacks '), ...linesOf('full').reverse()], linesOf('full'));
		if (isRefusal(kept)) throw new Error(kept.code);
		expect(kept.map((line) => line.key)).toEqual([...responsibilities, own('').key]);
		expect(kept.at(-1)?.words).toBe('Snacks');
	});

	it('are refused when one of the twenty is missing, twice there, or not one of ours', () => {
		const all = linesOf('full');
		for (const lines of [all.slice(1), [...all, all[0]!], [...all, { ...own('x'), key: 'teacher-lunch' }]])
			expect(checkLines(lines, all)).toMatchObject({ refused: true, code: 'agreement-incomplete' });
		expect(checkLines([...all, own(' ')], all)).toMatchObject({
			code: 'required',
			field: `words-${own('').key}`,
		});
		expect(checkLines([...all, own('x'.repeat(501))], all)).toMatchObject({ code: 'too-long' });
	});

	it('are refused when there are too many of the partners’ own', () => {
		const many = Array.from({ length: mostOwnLines + 1 }, (_, index) => ({
			...own('x'),
			key: `own-01900000-0000-4000-8000-0000000000${String(index + 10)}`,
		}));
		expect(checkLines([...linesOf('full'), ...many], linesOf('full'))).toMatchObject({
			code: 'agreement-too-many',
		});
		expect(isRefusal(checkLines([...linesOf('full'), ...many.slice(1)], linesOf('full')))).toBe(false);
	});
});
