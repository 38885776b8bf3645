import { describe, expect, it } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, scene } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addNextStep,
	dueOf,
	editNextStep,
	findNextStep,
	findNextSteps,
	keepNextStep,
	reopenNextStep,
} from './index.ts';

withDatabase(rehearse);

const step = {
	teacherId: cast.clara.id, collaborationId: scene.clara, ownerId: cast.ada.id, words: 'Bring the microphones', dueOn: '2026-10-01',
}; // biome-ignore format: one glance

describe('a next step', () => {
	it('is promised once, however often its form is sent', async () => {
		const entry = newId();
		const first = await addNextStep(actorOf('ada'), { ...step, entry });
		expect(await addNextStep(actorOf('ada'), { ...step, entry })).toEqual(first);
		const { steps } = await findNextSteps(actorOf('ada'), { kept: false });
		expect(steps).toMatchObject([
			{ words: step.words, owner: { name: 'Ada Okafor' }, teacher: { name: 'Clara Mendes' } },
		]);
	});

	it('is made by either side for either side, and for nobody who stands on none', async () => {
		expect(
			await addNextStep(actorOf('clara'), { ...step, ownerId: cast.clara.id, entry: newId() }),
		).toHaveProperty('id');
		expect(
			await addNextStep(actorOf('clara'), { ...step, words: 'Ada sends the list', entry: newId() }),
		).toHaveProperty('id');
		for (const owner of ['ben', 'fatima', 'ivo', 'daniel', 'lena'] as const)
			expect(await addNextStep(actorOf('ada'), { ...step, ownerId: cast[owner].id, entry: newId() })).toBe(
				missing,
			);
		for (const writer of ['ben', 'fatima', 'ivo', 'daniel', 'mara', 'lena'] as const)
			expect(await addNextStep(actorOf(writer), { ...step, ownerId: cast[writer].id, entry: newId() })).toBe(
				missing,
			);
	});

	it('is kept and opened again by who promised it and by who wrote it, and is nothing to others', async () => {
		const clara = actorOf('clara');
		expect(await keepNextStep(clara, record.nextStep, 1)).toMatchObject({
			version: 2,
			doneAt: expect.any(Date),
		});
		expect(await keepNextStep(clara, record.nextStep, 1)).toMatchObject({ version: 2 });
		expect((await findNextSteps(clara, { kept: true })).steps).toMatchObject([{ id: record.nextStep }]);
		expect(await reopenNextStep(actorOf('ada'), record.nextStep, 2)).toMatchObject({
			version: 3,
			doneAt: null,
		});
		for (const name of ['ben', 'daniel', 'fatima', 'ivo', 'mara', 'goran'] as const) {
			expect(await keepNextStep(actorOf(name), record.nextStep, 3)).toBe(missing);
			expect(await findNextStep(actorOf(name), record.nextStep)).toBe(missing);
		}
		expect(await findNextStep(clara, record.nextStep)).toMatchObject({ words: planted.nextStep, mine: true });
	});

	it('that two people change at once is saved for the first, and the second is told', async () => {
		const added = await addNextStep(actorOf('ada'), { ...step, ownerId: cast.clara.id, entry: newId() });
		if (isRefusal(added)) throw new Error('not added');
		expect(
			await editNextStep(actorOf('ada'), added.id, 1, { words: 'By Friday', dueOn: '2026-10-02' }),
		).toMatchObject({ version: 2 });
		expect(
			await editNextStep(actorOf('clara'), added.id, 1, { words: 'By Monday', dueOn: null }),
		).toMatchObject({
			code: 'changed-meanwhile',
			kind: 'conflict',
		});
		expect(await findNextStep(actorOf('clara'), added.id)).toMatchObject({
			words: 'By Friday',
			dueOn: '2026-10-02',
			version: 2,
		});
	});

	it('is listed a page at a time, soonest first, none twice and none lost', async () => {
		for (let index = 0; index < 35; index++)
			await addNextStep(actorOf('ada'), {
				...step,
				words: `Step ${index}`,
				dueOn: index % 5 === 0 ? null : `2026-11-${String(10 + (index % 7))}`,
				entry: newId(),
			});
		const first = await findNextSteps(actorOf('ada'), { kept: false });
		const second = await findNextSteps(actorOf('ada'), { kept: false, after: first.next });
		const all = [...first.steps, ...second.steps];
		expect(second.next).toBeUndefined();
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		const days = all.map(({ dueOn }) => dueOn ?? '9999');
		expect(days).toEqual([...days].sort());
		expect(all.length).toBe(37);
	});

	it('is late, due, still to come, for some day, or done', () => {
		const open = { doneAt: null };
		expect(dueOf({ ...open, dueOn: '2026-09-27' }, '2026-09-28')).toBe('late');
		expect(dueOf({ ...open, dueOn: '2026-09-28' }, '2026-09-28')).toBe('today');
		expect(dueOf({ ...open, dueOn: '2026-09-29' }, '2026-09-28')).toBe('later');
		expect(dueOf({ ...open, dueOn: null }, '2026-09-28')).toBe('some-day');
		expect(dueOf({ doneAt: new Date(), dueOn: '2026-09-27' }, '2026-09-28')).toBe('done');
	});
});
