import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdClock } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { missing } from '#server/platform/refusal.ts';
import { actorOf, planted, reach, record, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	aim,
	changePreparation,
	findHours,
	findHoursBetween,
	findPreparation,
	findSplit,
	recordPreparation,
	sharesOf,
	takeBackPreparation,
	weekAround,
} from './index.ts';

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
		// With Clara in her classroom, and with her team in a meeting in which something was written.
		expect(await findSplit(actorOf('ada'), zone)).toEqual({
			inClassroom: 45,
			outsideClassroom: 40,
			preparation: 30,
		});
		for (const name of ['ben', 'clara', 'fatima', 'ivo'] as const) {
			expect(await findSplit(actorOf(name), zone)).toEqual({
				inClassroom: 0,
				outsideClassroom: name === 'clara' ? 40 : 0,
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

	it('is written down late, with a word and an hour, back to the school year’s first day, and never ahead', async () => {
		const entry = newId();
		const late = { ...preparation, entry, onDay: '2026-09-21', begins: '10:20', words: ' Tickets ' };
		expect(await recordPreparation(actorOf('ada'), late)).toEqual({ entry });
		const { week, overlaps, year } = await findHours(actorOf('ada'), { ...schools.harbour, zone });
		expect(year).toMatchObject({ startsOn: '2026-08-01' });
		expect(week).toMatchObject({
			startsOn: '2026-09-21',
			hours: { inClassroom: 45, outsideClassroom: 40, preparation: 5, oneToOne: 45, group: 40 },
			entries: [
				{
					id: record.visit,
					kind: 'in-classroom',
					counted: 45,
					with: [{ name: 'Clara Mendes' }],
					tookPlace: true,
				},
				{ id: entry, words: 'Tickets', minutes: 30, counted: 5 },
				{ kind: 'outside-classroom', team: { name: 'Grade 4' }, counted: 40, with: [] },
			],
		});
		// From 10:00 to 10:45 on the school's clocks she was with Clara.
		expect(overlaps.map(({ first, second, minutes }) => [first.id, second.id, minutes])).toEqual([
			[record.visit, entry, 25],
		]);
		expect(await findSplit(actorOf('ada'), zone)).toMatchObject({ inClassroom: 45, preparation: 5 });

		const anew = { minutes: 40, onDay: '2026-09-18', words: '' };
		expect(await changePreparation(actorOf('ben'), entry, anew)).toBe(missing);
		expect(await changePreparation(actorOf('ada'), entry, anew)).toEqual({ entry });
		const { overlaps: none } = await findHours(actorOf('ada'), { ...schools.harbour, zone });
		expect(none).toEqual([]);
		for (const [wrong, code] of [
			[{ onDay: '2026-07-31' }, 'preparation-too-early'],
			[{ onDay: '2026-09-24' }, 'preparation-ahead'],
			[{ onDay: '2026-09-23', begins: '16:00' }, 'preparation-ahead'],
		] as const) {
			expect(
				await recordPreparation(actorOf('ada'), { ...preparation, ...wrong, entry: newId() }),
			).toMatchObject({
				code,
			});
			expect(await changePreparation(actorOf('ada'), entry, { minutes: 40, ...wrong })).toMatchObject({
				code,
			});
		}

		const lines = await findPreparation(actorOf('ada'), { limit: 1 });
		expect(lines.preparation).toMatchObject([{ entry, onDay: '2026-09-18', minutes: 40, startsAt: null }]);
		const rest = await findPreparation(actorOf('ada'), { limit: 5, after: lines.next });
		expect(rest).toMatchObject({ preparation: [{ words: planted.preparation }], next: undefined });
		expect((await findPreparation(actorOf('ben'), { limit: 5 })).preparation).toEqual([]);
		await takeBackPreparation(actorOf('ada'), entry);
	});

	it('is told by week and year to whom it is, and to nobody else', async () => {
		const stretch = { from: '2026-09-14', to: '2026-09-28' };
		expect(await findHoursBetween(actorOf('ada'), stretch, zone)).toMatchObject({
			whole: { inClassroom: 45, preparation: 20 },
			weeks: [{ hours: { preparation: 20 } }, { hours: { inClassroom: 45 } }],
		});
		for (const name of ['ben', 'mara', 'fatima', 'ivo', 'lena'] as const)
			expect(await findHoursBetween(actorOf(name), stretch, zone)).toMatchObject({
				entries: [],
				overlaps: [],
			});
		const long = { from: '2026-01-01', to: '2027-06-01' };
		expect(await findHoursBetween(actorOf('ada'), long, zone)).toMatchObject({ code: 'calendar-span' });
		expect(await findHours(actorOf('noah'), null, '1999-01-01')).toMatchObject({
			week: { entries: [] },
			overlapping: 0,
		});
	});

	it('is the school’s day, also where the clocks move', async () => {
		const entry = newId();
		letGo();
		letGo = holdClock(() => new Date('2026-10-26T09:00:00Z'));
		// The night of 25 October has an hour twice in Lisbon: it begins on the first.
		await recordPreparation(actorOf('ada'), {
			...preparation,
			entry,
			onDay: '2026-10-25',
			begins: '01:30',
			minutes: 90,
		});
		const { week } = await findHours(actorOf('ada'), { ...schools.harbour, zone }, '2026-10-25');
		expect(week).toMatchObject({
			startsOn: '2026-10-19',
			entries: [{ day: '2026-10-25', startsAt: new Date('2026-10-25T00:30:00Z'), counted: 90 }],
		});
		await takeBackPreparation(actorOf('ada'), entry);
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
