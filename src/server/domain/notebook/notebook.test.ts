import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translator } from '#messages/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { addStatement, editStatement, findVision, retireStatement } from '../vision/index.ts';
import {
	addLookFor, addSchoolLookFor, addTeachingPoint, findLookFors, findNotebook, findNotebooks, isDue, moveTeachingPoint, type Notebook,
	placeLookFor, putOff, resumeTeachingPoint, retireLookFor, settleTeachingPoint, startingLookFors, startLookFors, takeUpAgain,
} from './index.ts'; // biome-ignore format: a list

withDatabase(rehearse);

const zone = 'Europe/Lisbon';
let letGo = () => {};
const at = (iso: string) => {
	letGo();
	letGo = holdClock(() => new Date(iso));
};
beforeEach(() => at('2026-09-28T09:00:00Z'));
afterEach(() => letGo());

async function open(name: CastName, teacher: CastName, collaboration?: string): Promise<Notebook> {
	const found = await findNotebook(actorOf(name), cast[teacher].id, { collaboration, zone });
	if (isRefusal(found)) throw new Error(`${name} finds no notebook of ${teacher}`);
	return found;
}
const readings = (name: CastName) =>
	unitOfWork(actorOf(name), (tx) =>
		tx.selectFrom('access_record').select(['record_kind', 'record_id', 'author_id', 'reader_id']).execute(),
	);

describe('a notebook', () => {
	it('shows its facilitator all they wrote, what was held back included, and when it is due', async () => {
		const notebook = await open('ada', 'clara');
		expect(notebook.collaborationId).toBe(scene.clara);
		expect(notebook.points[0]?.words).toBe(planted.teachingPoint);
		expect(notebook.points[0]?.checks[0]).toMatchObject({ how: 'seen', remark: planted.checkRemark });
		expect(notebook.heldBack).toMatchObject([{ words: planted.heldBack, due: true }]);
		expect(notebook.notes.map(({ words }) => words).sort()).toEqual(
			[planted.privateNote, planted.sharedNote].sort(),
		);
		expect(notebook.steps).toMatchObject([{ words: planted.nextStep, owner: { id: cast.clara.id } }]);
		expect(notebook.visits).toMatchObject([{ id: record.visit, kind: 'modelling' }]);
		expect(notebook.sides.map(({ name }) => name)).toEqual(['Clara Mendes', 'Ada Okafor']);
		at('2026-09-27T09:00:00Z');
		expect((await open('ada', 'clara')).heldBack).toMatchObject([{ due: false }]);
	});

	it('shows the teacher their own side: points, checks, next steps, what was shared; nothing held back or private', async () => {
		const own = await open('clara', 'clara');
		expect(own.ownSide).toBe(true);
		expect(own.points).toMatchObject([{ words: planted.teachingPoint, mine: false }]);
		expect(own.heldBack).toEqual([]);
		expect(own.notes).toMatchObject([{ words: planted.sharedNote, mine: false }]);
		const words = JSON.stringify(own);
		expect(words).not.toContain(planted.heldBack);
		expect(words).not.toContain(planted.privateNote);
	});

	it.each(['ben', 'daniel', 'emre', 'fatima', 'goran', 'ivo', 'joy', 'mara', 'lena', 'noah'] as const)(
		'is not there for %s, as one that never was',
		async (name) => {
			expect(await findNotebook(actorOf(name), cast.clara.id, { collaboration: scene.clara, zone })).toBe(
				missing,
			);
			expect(await findNotebook(actorOf(name), cast.clara.id, { collaboration: newId(), zone })).toBe(
				missing,
			);
			expect(await findNotebook(actorOf(name), newId(), { zone })).toBe(missing);
			expect(await findNotebook(actorOf(name), "'; drop", { zone })).toBe(missing);
		},
	);

	it('outside any collaboration a facilitator may begin one with a colleague, a leader and an evaluator may not', async () => {
		const blank = await open('ben', 'clara');
		expect(blank).toMatchObject({
			collaborationId: null,
			open: true,
			points: [],
			notes: [],
			steps: [],
			visits: [],
		});
		expect(await findNotebook(actorOf('fatima'), cast.clara.id, { zone })).toBe(missing);
		expect(await findNotebook(actorOf('mara'), cast.clara.id, { zone })).toBe(missing);
	});

	it('keeps what is about one teacher from another teacher of the same collaboration', async () => {
		await unitOfWork(actorOf('clara'), async (tx) => {
			await tx
				.insertInto('partner')
				.values({
					id: newId(), collaboration_id: scene.clara, person_id: cast.emre.id, side: 'teacher', invited_by: cast.clara.id,
					invited_at: new Date('2026-09-22T09:00:00Z'),
				}) // biome-ignore format: one line longer would say no more
				.execute();
		});
		await unitOfWork(actorOf('emre'), async (tx) => {
			const mine = await tx
				.selectFrom('partner')
				.select('id')
				.where('person_id', '=', cast.emre.id)
				.executeTakeFirstOrThrow();
			await tx
				.insertInto('acceptance')
				.values({ partner_id: mine.id, at: new Date('2026-09-22T10:00:00Z') })
				.execute();
		});
		expect(await findNotebook(actorOf('emre'), cast.clara.id, { collaboration: scene.clara, zone })).toBe(
			missing,
		);
		expect((await open('emre', 'emre', scene.clara)).points).toEqual([]);
		expect((await open('ada', 'emre')).collaborationId).toBe(scene.clara);
	});

	it('records who was shown a note of another, once in ten minutes, and not one’s own reading', async () => {
		at('2026-09-29T09:00:00Z');
		await open('clara', 'clara');
		await open('clara', 'clara');
		await open('ada', 'clara');
		const seen = (await readings('ada')).filter(({ record_id }) => record_id === record.sharedNote);
		at('2026-09-29T09:11:00Z');
		await open('clara', 'clara');
		const again = (await readings('ada')).filter(({ record_id }) => record_id === record.sharedNote);
		expect(again.length).toBe(seen.length + 1);
		expect((await readings('clara')).filter(({ reader_id }) => reader_id === cast.ada.id)).toEqual([]);
	});

	it('records the reading of another facilitator of the collaboration, for the author and the teacher', async () => {
		await unitOfWork(actorOf('daniel'), (tx) =>
			tx
				.insertInto('partner')
				.values({
					id: newId(), collaboration_id: scene.daniel, person_id: cast.ben.id, side: 'facilitator', invited_by: cast.daniel.id,
					invited_at: new Date('2026-09-22T09:00:00Z'),
				}) // biome-ignore format: one line longer would say no more
				.execute(),
		);
		await unitOfWork(actorOf('ben'), async (tx) => {
			const mine = await tx
				.selectFrom('partner')
				.select('id')
				.where('person_id', '=', cast.ben.id)
				.executeTakeFirstOrThrow();
			await tx
				.insertInto('acceptance')
				.values({ partner_id: mine.id, at: new Date('2026-09-22T10:00:00Z') })
				.execute();
		});
		const point = {
			teacherId: cast.daniel.id,
			collaborationId: scene.daniel,
			words: 'Wait time',
			progress: 'trying',
		} as const;
		await addTeachingPoint(actorOf('ada'), { ...point, entry: newId() });
		expect((await open('ben', 'daniel')).points).toMatchObject([{ words: 'Wait time', mine: false }]);
		const reading = {
			record_kind: 'notebook',
			record_id: scene.daniel,
			author_id: cast.ada.id,
			reader_id: cast.ben.id,
		};
		expect(await readings('daniel')).toContainEqual(reading);
		expect(await readings('ada')).toContainEqual(reading);
	});
});

describe('the view over all notebooks', () => {
	it('lists a facilitator’s teachers with what stands open, and whom to visit next and why', async () => {
		at('2026-10-12T09:00:00Z');
		const { notebooks, suggestions } = await findNotebooks(actorOf('ada'), zone);
		const clara = notebooks.find(({ teacherId }) => teacherId === cast.clara.id);
		expect(clara).toMatchObject({
			teacher: 'Clara Mendes',
			pointsOpen: 1,
			heldBackDue: 1,
			checksDue: 1,
			theirStepsOpen: 1,
		});
		expect(clara?.lastVisitAt).toEqual(new Date('2026-09-21T09:00:00Z'));
		expect(notebooks.map(({ teacher }) => teacher)).toContain('Daniel Yoon');
		expect(suggestions[0]).toMatchObject({ teacher: 'Clara Mendes' });
		const t = translator('en');
		for (const { reasons } of suggestions)
			for (const reason of reasons) expect(t.said(reason)).not.toMatch(/[{}]/);
	});

	it.each(['clara', 'emre', 'fatima', 'goran', 'ivo', 'joy', 'lena'] as const)(
		'holds nothing for %s',
		async (name) => {
			expect(await findNotebooks(actorOf(name), zone)).toMatchObject({
				notebooks: [],
				suggestions: [],
				total: 0,
			});
		},
	);
});

describe('a teaching point', () => {
	const point = {
		teacherId: cast.clara.id,
		collaborationId: scene.clara,
		words: 'Wait three seconds 🌱',
		progress: 'introduced',
	} as const;

	it('is begun once, however often its form is sent', async () => {
		const entry = newId();
		const first = await addTeachingPoint(actorOf('ada'), { ...point, entry });
		expect(first).toEqual({ id: expect.any(String) });
		expect(await addTeachingPoint(actorOf('ada'), { ...point, entry })).toEqual(first);
		const same = (await open('ada', 'clara')).points.filter(({ words }) => words === point.words);
		expect(same).toHaveLength(1);
	});

	it('may be a teacher’s own; nobody begins one about whom they do not work with', async () => {
		const own = { ...point, words: 'My own: fewer slides' };
		expect(await addTeachingPoint(actorOf('clara'), { ...own, entry: newId() })).toHaveProperty('id');
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'ivo', 'mara', 'lena'] as const)
			expect(await addTeachingPoint(actorOf(name), { ...point, entry: newId() })).toBe(missing);
		expect(
			await addTeachingPoint(actorOf('fatima'), { ...point, collaborationId: null, entry: newId() }),
		).toBe(missing);
		expect(
			await addTeachingPoint(actorOf('ada'), { ...point, teacherId: cast.daniel.id, entry: newId() }),
		).toBe(missing);
	});

	it('is moved in any direction and settled by who wrote it, and by nobody else', async () => {
		const added = await addTeachingPoint(actorOf('ada'), { ...point, entry: newId() });
		if (isRefusal(added)) throw new Error('not added');
		const ada = actorOf('ada');
		expect(await moveTeachingPoint(ada, added.id, 1, 'helping-others')).toEqual({ id: added.id, version: 2 });
		expect(await moveTeachingPoint(ada, added.id, 2, 'trying')).toEqual({ id: added.id, version: 3 });
		expect(await moveTeachingPoint(ada, added.id, 2, 'introduced')).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect(await moveTeachingPoint(actorOf('clara'), added.id, 3, 'introduced')).toMatchObject({
			code: 'only-its-writer',
		});
		for (const name of ['ben', 'daniel', 'fatima', 'ivo'] as const)
			expect(await moveTeachingPoint(actorOf(name), added.id, 3, 'introduced')).toBe(missing);
		expect(await settleTeachingPoint(ada, added.id, 3)).toEqual({ id: added.id, version: 4 });
		expect(await settleTeachingPoint(ada, added.id, 3)).toEqual({ id: added.id, version: 4 });
		expect(await resumeTeachingPoint(ada, added.id, 4)).toEqual({ id: added.id, version: 5 });
		expect(await settleTeachingPoint(ada, 'nothing', 1)).toBe(missing);
	});
});

describe('look-fors', () => {
	it('begin with a small set for the school, given once, each with its words', async () => {
		await unitOfWork(machine, (tx) => startLookFors(tx, schools.harbour.id));
		await unitOfWork(machine, (tx) => startLookFors(tx, schools.harbour.id));
		const found = await findLookFors(actorOf('ada'), schools.harbour.id);
		expect(found.map(({ key }) => key)).toEqual([...startingLookFors]);
		const t = translator('en');
		for (const key of startingLookFors) expect(t(`notebook.look-for.${key}`)).not.toBe('');
		expect(await findLookFors(actorOf('lena'), schools.harbour.id)).toEqual([]);
	});

	it('take one’s own, once, seen by oneself alone, and let it go', async () => {
		const added = await addLookFor(actorOf('ada'), schools.harbour.id, 'Groups swap roles');
		expect(await addLookFor(actorOf('ada'), schools.harbour.id, 'groups swap ROLES')).toEqual(added);
		if (isRefusal(added)) throw new Error('not added');
		expect((await findLookFors(actorOf('ada'), schools.harbour.id)).at(-1)).toMatchObject({
			words: 'Groups swap roles',
			mine: true,
		});
		expect((await findLookFors(actorOf('ben'), schools.harbour.id)).some(({ mine }) => mine)).toBe(false);
		expect(await retireLookFor(actorOf('ben'), added.id)).toBe(missing);
		expect(await addLookFor(actorOf('lena'), schools.harbour.id, 'From elsewhere')).toBe(missing);
		const [start] = await findLookFors(actorOf('ada'), schools.harbour.id);
		expect(await retireLookFor(actorOf('emre'), start?.id ?? '')).toMatchObject({ code: 'only-its-writer' });
		expect(await retireLookFor(actorOf('ada'), added.id)).toEqual({ id: added.id });
		expect((await findLookFors(actorOf('ada'), schools.harbour.id)).some(({ mine }) => mine)).toBe(false);
	});
});

describe('the vision, where look-fors come from', () => {
	const harbour = schools.harbour.id;
	const ada = actorOf('ada');
	const leader = actorOf('fatima');
	const words = 'Students choose how they show what they know';
	const vision = async (name: CastName) => {
		const found = await findVision(actorOf(name), harbour);
		if (isRefusal(found)) throw new Error(`${name} finds no vision`);
		return found;
	};

	it('is written by facilitators and leaders, and read by all staff', async () => {
		const entry = newId();
		const written = await addStatement(leader, harbour, { words, shownBy: 'Two ways in one room', entry });
		if (isRefusal(written)) throw new Error('not written');
		expect(await addStatement(leader, harbour, { words, shownBy: '', entry })).toEqual(written);
		const change = { words, shownBy: 'Three ways', version: 1 };
		expect(await editStatement(ada, written.id, change)).toEqual({ id: written.id, version: 2 });
		expect(await editStatement(leader, written.id, { ...change, shownBy: 'Four' })).toMatchObject({
			code: 'changed-meanwhile',
		});
		for (const name of ['clara', 'hana', 'ivo', 'lena'] as const) {
			const actor = actorOf(name);
			expect(await addStatement(actor, harbour, { words, shownBy: '', entry: newId() })).toBe(missing);
			expect(await editStatement(actor, written.id, { ...change, version: 2 })).toBe(missing);
			expect(await retireStatement(actor, written.id, 2)).toBe(missing);
		}
		expect((await vision('clara')).statements).toMatchObject([{ words, shownBy: 'Three ways' }]);
		expect(await findVision(actorOf('lena'), harbour)).toBe(missing);
		expect(await retireStatement(ada, written.id, 2)).toEqual({ id: written.id, version: 3 });
		expect((await vision('ada')).statements).toMatchObject([{ retired: true }]);
		expect(await retireStatement(leader, written.id, 3, false)).toEqual({ id: written.id, version: 4 });
	});

	it('has look-fors of the school, which everyone who visits chooses from', async () => {
		const [statement] = (await vision('ada')).statements;
		const statementId = statement?.id ?? '';
		const added = await addSchoolLookFor(leader, harbour, { words: 'Two ways to answer', statementId });
		if (isRefusal(added)) throw new Error('not added');
		expect(
			await addSchoolLookFor(ada, harbour, { words: 'two ways to ANSWER', statementId: null }),
		).toMatchObject({ code: 'look-for-twice' });
		expect(await findLookFors(actorOf('ben'), harbour)).toContainEqual({
			id: added.id,
			key: null,
			words: 'Two ways to answer',
			mine: false,
		});
		const [loose] = (await vision('ada')).loose;
		expect(await placeLookFor(ada, loose?.id ?? '', statementId)).toEqual({ id: loose?.id });
		expect((await vision('clara')).statements[0]?.lookFors.map(({ id }) => id)).toEqual([
			loose?.id,
			added.id,
		]);
		for (const name of ['clara', 'hana', 'ivo', 'lena'] as const) {
			const actor = actorOf(name);
			expect(await addSchoolLookFor(actor, harbour, { words: 'x', statementId: null })).toBe(missing);
			expect(await placeLookFor(actor, added.id, null)).toBe(missing);
		}
		const own = await addLookFor(actorOf('ben'), harbour, 'Only mine');
		if (isRefusal(own)) throw new Error('not added');
		expect(await placeLookFor(actorOf('ben'), own.id, statementId)).toBe(missing);
		expect(await placeLookFor(ada, added.id, newId())).toBe(missing);
		expect(await placeLookFor(ada, added.id, null)).toEqual({ id: added.id });
		expect(await retireLookFor(leader, added.id)).toEqual({ id: added.id });
		expect((await findLookFors(ada, harbour)).some(({ id }) => id === added.id)).toBe(false);
	});
});

describe('putting off a visit', () => {
	const clara = { teacherId: cast.clara.id, collaborationId: scene.clara, reason: 'Reports to write' };
	const suggested = async () =>
		(await findNotebooks(actorOf('ada'), zone)).suggestions.map(({ teacherId }) => teacherId);

	it('holds until its day, for a reason that nobody else reads, and can be taken back', async () => {
		at('2026-10-12T09:00:00Z');
		expect(await suggested()).toContain(cast.clara.id);
		await putOff(actorOf('ada'), { ...clara, until: '2026-10-13' });
		const put = await putOff(actorOf('ada'), { ...clara, until: '2026-10-26' });
		if (isRefusal(put)) throw new Error('not put off');
		expect(await suggested()).not.toContain(cast.clara.id);
		expect((await findNotebooks(actorOf('ada'), zone)).putOff).toEqual([
			{
				id: put.id,
				...clara,
				until: '2026-10-26',
				teacher: 'Clara Mendes',
				title: 'Water stories with Clara',
			},
		]);
		for (const name of ['clara', 'ben', 'fatima', 'ivo', 'mara'] as const) {
			expect(await takeUpAgain(actorOf(name), put.id)).toBe(missing);
			const seen = await unitOfWork(actorOf(name), (tx) =>
				tx.selectFrom('put_off').select('reason').execute(),
			);
			expect([name, seen]).toEqual([name, []]);
		}
		at('2026-10-26T09:00:00Z');
		expect(await suggested()).toContain(cast.clara.id);
		at('2026-10-25T12:00:00Z');
		expect(await suggested()).not.toContain(cast.clara.id);
		expect(await takeUpAgain(actorOf('ada'), put.id)).toEqual({ id: put.id });
		expect(await suggested()).toContain(cast.clara.id);
	});

	it('is for whom one works with, and not for ever', async () => {
		const until = '2026-10-05';
		for (const day of ['2026-09-28', '2026-09-01', '2027-10-30'])
			expect(await putOff(actorOf('ada'), { ...clara, until: day })).toMatchObject({
				code: 'put-off-how-long',
			});
		for (const name of ['ben', 'clara', 'daniel', 'fatima', 'ivo'] as const)
			expect(await putOff(actorOf(name), { ...clara, until })).toBe(missing);
	});
});

describe('held-back matter', () => {
	it('is due from its day on, or without one when a visit is planned', () => {
		expect(isDue('2026-09-28', '2026-09-28', false)).toBe(true);
		expect(isDue('2026-09-29', '2026-09-28', true)).toBe(false);
		expect(isDue(null, '2026-09-28', true)).toBe(true);
		expect(isDue(null, '2026-09-28', false)).toBe(false);
	});
});
