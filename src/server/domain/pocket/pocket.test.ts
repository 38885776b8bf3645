import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { planVisit } from '#server/domain/visit/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { fillPocket, type Pocket, pocketOf } from './index.ts';

withDatabase(rehearse);

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

const pocket = (name: CastName): Promise<Pocket> => did(fillPocket(actorOf(name), 'UTC'));

describe('what a device holds', () => {
	it('is the people and teaching points of a facilitator’s own collaborations, and nothing that was noted', async () => {
		const held = await pocket('ada');
		expect(held.starts.map((start) => start.teacher.personId).sort()).toEqual(
			[cast.clara.id, cast.daniel.id].sort(),
		);
		const ofClara = held.starts.find((start) => start.teacher.personId === cast.clara.id);
		expect(ofClara?.points.map((point) => point.words)).toContain(planted.teachingPoint);
		const words = JSON.stringify(held);
		for (const name of ['privateNote', 'heldBack', 'sharedNote', 'checkRemark', 'nextStep'] as const)
			expect(words, name).not.toContain(planted[name]);
	});

	it('is nobody’s for another facilitator, and never the collaborations in which one is the teacher', async () => {
		for (const name of ['ben', 'lena', 'hana', 'clara', 'fatima', 'ivo'] as const) {
			const held = await pocket(name);
			expect([name, held.starts, held.planned]).toEqual([name, [], []]);
		}
	});

	it('has the visits that one has planned for these days to one of those people', async () => {
		const { visitId } = await did(
			planVisit(actorOf('ada'), {
				entry: randomUUID(),
				schoolId: schools.harbour.id,
				collaborationId: scene.clara,
				with: [cast.clara.id],
				kind: 'observing',
				startsAt: new Date(Date.now() + 86_400_000),
				minutes: 30,
				place: 'Greenhouse',
			}),
		);
		await did(
			planVisit(actorOf('ada'), {
				entry: randomUUID(),
				schoolId: schools.harbour.id,
				with: [cast.emre.id],
				kind: 'observing',
				startsAt: new Date(Date.now() + 86_400_000),
				minutes: 30,
			}),
		);
		const { planned } = await pocket('ada');
		expect(planned).toMatchObject([
			{ id: visitId, version: 1, kind: 'observing', place: 'Greenhouse', teacherId: cast.clara.id },
		]);
	});

	it('opens with a key that stays the same, is each person’s own, and is read by nobody else', async () => {
		const [first, again, other] = [await pocket('ada'), await pocket('ada'), await pocket('ben')];
		expect(again.key).toBe(first.key);
		expect(other.key).not.toBe(first.key);
		expect(Buffer.from(first.key, 'base64url')).toHaveLength(32);
		const keys = (name: CastName) =>
			unitOfWork(actorOf(name), (tx) => tx.selectFrom('pocket_key').select('person_id').execute());
		expect(await keys('ivo')).toEqual([{ person_id: cast.ivo.id }]);
		expect(await keys('fatima')).toEqual([{ person_id: cast.fatima.id }]);
		expect(await keys('goran')).toEqual([]);
	});

	it('is marked as one person’s, always alike, without saying whose', () => {
		expect(pocketOf(cast.ada.id)).toBe(pocketOf(cast.ada.id));
		expect(pocketOf(cast.ada.id)).not.toBe(pocketOf(cast.ben.id));
		expect(pocketOf(cast.ada.id)).not.toContain(cast.ada.id.slice(-4));
	});
});
