import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCollaboration } from '#server/domain/collaboration/index.ts';
import { shareNote, writeNote } from '#server/domain/note/index.ts';
import { findNotebook } from '#server/domain/notebook/index.ts';
import { captureVisit, findVisit, planVisit } from '#server/domain/visit/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, cast, record, rehearse, scene, schools } from '../cast/index.ts';
import { withDatabase } from '../database.ts';
import {
	accepts,
	becomesEvaluator,
	becomesLeader,
	made,
	membershipBegins,
	proposes,
	reachOf,
	roleBegins,
	roleEnds,
} from './happenings.ts';

const ada = actorOf('ada');
const clara = actorOf('clara');
const zone = 'Europe/Lisbon';

const visitWith = (more: Partial<Parameters<typeof captureVisit>[1]> = {}) => ({
	entry: newId(),
	schoolId: schools.harbour.id,
	with: [cast.clara.id],
	kind: 'observing' as const,
	startsAt: new Date(Date.now() - 3_600_000),
	minutes: 30,
	...more,
});

describe('a facilitator who becomes a leader', () => {
	withDatabase(rehearse);

	it('reads nothing of those teachers the same moment, their own notes and what was written about reading included', async () => {
		// Every way in which something can be hers: on a visit of another, with several teachers, outside any collaboration, read.
		const theirs = made(
			await planVisit(clara, {
				...visitWith({ with: [cast.ada.id, cast.daniel.id] }),
				startsAt: new Date(Date.now() + 3_600_000),
			}),
		);
		made(
			await writeNote(ada, {
				visitId: theirs.visitId,
				entry: randomUUID(),
				kind: 'note',
				words: 'On a visit of Clara’s',
			}),
		);
		made(
			await captureVisit(
				ada,
				visitWith({
					heldBack: { words: 'Outside any' },
					nextSteps: [{ ownerId: cast.ada.id, words: 'Hers' }],
				}),
			),
		);
		made(await findVisit(clara, record.visit));
		made(await findNotebook(ada, cast.clara.id, { zone }));
		expect(Object.keys(await reachOf('ada'))).toEqual(
			expect.arrayContaining(['note', 'visit', 'access_record']),
		);
		await becomesLeader('ada');
		expect(await reachOf('ada')).toEqual({});
		expect((await reachOf('clara')).teaching_point).toBe(1);
		expect(await findVisit(ada, record.visit)).toMatchObject({ code: 'missing' });
		expect(await shareNote(ada, record.privateNote, cast.clara.id)).toMatchObject({ code: 'missing' });
	});
});

describe('an evaluator', () => {
	withDatabase(rehearse);

	it('reads nothing of that teacher the same moment, and all of the others', async () => {
		const before = await reachOf('ada');
		await becomesEvaluator('ada', 'daniel');
		expect(await reachOf('ada')).toMatchObject({
			note: before.note,
			visit: before.visit,
			collaboration_focus: 1,
		});
		await becomesEvaluator('ada', 'clara');
		expect(await reachOf('ada')).toEqual({});
		expect((await reachOf('clara')).collaboration_focus).toBe(1);
	});
});

describe('a facilitator here who leads elsewhere', () => {
	withDatabase(rehearse);

	it('reads nothing of a teacher who belongs there too, and all of the others', async () => {
		await membershipBegins('ada', 'hill');
		await roleBegins('ada', 'leader', { school: 'hill' });
		expect((await reachOf('ada')).collaboration_focus).toBe(2);
		await membershipBegins('clara', 'hill');
		expect(await reachOf('ada')).toMatchObject({ collaboration_focus: 1 });
		expect((await reachOf('ada')).note).toBeUndefined();
		expect((await reachOf('ada')).look_for_check).toBeUndefined();
		expect((await reachOf('clara')).look_for_check).toBe(1);
	});
});

describe('what was sealed', () => {
	withDatabase(rehearse);

	it('stays so when a leader is a facilitator again; what the teacher agrees to anew is open', async () => {
		await roleEnds('ada', 'facilitator', '2026-10-01');
		await roleBegins('ada', 'leader', { from: '2026-10-01', to: '2026-11-01' });
		await roleBegins('ada', 'facilitator');
		expect(await reachOf('ada')).toEqual({});
		const again = await proposes('ada', 'facilitator', { clara: 'teacher' });
		await accepts('clara', again);
		const visit = made(
			await captureVisit(
				ada,
				visitWith({ collaborationId: again, privateNote: 'New', checks: [{ words: 'New', how: 'seen' }] }),
			),
		);
		expect(await reachOf('ada')).toMatchObject({
			visit: 1,
			note: 1,
			look_for_check: 1,
			collaboration_focus: 1,
		});
		made(await findVisit(ada, visit.visitId));
		expect(await findVisit(ada, record.visit)).toMatchObject({ code: 'missing' });
	});

	it('stays so when somebody evaluates no longer; what is about others is as it was', async () => {
		await becomesEvaluator('ada', 'daniel', { from: '2026-10-01', to: '2026-11-01' });
		expect(await findCollaboration(ada, scene.daniel)).toMatchObject({ code: 'missing' });
		expect(await findCollaboration(actorOf('daniel'), scene.daniel)).toMatchObject({ id: scene.daniel });
		expect((await reachOf('ada')).note).toBe(1);
	});
});
