import { describe, expect, it } from 'vitest';
import {
	askColleague,
	findCollaboration,
	finishCollaboration,
	proposeCollaboration,
} from '#server/domain/collaboration/index.ts';
import { answerPrompt, findGuide } from '#server/domain/guide/index.ts';
import { findNotebook } from '#server/domain/notebook/index.ts';
import { findReaders } from '#server/domain/profile/index.ts';
import { captureVisit, findVisit } from '#server/domain/visit/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, type CastName, cast, record, rehearse, scene, schools } from '../cast/index.ts';
import { withDatabase } from '../database.ts';
import {
	accepts,
	becomesEvaluator,
	made,
	membershipBegins,
	proposes,
	reachOf,
	roleBegins,
} from './happenings.ts';

const zone = 'Europe/Lisbon';
const ada = actorOf('ada');
const missing = { code: 'missing' };
const anHourAgo = () => new Date(Date.now() - 3_600_000);

const captures = async (
	by: CastName,
	collaborationId: string | undefined,
	more: Partial<Parameters<typeof captureVisit>[1]>,
) =>
	made(
		await captureVisit(actorOf(by), {
			entry: newId(),
			schoolId: schools.harbour.id,
			collaborationId,
			with: [cast.clara.id],
			kind: 'modelling',
			startsAt: anHourAgo(),
			minutes: 30,
			...more,
		}),
	).visitId;

describe('several teachers in one collaboration', () => {
	withDatabase(rehearse);

	it('share its plan, and what is about one is not read by the other, by no way there is', async () => {
		const id = await proposes('ada', 'facilitator', { emre: 'teacher', hana: 'teacher' });
		await accepts('emre', id);
		await accepts('hana', id);
		const visit = await captures('ada', id, {
			with: [cast.emre.id],
			newPoint: { words: 'About Emre', how: 'with-help' },
			nextSteps: [{ ownerId: cast.emre.id, words: 'Emre’s promise' }],
			sharedNote: { words: 'For Emre', with: [cast.emre.id] },
		});
		made(await answerPrompt(actorOf('emre'), visit, 'modelling.after.noticed', 'Emre noticed'));
		made(await findVisit(actorOf('emre'), visit));
		expect(made(await findVisit(actorOf('emre'), visit)).notes[0]?.words).toBe('For Emre');
		const own = { note: 1, visit: 1, teaching_point: 1, look_for_check: 1, guide_answer: 1, next_step: 1 };
		expect(await reachOf('emre')).toMatchObject({ ...own, collaboration_focus: 1, agreement_line: 23 });
		const hana = await reachOf('hana');
		expect(hana).toMatchObject({ collaboration_focus: 1, agreement_line: 23 });
		for (const table of [...Object.keys(own), 'visit_person', 'note_share', 'access_record'])
			expect([table, hana[table as keyof typeof hana]]).toEqual([table, undefined]);
		for (const found of [
			findVisit(actorOf('hana'), visit),
			findGuide(actorOf('hana'), visit),
			findNotebook(actorOf('hana'), cast.emre.id, { zone, collaboration: id }),
		])
			expect(await found).toMatchObject(missing);
		expect((await findReaders(actorOf('hana'))).readers).toEqual([]);
		expect((await findReaders(ada)).readers.map((one) => one.reader)).toContain('Emre Çelik');
	});

	it('keep what they could read when it finishes', async () => {
		const before = [await reachOf('clara'), await reachOf('ada')];
		made(await finishCollaboration(ada, scene.clara, ''));
		const after = [await reachOf('clara'), await reachOf('ada')];
		for (const [at, reached] of after.entries())
			expect(reached).toMatchObject({ ...before[at], collaboration_turn: expect.anything() });
	});
});

describe('what is written outside any collaboration', () => {
	withDatabase(rehearse);

	it('is for its author and the teacher concerned; a partner of hers does not read it', async () => {
		const visit = await captures('ben', undefined, {
			kind: 'support',
			newPoint: { words: 'By Ben' },
			sharedNote: { words: 'For Clara', with: [cast.clara.id] },
		});
		const before = await reachOf('ada');
		expect(made(await findVisit(actorOf('clara'), visit)).notes).toHaveLength(1);
		for (const name of ['ada', 'daniel', 'hana', 'fatima', 'ivo', 'mara', 'lena'] as const)
			expect([name, await findVisit(actorOf(name), visit)]).toEqual([name, expect.objectContaining(missing)]);
		expect(await reachOf('ada')).toEqual(before);
		expect(await findNotebook(ada, cast.clara.id, { zone, collaboration: 'outside' })).toMatchObject({
			points: [],
			notes: [],
			visits: [],
		});
	});

	it('is not written by who leads or evaluates a teacher, by another teacher, or from another school', async () => {
		const about = (by: CastName, teacher: CastName) =>
			captureVisit(actorOf(by), {
				entry: newId(), schoolId: schools.harbour.id, with: [cast[teacher].id], kind: 'support', startsAt: anHourAgo(), minutes: 5,
				newPoint: { words: 'A point' },
			}); // biome-ignore format: one line more says no more
		expect(await about('mara', 'daniel')).toMatchObject({ repeated: false });
		expect(await about('mara', 'clara')).toMatchObject(missing);
		expect(await about('fatima', 'clara')).toMatchObject(missing);
		expect(await about('clara', 'daniel')).toMatchObject(missing);
		expect(await about('lena', 'clara')).toMatchObject(missing);
	});
});

describe('evaluating and facilitating', () => {
	withDatabase(rehearse);

	it('exclude each other, whoever proposes, asks or is recorded first', async () => {
		await becomesEvaluator('ben', 'emre');
		const about = {
			schoolId: schools.harbour.id,
			aim: 'An aim',
			title: 'A title',
			tools: [],
			stage: 'full' as const,
		};
		const between = (by: CastName, as: 'teacher' | 'facilitator', other: CastName) =>
			proposeCollaboration(actorOf(by), {
				...about,
				as,
				entry: newId(),
				sides: [{ personId: cast[other].id, side: as === 'teacher' ? 'facilitator' : 'teacher' }],
			});
		const excluded = { code: 'partner-evaluates' };
		expect(await between('ben', 'facilitator', 'emre')).toMatchObject(excluded);
		expect(await between('emre', 'teacher', 'ben')).toMatchObject(excluded);
		expect(await between('ben', 'facilitator', 'daniel')).toEqual(expect.any(String));
		const emres = await proposes('emre', 'teacher', { ada: 'facilitator' });
		const ask = { personId: cast.ben.id, side: 'facilitator' as const };
		expect(await askColleague(actorOf('emre'), emres, ask)).toMatchObject(excluded);
		expect(
			await askColleague(actorOf('emre'), emres, { ...ask, personId: cast.hana.id, side: 'teacher' }),
		).toBe(emres);
	});

	it('exclude each other for who was asked before being recorded, and only asked', async () => {
		const id = await proposes('daniel', 'teacher', { ben: 'facilitator' });
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject({ id });
		await becomesEvaluator('ben', 'daniel');
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject(missing);
		await expect(accepts('ben', id)).rejects.toThrow('missing');
		expect(await findCollaboration(actorOf('daniel'), id)).toMatchObject({ id });
	});
});

describe('a leader', () => {
	withDatabase(rehearse);

	it('who teaches too reads what is about themself, and nothing of their colleagues', async () => {
		await roleBegins('fatima', 'teacher');
		const id = await proposes('ada', 'facilitator', { emre: 'teacher', fatima: 'teacher' });
		await accepts('emre', id);
		await accepts('fatima', id);
		const hers = await captures('ada', id, {
			with: [cast.fatima.id],
			newPoint: { words: 'About her' },
			sharedNote: { words: 'Hers', with: [cast.fatima.id] },
		});
		const his = await captures('ada', id, { with: [cast.emre.id], newPoint: { words: 'About him' } });
		const both = await captures('ada', id, {
			with: [cast.emre.id, cast.fatima.id],
			sharedNote: { words: 'About both', with: [cast.emre.id, cast.fatima.id] },
		});
		expect(made(await findVisit(actorOf('fatima'), hers)).notes).toHaveLength(1);
		expect(await findVisit(actorOf('fatima'), his)).toMatchObject(missing);
		// Where he was visited too, what is said of both is his as well.
		expect(made(await findVisit(actorOf('fatima'), both)).notes).toEqual([]);
		expect(made(await findVisit(actorOf('emre'), both)).notes).toHaveLength(1);
		expect(await reachOf('fatima')).toMatchObject({ teaching_point: 1, note: 1 });
	});
});

describe('a facilitator of the school, and one of another', () => {
	withDatabase(rehearse);

	it('read nothing of a collaboration they are no partner in, wherever its teacher belongs', async () => {
		await membershipBegins('clara', 'hill');
		for (const name of ['ben', 'lena', 'noah'] as const) {
			expect([name, await reachOf(name)]).toEqual([name, {}]);
			expect(await findVisit(actorOf(name), record.visit)).toMatchObject(missing);
		}
		expect((await reachOf('clara')).visit).toBe(1);
	});
});
