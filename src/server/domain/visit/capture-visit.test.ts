import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Member } from '#server/platform/actor.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
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
import { type Capture, captureVisit, type FullVisit, findCapture, findVisit, planVisit } from './index.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');

const about = (name: CastName, more: Partial<Capture> = {}): Capture => ({
	entry: randomUUID(),
	schoolId: schools.harbour.id,
	kind: 'side-by-side',
	startsAt: new Date(Date.now() - 3_600_000),
	minutes: 40,
	with: [cast[name].id],
	...more,
});

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

async function codeOf(result: Promise<unknown>): Promise<string | undefined> {
	const given = await result;
	return isRefusal(given) ? given.code : undefined;
}

const see = (actor: Member, id: string): Promise<FullVisit> => did(findVisit(actor, id));

describe('capturing a visit', () => {
	const whole = about('clara', {
		collaborationId: scene.clara,
		place: 'Room 12',
		newPoint: { words: 'Asking the second question', how: 'with-help' },
		checks: [
			{ teachingPointId: record.teachingPoint, how: 'seen', remark: 'by herself, twice' },
			{ words: 'Groups chose their own tool', how: 'not-yet' },
		],
		heldBack: { words: 'Pace of the opening', comesUpOn: '2026-10-05' },
		nextSteps: [
			{ ownerId: cast.ada.id, words: 'Send the rubric', dueOn: '2026-10-01' },
			{ ownerId: cast.clara.id, words: 'Try it with 4B' },
		],
		privateNote: 'Only for me',
		sharedNote: { words: 'You waited, and they spoke', with: [cast.clara.id] },
	});

	it('writes everything of it at once', async () => {
		const { visitId, repeated } = await did(captureVisit(ada, whole));
		expect(repeated).toBe(false);
		const visit = await see(ada, visitId);
		expect(visit).toMatchObject({
			kind: 'side-by-side',
			state: 'done',
			timeKind: 'in-classroom',
			place: 'Room 12',
			minutes: 40,
		});
		expect(visit.people.map((one) => [one.personId, one.part])).toEqual([
			[cast.clara.id, 'teacher'],
			[cast.ada.id, 'facilitator'],
		]);
		expect(visit.checks.map((check) => [check.words, check.how]).sort()).toEqual([
			['Asking the second question', 'with-help'],
			['Groups chose their own tool', 'not-yet'],
			[planted.teachingPoint, 'seen'],
		]);
		expect(visit.nextSteps.map((step) => [step.words, step.ownerName, step.dueOn])).toEqual([
			['Send the rubric', 'Ada Okafor', '2026-10-01'],
			['Try it with 4B', 'Clara Mendes', null],
		]);
		expect(visit.notes.map((note) => [note.kind, note.words, note.comesUpOn]).sort()).toEqual([
			['held-back', 'Pace of the opening', '2026-10-05'],
			['note', 'Only for me', null],
			['note', 'You waited, and they spoke', null],
		]);
	});

	it('shows the teacher what is about her and what is shared, and not what is held back or private', async () => {
		const { visitId } = await did(captureVisit(ada, whole));
		const visit = await see(clara, visitId);
		expect(visit.checks).toHaveLength(3);
		expect(visit.nextSteps).toHaveLength(2);
		expect(visit.notes.map((note) => note.words)).toEqual(['You waited, and they spoke']);
	});

	it('is missing to everybody else: leader, operator, other facilitators and teachers, her evaluator', async () => {
		const { visitId } = await did(captureVisit(ada, whole));
		for (const name of [
			'ben',
			'daniel',
			'emre',
			'fatima',
			'goran',
			'hana',
			'ivo',
			'joy',
			'mara',
			'lena',
			'noah',
		] as const)
			expect([name, await codeOf(findVisit(actorOf(name), visitId))]).toEqual([name, 'missing']);
	});

	it('sent twice is one visit, with nothing doubled', async () => {
		const again = { ...whole };
		const first = await did(captureVisit(ada, again));
		const second = await did(captureVisit(ada, again));
		expect(second).toEqual({ visitId: first.visitId, repeated: true });
		const visit = await see(ada, first.visitId);
		expect([visit.checks.length, visit.nextSteps.length, visit.notes.length]).toEqual([3, 2, 3]);
	});

	it('sent twice at the same moment is one visit too', async () => {
		const twin = about('daniel', { collaborationId: scene.daniel, privateNote: 'once' });
		const results = await Promise.all([1, 2, 3].map(() => did(captureVisit(ada, twin))));
		expect(new Set(results.map((one) => one.visitId)).size).toBe(1);
		expect((await see(ada, results[0]!.visitId)).notes).toHaveLength(1);
	});

	it('of a planned visit that was written down elsewhere meanwhile asks first, and loses neither', async () => {
		const plan = about('clara', { collaborationId: scene.clara, startsAt: new Date(Date.now() - 60_000) });
		const { visitId } = await did(planVisit(ada, plan));
		const atDesk = { ...plan, entry: randomUUID(), visitId, visitVersion: 1, place: 'At the desk' };
		const onTablet = {
			...plan,
			entry: randomUUID(),
			visitId,
			visitVersion: 1,
			place: 'On the tablet',
			checks: [{ teachingPointId: record.teachingPoint, how: 'seen' as const }],
		};
		await did(captureVisit(ada, atDesk));
		// The same once more is no other version.
		expect(await did(captureVisit(ada, atDesk))).toEqual({ visitId, repeated: true });
		expect(await captureVisit(ada, onTablet)).toMatchObject({ code: 'changed-meanwhile', version: 2 });
		expect(await see(ada, visitId)).toMatchObject({ place: 'At the desk', checks: [] });
		await did(captureVisit(ada, { ...onTablet, visitVersion: 2, place: 'At the desk' }));
		const visit = await see(ada, visitId);
		expect(visit).toMatchObject({ place: 'At the desk', version: 3 });
		expect(visit.checks.map((check) => check.words)).toEqual([planted.teachingPoint]);
	});

	it('takes the same entry of two people as two visits', async () => {
		const entry = randomUUID();
		const hers = await did(captureVisit(ada, about('emre', { entry })));
		const his = await did(captureVisit(actorOf('ben'), about('emre', { entry })));
		expect(hers.visitId).not.toBe(his.visitId);
	});

	it('is about one teacher: a group has its people and its time, and a note', async () => {
		const group = about('clara', {
			with: [cast.clara.id, cast.emre.id],
			kind: 'planning',
			privateNote: 'Lively',
		});
		const { visitId } = await did(captureVisit(ada, group));
		expect(await see(ada, visitId)).toMatchObject({ grouping: 'group', timeKind: 'outside-classroom' });
		expect((await see(clara, visitId)).notes).toEqual([]);
		const { entry: _, ...rest } = group;
		expect(
			await codeOf(
				captureVisit(ada, { ...rest, entry: randomUUID(), checks: [{ words: 'x', how: 'seen' }] }),
			),
		).toBe('visit-one-teacher');
	});

	it('keeps 8000 characters of any script, and refuses one more', async () => {
		const long = 'שלום 👩🏽‍🏫 '.repeat(600).trim();
		const { visitId } = await did(
			captureVisit(ada, about('emre', { privateNote: long, place: 'קומה ב׳ 🌊' })),
		);
		const visit = await see(ada, visitId);
		expect(visit.notes[0]?.words === long).toBe(true);
		expect(visit.place).toBe('קומה ב׳ 🌊');
		expect(await codeOf(captureVisit(ada, about('emre', { privateNote: 'é'.repeat(8001) })))).toBe(
			'too-long',
		);
		expect(await codeOf(captureVisit(ada, about('emre', { privateNote: 'é'.repeat(8000) })))).toBeUndefined();
	});

	it('is refused before it has been, with nobody, and for a stranger', async () => {
		expect(
			await codeOf(captureVisit(ada, about('clara', { startsAt: new Date(Date.now() + 86_400_000) }))),
		).toBe('visit-not-yet');
		expect(await codeOf(captureVisit(ada, about('clara', { with: [] })))).toBe('visit-with-whom');
		expect(await codeOf(captureVisit(ada, about('ada')))).toBe('visit-with-whom');
		expect(await codeOf(captureVisit(ada, about('noah')))).toBe('missing');
		expect(await codeOf(captureVisit(ada, about('clara', { with: ["' or 1=1"] })))).toBe('missing');
		expect(await codeOf(captureVisit(ada, about('clara', { with: [randomUUID()] })))).toBe('missing');
	});

	it('is in a collaboration only for its partners, and about a teacher in it', async () => {
		expect(await codeOf(captureVisit(actorOf('ben'), about('clara', { collaborationId: scene.clara })))).toBe(
			'missing',
		);
		expect(await codeOf(captureVisit(ada, about('clara', { collaborationId: randomUUID() })))).toBe(
			'missing',
		);
		expect(await codeOf(captureVisit(ada, about('emre', { collaborationId: scene.clara })))).toBe(
			'visit-not-in-collaboration',
		);
	});

	it('is not for leaders, technicians, operators, nor by an evaluator about whom they evaluate', async () => {
		for (const name of ['fatima', 'goran', 'ivo', 'mara', 'noah'] as const)
			expect([name, await codeOf(captureVisit(actorOf(name), about('clara')))]).toEqual([name, 'missing']);
		expect(await codeOf(captureVisit(actorOf('mara'), about('emre')))).toBeUndefined();
	});

	it('names no teaching point of another teacher', async () => {
		const stolen = { checks: [{ teachingPointId: record.teachingPoint, how: 'seen' as const }] };
		expect(
			await codeOf(captureVisit(ada, about('daniel', { collaborationId: scene.daniel, ...stolen }))),
		).toBe('missing');
		expect(await codeOf(captureVisit(ada, about('clara', stolen)))).toBe('missing');
	});

	it('shares with the teacher and with partners, and with nobody else', async () => {
		const shared = (name: CastName) =>
			about('clara', { collaborationId: scene.clara, sharedNote: { words: 'Hello', with: [cast[name].id] } });
		expect(await codeOf(captureVisit(ada, shared('clara')))).toBeUndefined();
		for (const name of ['ben', 'daniel', 'fatima', 'mara', 'noah', 'ada'] as const)
			expect([name, await codeOf(captureVisit(ada, shared(name)))]).toEqual([name, 'missing']);
	});

	it('writes nothing at all when a part of it is refused', async () => {
		const entry = randomUUID();
		const half = about('clara', {
			entry,
			collaborationId: scene.clara,
			privateNote: 'x',
			sharedNote: { words: 'y', with: [cast.ben.id] },
		});
		expect(await codeOf(captureVisit(ada, half))).toBe('missing');
		const { sharedNote: _, ...rest } = half;
		expect(await did(captureVisit(ada, rest))).toMatchObject({ repeated: false });
	});

	it('lets a teacher write down a peer visit, and a meeting with their facilitator', async () => {
		const peer = await did(
			captureVisit(clara, about('daniel', { kind: 'peer-visit', privateNote: 'His corners' })),
		);
		expect((await see(actorOf('daniel'), peer.visitId)).notes).toEqual([]);
		expect(
			await codeOf(captureVisit(clara, about('daniel', { checks: [{ words: 'x', how: 'seen' }] }))),
		).toBe('missing');
		const meeting = await did(
			captureVisit(
				clara,
				about('ada', { kind: 'reflecting', collaborationId: scene.clara, newPoint: { words: 'My own' } }),
			),
		);
		expect((await see(ada, meeting.visitId)).concerned.map((one) => one.name)).toEqual(['Clara Mendes']);
	});
});

const here = { schoolId: schools.harbour.id };

describe('what stands ready for capture', () => {
	it('is the teacher with her teaching points, and the actor’s own held-back matters', async () => {
		const start = await did(
			findCapture(ada, { ...here, teacherId: cast.clara.id, collaborationId: scene.clara }),
		);
		expect(start.points.map((point) => point.words)).toContain(planted.teachingPoint);
		expect(start.held.map((held) => held.words)).toContain(planted.heldBack);
		expect(start.collaborations.map((one) => one.id)).toEqual([scene.clara]);
	});
	it('says whether anything may be written about them: not between teachers, nor by an evaluator or a leader', async () => {
		const may = async (actor: Member, more = {}) =>
			(await did(findCapture(actor, { ...here, teacherId: cast.clara.id, ...more }))).mayWriteAbout;
		expect([
			await may(ada),
			await may(ada, { collaborationId: scene.clara }),
			await may(actorOf('mara')),
		]).toEqual([true, true, false]);
		for (const name of ['daniel', 'fatima', 'goran', 'ivo'] as const)
			expect([name, await may(actorOf(name))]).toEqual([name, false]);
		expect(await codeOf(findCapture(clara, { ...here, visitId: record.visit }))).toBe('missing');
	});
	it('has nothing of a colleague’s notebook for another facilitator', async () => {
		const start = await did(findCapture(actorOf('ben'), { ...here, teacherId: cast.clara.id }));
		expect([start.points, start.held, start.collaborations]).toEqual([[], [], []]);
		expect(
			await codeOf(
				findCapture(actorOf('ben'), { ...here, teacherId: cast.clara.id, collaborationId: scene.clara }),
			),
		).toBe('missing');
		expect(await codeOf(findCapture(ada, { ...here, teacherId: cast.noah.id }))).toBe('missing');
		expect(await codeOf(findCapture(ada, { ...here, teacherId: 'x' }))).toBe('missing');
	});
});

describe('a facilitator who becomes a leader', () => {
	it('reaches nothing of what they wrote about their teachers, and the teacher keeps it', async () => {
		const hana = actorOf('hana');
		const one = await did(
			captureVisit(hana, about('emre', { privateNote: 'mine', checks: [{ words: 'w', how: 'seen' }] })),
		);
		const group = await did(
			captureVisit(hana, about('emre', { with: [cast.emre.id, cast.daniel.id], privateNote: 'of several' })),
		);
		expect((await see(hana, one.visitId)).notes).toHaveLength(1);
		await unitOfWork(machine, async (tx) => {
			await tx
				.updateTable('role_assignment')
				.set({ ends_on: new Date().toISOString().slice(0, 10) })
				.where('person_id', '=', cast.hana.id)
				.execute();
			await tx
				.insertInto('role_assignment')
				.values({
					id: randomUUID(),
					person_id: cast.hana.id,
					school_id: schools.harbour.id,
					role: 'leader',
					starts_on: new Date().toISOString().slice(0, 10),
				})
				.execute();
		});
		expect(await codeOf(findVisit(hana, one.visitId))).toBe('missing');
		expect(await codeOf(findVisit(hana, group.visitId))).toBe('missing');
		const left = await unitOfWork(hana, async (tx) => [
			await tx.selectFrom('note').select('id').execute(),
			await tx.selectFrom('look_for_check').select('id').execute(),
			await tx.selectFrom('visit').select('id').execute(),
		]);
		expect(left).toEqual([[], [], []]);
		expect((await see(actorOf('emre'), one.visitId)).checks).toHaveLength(1);
	});
});
