import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, planted, record, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { captureVisit, findVisit, planVisit } from '../visit/index.ts';
import {
	comesUpBefore,
	editNote,
	findComingUp,
	settleHeldBack,
	shareNote,
	takeBackNote,
	writeNote,
} from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

async function codeOf(result: Promise<unknown>): Promise<string | undefined> {
	const given = await result;
	return isRefusal(given) ? given.code : undefined;
}

const words = async (actor: Member) =>
	(await did(findVisit(actor, record.visit))).notes.map((note) => note.words);
const write = (more: Partial<Parameters<typeof writeNote>[1]> = {}) =>
	writeNote(ada, { visitId: record.visit, entry: randomUUID(), kind: 'note', words: 'A note', ...more });

describe('a note', () => {
	it('is its author’s alone until it is shared, and again once it is taken back', async () => {
		const { noteId } = await did(write({ words: 'first private' }));
		expect(await words(clara)).not.toContain('first private');
		await did(shareNote(ada, noteId, cast.clara.id));
		await did(shareNote(ada, noteId, cast.clara.id));
		expect(await words(clara)).toContain('first private');
		await did(takeBackNote(ada, noteId, cast.clara.id));
		expect(await words(clara)).not.toContain('first private');
		await did(shareNote(ada, noteId, cast.clara.id));
		expect(await words(clara)).toContain('first private');
		await did(takeBackNote(ada, noteId));
		expect(await words(clara)).not.toContain('first private');
	});

	it('is shared with the teacher concerned and with partners, and with nobody else', async () => {
		const { noteId } = await did(write());
		for (const name of ['ada', 'ben', 'daniel', 'fatima', 'ivo', 'mara', 'noah'] as const)
			expect([name, await codeOf(shareNote(ada, noteId, cast[name].id))]).toEqual([name, 'missing']);
		expect(await codeOf(shareNote(ada, noteId, 'nobody'))).toBe('missing');
		expect(await codeOf(write({ shareWith: [cast.ben.id] }))).toBe('missing');
	});

	it('that was shared can be shared again only with who may still read it', async () => {
		await expect(
			unitOfWork(ada, async (tx) => {
				await tx
					.insertInto('note_share')
					.values({ note_id: record.heldBack, person_id: cast.clara.id, shared_at: new Date() })
					.execute();
			}),
		).rejects.toThrow(/row-level security/);
	});

	it('that is held back is never shared, however it is tried', async () => {
		const { noteId } = await did(write({ kind: 'held-back', words: 'later', comesUpOn: '2026-11-02' }));
		expect(await codeOf(shareNote(ada, noteId, cast.clara.id))).toBe('note-held-back-stays');
		expect(await codeOf(write({ kind: 'held-back', words: 'later', shareWith: [cast.clara.id] }))).toBe(
			'note-held-back-stays',
		);
		expect(await words(clara)).not.toContain('later');
	});

	it('is changed, shared, settled and taken back by its author, and is missing to everyone else', async () => {
		for (const name of ['clara', 'ben', 'daniel', 'fatima', 'ivo', 'mara', 'noah'] as const) {
			const actor = actorOf(name);
			const tries = [
				editNote(actor, record.sharedNote, { words: 'mine now', version: 1 }),
				shareNote(actor, record.sharedNote, cast.ben.id),
				takeBackNote(actor, record.sharedNote),
				settleHeldBack(actor, record.heldBack),
				shareNote(actor, record.privateNote, cast[name].id),
			];
			for (const one of tries) expect([name, await codeOf(one)]).toEqual([name, 'missing']);
		}
		expect(await words(clara)).toContain(planted.sharedNote);
	});

	it('saved elsewhere meanwhile is a conflict, and the first stays', async () => {
		const { noteId } = await did(write({ words: 'one' }));
		await did(editNote(ada, noteId, { words: 'two', version: 1 }));
		expect(await codeOf(editNote(ada, noteId, { words: 'three', version: 1 }))).toBe('changed-meanwhile');
		expect(await words(ada)).toContain('two');
		expect(await codeOf(editNote(ada, noteId, { words: '  ', version: 2 }))).toBe('required');
	});

	it('sent twice is written once; an empty one, and one that is too long, are not written', async () => {
		const entry = randomUUID();
		const first = await did(write({ entry, words: 'only once' }));
		expect(await did(write({ entry, words: 'only once' }))).toEqual(first);
		expect((await words(ada)).filter((one) => one === 'only once')).toHaveLength(1);
		expect(await codeOf(write({ words: ' ' }))).toBe('required');
		expect(await codeOf(write({ words: 'x'.repeat(8001) }))).toBe('too-long');
	});

	it('on a visit that is not reached is missing', async () => {
		for (const name of ['ben', 'daniel', 'fatima', 'ivo', 'noah'] as const)
			expect(
				await codeOf(
					writeNote(actorOf(name), { visitId: record.visit, entry: randomUUID(), kind: 'note', words: 'x' }),
				),
			).toBe('missing');
		expect(
			await codeOf(writeNote(ada, { visitId: randomUUID(), entry: randomUUID(), kind: 'note', words: 'x' })),
		).toBe('missing');
	});

	it('may be the teacher’s own, shared with her facilitator when she says so', async () => {
		const { noteId } = await did(
			writeNote(clara, { visitId: record.visit, entry: randomUUID(), kind: 'note', words: 'my side of it' }),
		);
		expect(await words(ada)).not.toContain('my side of it');
		await did(shareNote(clara, noteId, cast.ada.id));
		expect(await words(ada)).toContain('my side of it');
	});

	it('between two teachers names neither of them', async () => {
		const entry = randomUUID();
		const visit = await did(
			captureVisit(clara, {
				entry, schoolId: schools.harbour.id, kind: 'peer-visit', startsAt: new Date(), minutes: 30, with: [cast.daniel.id],
			}),
		); // biome-ignore format: short
		await did(writeNote(clara, { visitId: visit.visitId, entry, kind: 'note', words: 'his corners' }));
		expect((await did(findVisit(actorOf('daniel'), visit.visitId))).notes).toEqual([]);
	});
});

describe('held-back matter', () => {
	it('is settled, and waits again', async () => {
		await did(settleHeldBack(ada, record.heldBack));
		const settled = async () =>
			(await did(findVisit(ada, record.visit))).notes.find((note) => note.id === record.heldBack)?.settledAt;
		expect(await settled()).toBeInstanceOf(Date);
		await did(settleHeldBack(ada, record.heldBack, false));
		expect(await settled()).toBeNull();
		expect(await codeOf(settleHeldBack(ada, record.privateNote))).toBe('missing');
	});
});

describe('who has seen it', () => {
	it('is told to the author and the teacher, once for each look within ten minutes', async () => {
		await did(findVisit(clara, record.visit));
		await did(findVisit(clara, record.visit));
		const { rows } = await unitOfWork(ada, async (tx) => ({
			rows: await tx.selectFrom('access_record').selectAll().where('reader_id', '=', cast.clara.id).execute(),
		}));
		expect(rows.filter((row) => row.record_kind === 'visit')).toHaveLength(1);
		expect(rows.filter((row) => row.record_id === record.sharedNote)).toHaveLength(1);
		expect((await did(findVisit(ada, record.visit))).readings.map((one) => one.name)).toEqual([
			'Clara Mendes',
		]);
		expect((await did(findVisit(clara, record.visit))).readings).toEqual([]);
	});
	it('leaves no record when the author reads, or somebody who finds nothing', async () => {
		await codeOf(findVisit(actorOf('ben'), record.visit));
		const readers = await unitOfWork(ada, (tx) =>
			tx.selectFrom('access_record').select('reader_id').where('record_id', '=', record.visit).execute(),
		);
		expect(readers.map((row) => row.reader_id)).toEqual([cast.clara.id]);
	});
});

describe('what is held back comes up in the talk before a later visit', () => {
	const day = '2026-10-12';
	const visit = { id: 'later', collaborationId: 'water', startsAt: new Date(`${day}T09:00:00Z`), day };
	const matter = {
		visitId: 'before',
		collaborationId: 'water',
		writtenAt: new Date('2026-10-05T10:00:00Z'),
		comesUpOn: null,
	};

	it('of the same work, once its day has come', () => {
		expect(comesUpBefore(matter, visit)).toBe(true);
		expect(comesUpBefore({ ...matter, collaborationId: null }, visit)).toBe(true);
		expect(comesUpBefore({ ...matter, comesUpOn: day }, visit)).toBe(true);
		expect(comesUpBefore({ ...matter, comesUpOn: '2026-10-13' }, visit)).toBe(false);
		expect(comesUpBefore({ ...matter, collaborationId: 'maps' }, visit)).toBe(false);
		expect(comesUpBefore({ ...matter, visitId: 'later' }, visit)).toBe(false);
		expect(comesUpBefore({ ...matter, writtenAt: visit.startsAt }, visit)).toBe(false);
	});

	it('for its author alone, until it was raised', async () => {
		const { visitId } = await did(
			planVisit(ada, {
				entry: randomUUID(),
				kind: 'side-by-side',
				schoolId: schools.harbour.id,
				collaborationId: scene.clara,
				with: [cast.clara.id],
				startsAt: new Date(Date.now() + 86_400_000),
				minutes: 45,
			}),
		);
		const { noteId } = await did(write({ kind: 'held-back', words: 'Fewer slides' }));
		const coming = async (actor: Member, id = visitId) =>
			(await findComingUp(actor, id)).map((one) => one.words);
		expect(await coming(ada)).toContain('Fewer slides');
		expect(await coming(ada, record.visit)).toEqual([]);
		for (const name of ['clara', 'ben', 'fatima', 'ivo'] as const)
			expect([name, await coming(actorOf(name))]).toEqual([name, []]);
		await did(settleHeldBack(ada, noteId));
		expect(await coming(ada)).not.toContain('Fewer slides');
	});
});
