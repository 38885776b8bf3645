import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concernedIn } from '#server/domain/company/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isId } from '#server/platform/ids.ts';
import { checkMoment, partOf, usually, visitKinds } from './visit.ts';

const now = new Date('2026-09-21T10:00:00Z');
const away = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('when a visit may be', () => {
	it('is captured on the spot, at the end of the day, and up to a year back', () => {
		for (const days of [0, -0.3, -30, -365]) expect(checkMoment('done', away(days), now)).toBeUndefined();
	});
	it('is not captured before it was, nor further back than a year', () => {
		expect(checkMoment('done', away(0.1), now)?.code).toBe('visit-not-yet');
		expect(checkMoment('done', away(-367), now)?.code).toBe('visit-too-far');
	});
	it('is planned up to a year ahead, and not for a day that is over', () => {
		expect(checkMoment('planned', away(365), now)).toBeUndefined();
		expect(checkMoment('planned', away(367), now)?.code).toBe('visit-too-far');
		expect(checkMoment('planned', away(-2), now)?.code).toBe('visit-is-past');
	});
	it('is a moment at all', () => {
		expect(checkMoment('done', new Date(Number.NaN), now)?.code).toBe('visit-too-far');
	});
});

describe('who takes part as what', () => {
	it('knows who writes it down', () => {
		expect(partOf(['facilitator', 'teacher'], true, true)).toBe('facilitator');
		expect(partOf(['facilitator', 'teacher'], false, true)).toBe('teacher');
		expect(partOf(['facilitator', 'teacher'], false, false)).toBe('facilitator');
		expect(partOf(['librarian'], true, false)).toBe('specialist');
		expect(partOf(['assistant'], false, true)).toBe('teacher');
		expect(partOf([], false, true)).toBe('teacher');
		expect(partOf(['technician'], false, true)).toBe('specialist');
	});
	it('is about the other teachers, or about the teacher who wrote it', () => {
		expect(
			concernedIn(
				[
					{ personId: 'a', part: 'teacher' },
					{ personId: 'b', part: 'teacher' },
				],
				'a',
			),
		).toEqual(['b']);
		expect(
			concernedIn(
				[
					{ personId: 'a', part: 'teacher' },
					{ personId: 'b', part: 'facilitator' },
				],
				'a',
			),
		).toEqual(['a']);
		expect(concernedIn([{ personId: 'a', part: 'facilitator' }], 'a')).toEqual([]);
	});
});

describe('what a kind usually is', () => {
	it('puts modelling, side-by-side, co-teaching, observing and peer visits in the classroom, and nothing else', () => {
		expect(visitKinds.filter((kind) => usually[kind].timeKind === 'in-classroom')).toEqual([
			'modelling', 'side-by-side', 'co-teaching', 'observing', 'peer-visit',
		]); // biome-ignore format: one line
	});
});

describe('the key of a part of an entry', () => {
	it('is the same for the same author, entry and part, and another for any other', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.uuid(), fc.string(), fc.uuid(), (author, entry, part, other) => {
				const key = keyOf(author, entry, part);
				expect(isId(key)).toBe(true);
				expect(keyOf(author, entry.toUpperCase(), part)).toBe(key);
				expect(keyOf(author, entry, `${part}.`)).not.toBe(key);
				if (other !== author) expect(keyOf(other, entry, part)).not.toBe(key);
			}),
		);
	});
});
