import { describe, expect, it } from 'vitest';
import { leaveCollaboration } from '#server/domain/collaboration/index.ts';
import { answerPrompt } from '#server/domain/guide/index.ts';
import { editNextStep, findNextStep } from '#server/domain/next-step/index.ts';
import { editNote, shareNote, takeBackNote } from '#server/domain/note/index.ts';
import { addTeachingPoint, moveTeachingPoint, settleTeachingPoint } from '#server/domain/notebook/index.ts';
import { cancelVisit, captureVisit, editVisit, findVisit } from '#server/domain/visit/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, cast, planted, record, rehearse, scene, schools } from '../cast/index.ts';
import { withDatabase } from '../database.ts';
import { accepts, asks, made, membershipEnds, proposes, reachOf, roleEnds } from './happenings.ts';

const ada = actorOf('ada');
const ben = actorOf('ben');
const clara = actorOf('clara');
const missing = { code: 'missing' };

const visitIn = (collaborationId: string, more: Partial<Parameters<typeof captureVisit>[1]> = {}) => ({
	entry: newId(),
	schoolId: schools.harbour.id,
	collaborationId,
	with: [cast.clara.id],
	kind: 'observing' as const,
	startsAt: new Date(Date.now() - 3_600_000),
	minutes: 30,
	...more,
});

describe('a facilitator who leaves a collaboration', () => {
	withDatabase(rehearse);

	it('keeps what they wrote privately, and reads nothing newer', async () => {
		await asks('clara', scene.clara, 'ben', 'facilitator');
		await accepts('ben', scene.clara);
		expect((await reachOf('ben')).teaching_point).toBe(1);
		made(
			await captureVisit(
				ben,
				visitIn(scene.clara, {
					privateNote: 'Ben’s own',
					nextSteps: [{ ownerId: cast.clara.id, words: 'Before' }],
				}),
			),
		);
		const shared = made(
			await captureVisit(
				ada,
				visitIn(scene.clara, {
					with: [cast.clara.id],
					sharedNote: { words: 'For Ben', with: [cast.ben.id] },
				}),
			),
		);
		expect(made(await findVisit(ben, shared.visitId)).notes).toHaveLength(1);
		made(await leaveCollaboration(ben, scene.clara, ''));
		made(await captureVisit(ada, visitIn(scene.clara, { newPoint: { words: 'Newer' } })));
		const step = await unitOfWork(clara, (tx) =>
			tx.selectFrom('next_step').select('id').where('words', '=', 'Before').executeTakeFirstOrThrow(),
		);
		made(await editNextStep(clara, step.id, 1, { words: 'After', dueOn: null }));
		// That he read something is his to know, as it was when he read it.
		expect(await reachOf('ben')).toEqual({ note: 1, visit: 1, visit_person: 2, access_record: 2 });
		expect(await findVisit(ben, shared.visitId)).toMatchObject(missing);
		expect(await findNextStep(ben, step.id)).toMatchObject(missing);
		expect(made(await findNextStep(clara, step.id)).words).toBe('After');
	});
});

describe('a facilitator who has left', () => {
	withDatabase(rehearse);

	it('writes nothing into it any more, and hands no private note over', async () => {
		await asks('clara', scene.clara, 'ben', 'facilitator');
		await accepts('ben', scene.clara);
		made(await leaveCollaboration(ada, scene.clara, ''));
		const later = {
			kind: 'modelling' as const,
			startsAt: new Date(Date.now() - 7_200_000),
			minutes: 20,
			version: 1,
		};
		const tries = [
			editVisit(ada, record.visit, later),
			cancelVisit(ada, record.visit),
			captureVisit(ada, visitIn(scene.clara)),
			addTeachingPoint(ada, {
				teacherId: cast.clara.id,
				collaborationId: scene.clara,
				words: 'Late',
				progress: 'trying',
				entry: newId(),
			}),
			moveTeachingPoint(ada, record.teachingPoint, 1, 'helping-others'),
			answerPrompt(ada, record.visit, 'modelling.before.lesson', 'Late'),
			editNextStep(ada, record.nextStep, 1, { words: 'Late', dueOn: null }),
			shareNote(ada, record.privateNote, cast.ben.id),
		];
		for (const [at, one] of tries.entries()) expect(await one, String(at)).toMatchObject({ refused: true });
		const seen = made(await findVisit(clara, record.visit));
		expect(seen).toMatchObject({ state: 'done', minutes: 45 });
		expect(seen.nextSteps[0]?.words).toBe(planted.nextStep);
		// What is private stays theirs to change, and what was shared to take back.
		made(await editNote(ada, record.privateNote, { words: 'Still mine', version: 1 }));
		made(await takeBackNote(ada, record.sharedNote));
		expect(made(await findVisit(clara, record.visit)).notes).toEqual([]);
	});
});

describe('a teacher who leaves', () => {
	withDatabase(rehearse);

	it('keeps what is about them, reads nothing of the collaboration, and nothing is written about them any more', async () => {
		const before = await reachOf('clara');
		made(await leaveCollaboration(clara, scene.clara, ''));
		const after = await reachOf('clara');
		for (const table of [
			'note',
			'visit',
			'teaching_point',
			'look_for_check',
			'guide_answer',
			'next_step',
		] as const)
			expect([table, after[table]]).toEqual([table, before[table]]);
		for (const table of [
			'collaboration_focus',
			'agreement_revision',
			'agreement_line',
			'stage_change',
			'collaboration_turn',
		] as const)
			expect([table, after[table]]).toEqual([table, undefined]);
		const tries = [
			captureVisit(ada, visitIn(scene.clara)),
			settleTeachingPoint(ada, record.teachingPoint, 1),
			answerPrompt(clara, record.visit, 'modelling.after.noticed', 'Late'),
		];
		for (const [at, one] of tries.entries()) expect(await one, String(at)).toMatchObject({ refused: true });
		expect((await reachOf('ada')).teaching_point).toBe(1);
	});

	it('of several, reads no note about all of them any more', async () => {
		const id = await proposes('ada', 'facilitator', { emre: 'teacher', daniel: 'teacher' });
		await accepts('emre', id);
		await accepts('daniel', id);
		const both = {
			with: [cast.emre.id, cast.daniel.id],
			sharedNote: { words: 'For both', with: [cast.emre.id, cast.daniel.id] },
		};
		const { visitId } = made(await captureVisit(ada, visitIn(id, both)));
		expect(made(await findVisit(actorOf('emre'), visitId)).notes).toHaveLength(1);
		made(await leaveCollaboration(actorOf('emre'), id, ''));
		expect(made(await findVisit(actorOf('emre'), visitId)).notes).toEqual([]);
		expect(made(await findVisit(actorOf('daniel'), visitId)).notes).toHaveLength(1);
		expect((await reachOf('emre')).note_share).toBeUndefined();
	});
});

describe('whoever ceases to be a facilitator, or to belong to the school', () => {
	withDatabase(rehearse);

	it('reads only what is their own, and writes about nobody', async () => {
		await roleEnds('ada', 'facilitator');
		const own = await reachOf('ada');
		expect(own).toMatchObject({ note: 3, visit: 1 });
		expect(own.collaboration_focus).toBeUndefined();
		expect(own.agreement_line).toBeUndefined();
		const tries = [
			moveTeachingPoint(ada, record.teachingPoint, 1, 'trying'),
			cancelVisit(ada, record.visit),
			captureVisit(ada, visitIn(scene.daniel, { with: [cast.daniel.id] })),
			captureVisit(ada, { ...visitIn(scene.daniel, { with: [cast.daniel.id] }), collaborationId: undefined }),
		];
		for (const [at, one] of tries.entries()) expect(await one, String(at)).toMatchObject({ refused: true });
		await membershipEnds('clara');
		const kept = await reachOf('clara');
		expect(kept).toMatchObject({ note: 1, visit: 1, teaching_point: 1 });
		expect(kept.collaboration_focus).toBeUndefined();
		expect(kept.agreement_revision).toBeUndefined();
	});
});
