import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { becomesEvaluator, membershipEnds } from '../../../../tests/confidentiality/happenings.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	changeSpace,
	closeSpace,
	endingSpacesIn,
	findSpace,
	findSpaces,
	findTemplate,
	makeSpace,
	openSpace,
	type SpaceStep,
	setTemplate,
	takeOverSpace,
	tellOfSpaces,
	doStep as writeStep,
} from './index.ts';
import { mayDo, type StepDone, stepsFrom, undoneBy, usualTemplate } from './space.ts';

withDatabase(rehearse);

const [ada, emre, goran, hana] = [actorOf('ada'), actorOf('emre'), actorOf('goran'), actorOf('hana')];
const harbour = schools.harbour.id;
const today = schoolDay('Europe/Lisbon', now());
const words = {
	name: 'A wall of questions', purpose: '', address: '', toolId: null, helperId: null, withDesk: false, audience: null,
	closesOn: dayAfter(today, 60),
} as const; // biome-ignore format: short enough for two lines
const not = { done: false, device: '', counted: null, ofAll: null };

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}
/** On top of what the step is now, as its owner reads it. */
async function doStep(who: typeof emre, id: string, written: StepDone) {
	const { rows } = await unitOfWork(emre, (tx) =>
		sql<{ version: number }>`select version from space_step where id = ${id}::uuid`.execute(tx),
	);
	return writeStep(who, id, { ...written, version: rows[0]?.version ?? 1 });
}
const makes = (more: Partial<Parameters<typeof makeSpace>[2]> = {}, who = emre) =>
	makeSpace(who, harbour, { ...words, classId: null, unitId: null, entry: newId(), ...more });
const read = (id: string, who = emre) => did(findSpace(who, id));
const step = async (id: string, kind: SpaceStep['kind']) =>
	(await read(id)).steps.find((one) => one.kind === kind)?.id ?? '';

describe('a step', () => {
	it('is done on a device, or when all are counted', () => {
		expect(mayDo('tools', { ...not, done: true, device: ' ' })?.code).toBe('device-first');
		expect(mayDo('accounts', { ...not, done: true })?.code).toBe('count-first');
		expect(mayDo('slips', { ...not, done: true, counted: 20, ofAll: 22 })?.code).toBe('count-short');
		expect(mayDo('slips', { ...not, counted: 23, ofAll: 22 })?.code).toBe('count-over');
		expect(mayDo('slips', { ...not, counted: 20, ofAll: 22 })).toBeUndefined();
		expect(mayDo('slips', { ...not, done: true, counted: 22, ofAll: 22 })).toBeUndefined();
		expect(mayDo('other', { ...not, done: true })).toBeUndefined();
		expect(stepsFrom({ ...usualTemplate, slips: 'none', accounts: 'may', may: ['A'] })).toMatchObject([
			{ kind: 'tools', required: true },
			{ kind: 'accounts', required: false },
			{ kind: 'other', required: false },
		]);
	});
});

describe('what a checklist was done for', () => {
	const open = { toolId: 'a', address: 'https://a.test', audience: 'class', state: 'open' } as const;
	const all = ['tools', 'accounts', 'slips', 'other'];

	it('undoes what was not done for what stands there now', () => {
		expect(undoneBy(open, open)).toEqual([]);
		expect(undoneBy(open, { ...open, toolId: 'b' })).toEqual(all);
		expect(undoneBy(open, { ...open, toolId: null })).toEqual(all);
		expect(undoneBy(open, { ...open, address: '' })).toEqual(['tools', 'accounts']);
		expect(undoneBy(open, { ...open, audience: 'anyone' })).toEqual(['slips', 'other']);
		expect(undoneBy({ ...open, audience: 'anyone' }, open)).toEqual([]);
	});

	it('is what was named first while it is prepared, and not who it is for after taking that back', () => {
		const begun = { toolId: null, address: '', audience: null, state: 'preparing' } as const;
		expect(undoneBy(begun, open)).toEqual([]);
		expect(undoneBy({ ...begun, state: 'open' }, { ...begun, toolId: 'b' })).toEqual(all);
		expect(undoneBy({ ...open, state: 'preparing' }, { ...open, audience: null })).toEqual([
			'slips',
			'other',
		]);
	});
});

describe('a virtual space', () => {
	it('opens when what must be done is done, and not before, whoever writes it', async () => {
		const entry = newId();
		const { id } = await did(makes({ entry }));
		expect(await makes({ entry })).toEqual({ id });
		expect(await openSpace(emre, id, 1)).toMatchObject({
			code: 'space-not-ready',
			said: { args: { count: 4 } },
		});
		const write = (values: string) =>
			unitOfWork(emre, (tx) =>
				sql`update learning_space set ${sql.raw(values)} where id = ${id}::uuid`.execute(tx),
			);
		const forced = `state = 'open', opened_on = current_date, audience = 'class'`;
		await expect(write(forced)).rejects.toMatchObject({ code: '23514' });
		expect(await doStep(emre, await step(id, 'tools'), { ...not, done: true })).toMatchObject({
			code: 'device-first',
		});
		await did(doStep(emre, await step(id, 'tools'), { ...not, done: true, device: 'Tablet 14' }));
		await did(doStep(emre, await step(id, 'slips'), { ...not, counted: 20, ofAll: 22 }));
		await did(doStep(emre, await step(id, 'accounts'), { ...not, done: true, counted: 22, ofAll: 22 }));
		expect(await openSpace(emre, id, 1)).toMatchObject({ said: { args: { count: 2 } } });
		await did(doStep(emre, await step(id, 'slips'), { ...not, done: true, counted: 22, ofAll: 22 }));
		await did(changeSpace(emre, id, { ...words, audience: 'class', version: 1 }));
		expect(await openSpace(emre, id, 1)).toMatchObject({ code: 'changed-meanwhile' });
		await did(openSpace(emre, id, 2));
		expect(await read(id)).toMatchObject({ state: 'open', openedOn: today, overdue: false });
		// What had to be done stays done.
		const slips = await step(id, 'slips');
		expect(await doStep(emre, slips, not)).toMatchObject({ code: 'space-step-kept' });
		const undo = (tx: Parameters<Parameters<typeof unitOfWork>[1]>[0]) =>
			sql`update space_step set done_on = null, done_by = null where id = ${slips}::uuid`.execute(tx);
		await expect(unitOfWork(emre, undo)).rejects.toMatchObject({ code: '23514' });
		expect(await changeSpace(emre, id, { ...words, version: 3 })).toMatchObject({ code: 'audience-kept' });
		expect(
			await closeSpace(emre, id, { accounts: 'kept', until: null, words: '', version: 3 }),
		).toMatchObject({
			field: 'until',
		});
		expect(
			await closeSpace(emre, id, { accounts: 'handed-over', until: null, words: ' ', version: 3 }),
		).toMatchObject({
			field: 'words',
		});
		await did(closeSpace(emre, id, { accounts: 'deleted', until: null, words: 'By the office', version: 3 }));
		expect(await openSpace(emre, id, 4)).toMatchObject({ code: 'space-not-now' });
		expect((await findSpaces(emre, { closed: true })).spaces.map((one) => one.id)).toContain(id);
	});

	it('is read by its owner, the facilitator they name, and the help desk they ask: its technical steps', async () => {
		const { id } = await did(makes({ name: 'Ours' }));
		const seen = async (name: CastName) => {
			const page = await findSpace(actorOf(name), id);
			return isRefusal(page) ? page : page.steps.map((one) => one.kind);
		};
		for (const name of Object.keys(cast) as CastName[])
			if (name !== 'emre') expect(await seen(name), name).toBe(missing);
		for (const helperId of [cast.hana.id, cast.lena.id])
			expect(await changeSpace(emre, id, { ...words, helperId, version: 1 })).toBe(missing);
		await did(changeSpace(emre, id, { ...words, helperId: cast.ada.id, withDesk: true, version: 1 }));
		expect([await seen('ada'), await seen('goran'), await seen('ben'), await seen('fatima')]).toEqual([
			['tools', 'accounts', 'slips'],
			['tools', 'accounts'],
			missing,
			missing,
		]);
		const [tools, slips] = [await step(id, 'tools'), await step(id, 'slips')];
		expect(await doStep(goran, slips, not)).toBe(missing);
		await did(doStep(goran, tools, { ...not, done: true, device: 'Tablet 3' }));
		expect((await read(id, ada)).steps[0]).toMatchObject({ device: 'Tablet 3', doneBy: 'Goran Petrović' });
		expect(await openSpace(ada, id, 2)).toBe(missing);
		expect(await changeSpace(goran, id, { ...words, version: 2 })).toBe(missing);
		expect(await makes({}, actorOf('fatima'))).toBe(missing);
		expect(await makes({ toolId: newId() })).toBe(missing);
	});

	it('begins as the school’s template has it, and is shown when it is open after its day', async () => {
		const template = {
			tools: 'may',
			accounts: 'none',
			slips: 'none',
			must: ['Families know', 'Families know '],
			may: [],
		} as const;
		const set = (who: typeof hana, version: number) =>
			setTemplate(who, harbour, { ...template, must: [...template.must], may: [], version });
		expect(await set(emre, 0)).toBe(missing);
		await did(set(hana, 0));
		expect(await set(hana, 0)).toMatchObject({ code: 'changed-meanwhile' });
		expect(await findTemplate(emre, harbour)).toMatchObject({ must: ['Families know'], version: 1 });
		expect(await findTemplate(actorOf('noah'), harbour)).toBe(missing);
		const { id } = await did(makes({ audience: 'anyone', closesOn: dayAfter(today, -1) }));
		expect((await read(id)).steps.map((one) => [one.kind, one.required])).toEqual([
			['tools', false],
			['other', true],
		]);
		expect(await findSpace(goran, id)).toBe(missing);
		await did(doStep(emre, await step(id, 'other'), { ...not, done: true }));
		await did(openSpace(emre, id, 1));
		expect((await findSpaces(emre)).spaces[0]).toMatchObject({ id, overdue: true });
		expect((await read(id, goran)).overdue).toBe(true);
		expect(await findSpace(ada, id)).toBe(missing);
	});

	it('is prepared again with what it was not prepared for, whoever writes it, and closed it stays as it is', async () => {
		await did(setTemplate(hana, harbour, { ...usualTemplate, must: ['Ours'], version: 1 }));
		const { id } = await did(makes({ name: 'Ways', audience: 'class', address: 'https://a.test' }));
		const done = async () => (await read(id)).steps.map((one) => one.doneOn !== null);
		const now = async () => (await read(id)).version;
		const ready = async () => {
			for (const one of (await read(id)).steps)
				await did(doStep(emre, one.id, { done: true, device: 'Tablet 1', counted: 3, ofAll: 3 }));
			await did(openSpace(emre, id, await now()));
		};
		const change = { ...words, audience: 'class', address: 'https://a.test' } as const;
		await ready();
		await did(changeSpace(emre, id, { ...change, name: 'Ways and means', version: await now() }));
		expect(await read(id)).toMatchObject({ state: 'open' });
		const write = (values: string) =>
			unitOfWork(emre, (tx) =>
				sql`update learning_space set ${sql.raw(values)} where id = ${id}::uuid`.execute(tx),
			);
		for (const forced of [`address = 'https://b.test'`, `audience = 'anyone'`, `owner_id = '${cast.ada.id}'`])
			await expect(write(forced), forced).rejects.toMatchObject({ code: '23514' });
		const moved = { ...change, address: 'https://b.test' };
		await did(changeSpace(emre, id, { ...moved, version: await now() }));
		expect(await read(id)).toMatchObject({ state: 'preparing', openedOn: null });
		expect(await done()).toEqual([false, false, true, true]);
		expect(await openSpace(emre, id, await now())).toMatchObject({ code: 'space-not-ready' });
		await ready();
		const closing = { accounts: 'none', until: null, words: '', version: await now() } as const;
		await did(closeSpace(emre, id, closing));
		expect(await changeSpace(emre, id, { ...moved, version: await now() })).toMatchObject({
			code: 'space-not-now',
		});
		const [first] = (await read(id)).steps;
		expect(await doStep(emre, first?.id ?? '', not)).toMatchObject({ code: 'space-not-now' });
		await expect(write(`name = 'Other'`)).rejects.toMatchObject({ code: '23514' });
	});

	it('takes of two who count the first, and tells the other what stands there now', async () => {
		const { id } = await did(makes({ name: 'Counted', helperId: cast.ada.id }));
		const slips = (await read(id)).steps.find((one) => one.kind === 'slips');
		const counts = (who: typeof emre, counted: number) =>
			writeStep(who, slips?.id ?? '', { ...not, counted, ofAll: 22, version: slips?.version ?? 0 });
		expect(await counts(ada, 12)).toEqual({ spaceId: id, version: 2 });
		expect(await counts(emre, 9)).toMatchObject({ code: 'changed-meanwhile' });
		expect((await read(id)).steps.find((one) => one.kind === 'slips')?.counted).toBe(12);
	});

	it('is told of before its day and after; whose owner has left, is taken over or closed', async () => {
		const daniel = actorOf('daniel');
		const letters = () =>
			unitOfWork({ kind: 'mailer' }, (tx) =>
				tx
					.selectFrom('mail')
					.select(['to_person', 'subject'])
					.where('subject', 'like', '%virtual space%')
					.execute(),
			);
		const opened = async (name: string, inDays: number) => {
			const made = await did(makes({ name, audience: 'class', closesOn: dayAfter(today, inDays) }, daniel));
			for (const one of (await read(made.id, daniel)).steps)
				await did(
					writeStep(daniel, one.id, {
						done: true,
						device: 'Tablet',
						counted: 3,
						ofAll: 3,
						version: one.version,
					}),
				);
			await did(openSpace(daniel, made.id, 1));
			return made.id;
		};
		await tellOfSpaces();
		const before = (await letters()).length;
		const [near, past] = [await opened('Near', 10), await opened('Past', -1)];
		await opened('Far', 40);
		const draft = (await did(makes({ name: 'Draft' }, daniel))).id;
		const ends = (who: typeof emre) => unitOfWork(who, (tx) => endingSpacesIn(tx, who, 50));
		expect((await ends(daniel)).map((one) => [one.id, one.past, one.leftBy])).toEqual([
			[past, true, ''],
			[near, false, ''],
		]);
		expect(await tellOfSpaces()).toBe(2);
		expect(await tellOfSpaces()).toBe(0);
		expect(
			(await letters())
				.slice(before)
				.map((one) => [one.to_person, one.subject])
				.sort(),
		).toEqual([
			[cast.daniel.id, 'A virtual space closes soon'],
			[cast.daniel.id, 'A virtual space is still open'],
		]);
		// While its owner is there, nobody else closes it or takes it.
		const closing = { accounts: 'deleted', until: null, words: '' } as const;
		expect(await closeSpace(goran, past, { ...closing, version: 2 })).toBe(missing);
		expect(await takeOverSpace(ada, past, 2)).toBe(missing);
		expect((await ends(goran)).map((one) => one.id)).not.toContain(past);

		await membershipEnds('daniel');
		for (const name of Object.keys(cast) as CastName[]) {
			const who = actorOf(name);
			const expected = ['ada', 'ben', 'goran'].includes(name);
			expect(isRefusal(await findSpace(who, near)), name).toBe(!expected);
			if (!['ada', 'ben'].includes(name)) expect(await takeOverSpace(who, near, 2), name).toBe(missing);
			if (!expected) expect(await closeSpace(who, near, { ...closing, version: 2 }), name).toBe(missing);
		}
		expect((await read(near, goran)).steps.map((one) => one.kind)).toEqual(['tools', 'accounts']);
		expect((await ends(goran)).map((one) => one.leftBy)).toContain('Daniel Yoon');
		const force = (values: string) =>
			unitOfWork(goran, (tx) =>
				sql`update learning_space set ${sql.raw(values)} where id = ${near}::uuid`.execute(tx),
			);
		await expect(force(`owner_id = '${cast.goran.id}'`)).rejects.toThrow();
		await expect(force(`name = 'Other'`)).rejects.toThrow();
		expect(await closeSpace(goran, near, { ...closing, version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		await did(closeSpace(goran, near, { ...closing, version: 2 }));
		expect(await read(near, goran)).toMatchObject({ state: 'closed', closedByName: 'Goran Petrović' });
		expect(await takeOverSpace(ada, past, 1)).toMatchObject({ code: 'changed-meanwhile' });
		await did(takeOverSpace(ada, past, 2));
		expect(await takeOverSpace(actorOf('ben'), past, 3)).toBe(missing);
		const taken = await read(past, ada);
		expect(taken).toMatchObject({ isMine: true, takenOverFrom: 'Daniel Yoon', left: null, overdue: true });
		expect(taken.steps.map((one) => one.kind)).toContain('slips');
		await did(closeSpace(ada, past, { ...closing, version: 3 }));
		// Who left writes nothing there any more, by no way there is.
		const ticked = unitOfWork(daniel, (tx) =>
			tx
				.updateTable('space_step')
				.set({ done_on: today, done_by: cast.daniel.id, device: 'Mine' })
				.where('space_id', '=', draft)
				.where('kind', '=', 'tools')
				.executeTakeFirst(),
		);
		expect((await ticked).numUpdatedRows).toBe(0n);
		const added = {
			id: newId(),
			space_id: draft,
			position: 20,
			kind: 'other',
			words: 'More',
			required: true,
		};
		await expect(
			unitOfWork(daniel, (tx) => tx.insertInto('space_step').values(added).execute()),
		).rejects.toThrow('row-level security');
		// Who closed it then reads it, until they come to evaluate whose it was.
		await becomesEvaluator('goran', 'daniel');
		expect(await findSpace(goran, near)).toBe(missing);
	});
});
