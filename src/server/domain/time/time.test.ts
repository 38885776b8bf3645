import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdClock } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { missing } from '#server/platform/refusal.ts';
import { actorOf, reach, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { aim, findSplit, recordPreparation, sharesOf, takeBackPreparation, weekAround } from './index.ts';

withDatabase(rehearse);

const zone = 'Europe/Lisbon';
let letGo = () => {};
beforeEach(() => {
	letGo = holdClock(() => new Date('2026-09-23T09:00:00Z'));
});
afterEach(() => letGo());
const preparation = { schoolId: schools.harbour.id, minutes: 30 };

describe('a facilitator’s time', () => {
	it('is their visits of the week and what they prepared, and nobody else’s to see', async () => {
		const entry = newId();
		await recordPreparation(actorOf('ada'), { ...preparation, entry });
		await recordPreparation(actorOf('ada'), { ...preparation, entry });
		expect(await findSplit(actorOf('ada'), zone)).toEqual({
			inClassroom: 45,
			outsideClassroom: 0,
			preparation: 30,
		});
		for (const name of ['ben', 'clara', 'fatima', 'ivo'] as const) {
			expect(await findSplit(actorOf(name), zone)).toEqual({
				inClassroom: 0,
				outsideClassroom: 0,
				preparation: 0,
			});
			expect(await reach(actorOf(name), 'time_entry')).toBe(0);
		}
		await takeBackPreparation(actorOf('ben'), entry);
		expect(await findSplit(actorOf('ada'), zone)).toMatchObject({ preparation: 30 });
		await takeBackPreparation(actorOf('ada'), entry);
		expect(await findSplit(actorOf('ada'), zone)).toMatchObject({ preparation: 0 });
	});

	it('is written down by those who are visited for it, in their own school', async () => {
		expect(await recordPreparation(actorOf('hana'), { ...preparation, entry: newId() })).toHaveProperty(
			'entry',
		);
		for (const name of ['clara', 'fatima', 'ivo', 'goran', 'lena'] as const)
			expect(await recordPreparation(actorOf(name), { ...preparation, entry: newId() })).toBe(missing);
		expect(await recordPreparation(actorOf('ada'), { ...preparation, entry: 'x' })).toBe(missing);
	});

	it('has a week from Monday on the school’s clocks', () => {
		expect(weekAround(new Date('2026-09-27T23:30:00Z'), zone)).toEqual({
			from: '2026-09-28',
			to: '2026-10-05',
		});
		expect(weekAround(new Date('2026-09-27T22:30:00Z'), zone)).toEqual({
			from: '2026-09-21',
			to: '2026-09-28',
		});
	});

	it('is told in shares that add up to a hundred, as the aim does', () => {
		expect(aim.inClassroom + aim.outsideClassroom + aim.preparation).toBe(100);
		expect(sharesOf({ inClassroom: 0, outsideClassroom: 0, preparation: 0 })).toBeUndefined();
		const minutes = fc.nat({ max: 5000 });
		fc.assert(
			fc.property(minutes, minutes, minutes, (inClassroom, outsideClassroom, prepared) => {
				const shares = sharesOf({ inClassroom, outsideClassroom, preparation: prepared });
				fc.pre(shares !== undefined);
				const parts = Object.values(shares ?? {});
				expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
				expect(parts.every((part) => part >= 0)).toBe(true);
			}),
		);
	});
});
