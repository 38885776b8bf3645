import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	cancelFollowing, cancelVisit, captureVisit, editVisit, findCompanions, findOwnVisit, findVisit, findVisits, findWhom, markDone, planVisit, reinstateVisit, type VisitPlan,
} from './index.ts'; // biome-ignore format: a list

withDatabase(rehearse);

const ada = actorOf('ada');
const clara = actorOf('clara');
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

const plan = (more: Partial<VisitPlan> = {}): VisitPlan => ({
	entry: randomUUID(),
	schoolId: schools.harbour.id,
	kind: 'modelling',
	startsAt: hours(26),
	minutes: 45,
	with: [cast.clara.id],
	collaborationId: scene.clara,
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

describe('planning a visit', () => {
	it('is seen by both, and twice is once', async () => {
		const one = plan({ place: 'Library', remote: false });
		const first = await did(planVisit(ada, one));
		expect(await did(planVisit(ada, one))).toEqual({ visitId: first.visitId, repeated: true });
		expect(await did(findVisit(clara, first.visitId))).toMatchObject({ state: 'planned', place: 'Library' });
	});
	it('is not for a day that is over, nor beyond a year', async () => {
		expect(await codeOf(planVisit(ada, plan({ startsAt: hours(-50) })))).toBe('visit-is-past');
		expect(await codeOf(planVisit(ada, plan({ startsAt: hours(24 * 400) })))).toBe('visit-too-far');
		expect(await codeOf(planVisit(ada, plan({ minutes: 0 })))).toBe('visit-minutes');
	});
	it('again and again is a series: all of it or none, each by itself, and the rest cancelled at once', async () => {
		const weekly = (times: number) =>
			Array.from({ length: times - 1 }, (_, index) => hours(26 + (index + 1) * 168));
		const again = { further: weekly(4), rule: 'FREQ=WEEKLY;INTERVAL=1;COUNT=4' };
		const one = plan({ place: 'Every week' });
		const { visitId } = await did(planVisit(ada, { ...one, again }));
		expect(await did(planVisit(ada, { ...one, again }))).toEqual({ visitId, repeated: true });
		const ahead = async (actor = ada) => {
			const stretch = {
				from: hours(0),
				to: hours(9000),
				states: ['planned' as const],
				order: 'ahead' as const,
			};
			return (await findVisits(actor, stretch)).visits.filter((visit) => visit.place === 'Every week');
		};
		const planned = await ahead();
		expect(planned.map((visit) => visit.startsAt)).toEqual([one.startsAt, ...again.further]);
		expect((await ahead(clara)).length).toBe(4);
		expect(await did(findVisit(ada, visitId))).toMatchObject({ following: 3 });
		expect(await did(findVisit(clara, visitId))).toMatchObject({ following: 0 });

		const second = planned[1]?.id ?? '';
		await did(cancelVisit(ada, second));
		expect(await codeOf(cancelFollowing(clara, planned[2]?.id ?? ''))).toBe('missing');
		expect(await did(cancelFollowing(ada, planned[2]?.id ?? ''))).toEqual({ cancelled: 2 });
		expect((await ahead()).map((visit) => visit.id)).toEqual([visitId]);
		await did(reinstateVisit(ada, second));
		expect((await ahead()).map((visit) => visit.id)).toEqual([visitId, second]);

		const tooFar = { further: [hours(24 * 400)], rule: 'FREQ=YEARLY' };
		expect(await codeOf(planVisit(ada, { ...plan({ place: 'Every week' }), again: tooFar }))).toBe(
			'visit-too-far',
		);
		const tooOften = { further: weekly(21), rule: 'FREQ=WEEKLY' };
		expect(await codeOf(planVisit(ada, { ...plan(), again: tooOften }))).toBe('visit-too-often');
		expect(await ahead()).toHaveLength(2);
		const alone = await did(planVisit(ada, plan()));
		expect(await codeOf(cancelFollowing(ada, alone.visitId))).toBe('missing');
	});
	it('becomes, captured, what came of it: one visit, sent twice or not', async () => {
		const { visitId } = await did(planVisit(ada, plan({ startsAt: hours(0.1) })));
		const captured = {
			...plan({ startsAt: hours(-0.5), minutes: 30 }),
			visitId,
			checks: [{ words: 'Waits', how: 'seen' as const }],
		};
		expect(await did(captureVisit(ada, captured))).toEqual({ visitId, repeated: false });
		expect(await did(captureVisit(ada, captured))).toEqual({ visitId, repeated: true });
		const visit = await did(findVisit(ada, visitId));
		expect(visit).toMatchObject({ state: 'done', minutes: 30 });
		expect(visit.checks).toHaveLength(1);
		expect(await codeOf(captureVisit(actorOf('ben'), { ...captured, entry: randomUUID() }))).toBe('missing');
	});
});

describe('changing a visit', () => {
	it('is its author’s: the teacher, a leader, an operator and another facilitator find nothing to change', async () => {
		const { visitId } = await did(planVisit(ada, plan()));
		const details = { kind: 'planning' as const, startsAt: hours(30), minutes: 20, version: 1 };
		for (const name of ['clara', 'ben', 'daniel', 'fatima', 'ivo'] as const) {
			expect([name, await codeOf(editVisit(actorOf(name), visitId, details))]).toEqual([name, 'missing']);
			expect([name, await codeOf(cancelVisit(actorOf(name), visitId))]).toEqual([name, 'missing']);
			expect([name, await codeOf(markDone(actorOf(name), visitId))]).toEqual([name, 'missing']);
		}
		await did(editVisit(ada, visitId, details));
		expect(await did(findVisit(ada, visitId))).toMatchObject({
			kind: 'planning',
			minutes: 20,
			version: 2,
			timeKind: 'outside-classroom',
		});
	});
	it('saved elsewhere meanwhile is a conflict, and the first stays', async () => {
		const { visitId } = await did(planVisit(ada, plan()));
		const details = { kind: 'modelling' as const, startsAt: hours(30), minutes: 50, version: 1 };
		await did(editVisit(ada, visitId, details));
		expect(await codeOf(editVisit(ada, visitId, { ...details, minutes: 10 }))).toBe('changed-meanwhile');
		expect(await did(findVisit(ada, visitId))).toMatchObject({ minutes: 50 });
	});
	it('is cancelled, planned again and done, each twice without harm, and not done while it is ahead', async () => {
		const { visitId } = await did(planVisit(ada, plan({ startsAt: hours(0.1) })));
		const state = async () => (await did(findVisit(ada, visitId))).state;
		await did(cancelVisit(ada, visitId));
		await did(cancelVisit(ada, visitId));
		expect(await state()).toBe('cancelled');
		await did(reinstateVisit(ada, visitId));
		expect(await state()).toBe('planned');
		await did(markDone(ada, visitId));
		await did(markDone(ada, visitId));
		expect(await state()).toBe('done');
		const later = await did(planVisit(ada, plan()));
		expect(await codeOf(markDone(ada, later.visitId))).toBe('visit-not-yet');
		expect(await codeOf(markDone(ada, randomUUID()))).toBe('missing');
		expect(await codeOf(markDone(ada, 'no id'))).toBe('missing');
	});
});

describe('one’s visits', () => {
	it('come a page at a time, each once, in both directions', async () => {
		const noon = hours(24 * 40).getTime();
		for (let index = 0; index < 7; index++)
			await did(
				planVisit(
					ada,
					plan({
						startsAt: new Date(noon + (index % 3) * 60_000),
						with: [cast.daniel.id],
						collaborationId: scene.daniel,
					}),
				),
			);
		for (const order of ['ahead', 'back'] as const) {
			const seen: string[] = [];
			let after: string | undefined;
			do {
				const page = await findVisits(ada, {
					from: new Date(noon),
					to: new Date(noon + 600_000),
					order,
					after,
					limit: 3,
				});
				seen.push(...page.visits.map((visit) => visit.id));
				after = page.next;
			} while (after);
			expect(seen).toHaveLength(7);
			expect(new Set(seen).size).toBe(7);
		}
	});
	it('are one’s own: nobody else has them in their list', async () => {
		const stretch = { from: hours(-24 * 365), to: hours(24 * 365), order: 'back' as const };
		for (const name of ['ben', 'emre', 'fatima', 'ivo', 'hana', 'noah'] as const)
			expect((await findVisits(actorOf(name), stretch)).visits).toEqual([]);
		expect((await findVisits(clara, stretch)).visits.length).toBeGreaterThan(3);
		expect((await findVisits(ada, { ...stretch, after: "x'_y" })).visits.length).toBeGreaterThan(3);
	});
});

describe('whom to choose', () => {
	it('has the day’s visits and one’s partners first, and finds colleagues by name in any script', async () => {
		const day = { schoolId: schools.harbour.id, from: hours(-12), to: hours(48) };
		const whom = await findWhom(ada, { ...day, search: 'celik' });
		expect(whom.planned.length).toBeGreaterThan(0);
		expect(whom.near.map((one) => one.name)).toEqual(expect.arrayContaining(['Clara Mendes', 'Daniel Yoon']));
		expect(whom.found.map((one) => one.name)).toEqual(['Emre Çelik']);
		expect((await findWhom(ada, { ...day, search: 'فاط' })).found).toHaveLength(1);
		expect((await findWhom(ada, { ...day, search: '%' })).found).toEqual([]);
		expect((await findWhom(ada, { ...day, search: 'weiss' })).found).toEqual([]);
	});
	it('has nobody’s partners for another facilitator', async () => {
		const whom = await findWhom(actorOf('ben'), {
			schoolId: schools.harbour.id,
			from: hours(-12),
			to: hours(48),
		});
		expect([whom.planned, whom.near]).toEqual([[], []]);
	});
});

describe('those whom a visit is to be with', () => {
	it('are colleagues, with the collaborations that they all share with the actor', async () => {
		const one = await did(findCompanions(ada, [cast.clara.id]));
		expect([one.people.map((person) => person.name), one.collaborations.map((each) => each.id)]).toEqual([
			['Clara Mendes'],
			[scene.clara],
		]);
		expect((await did(findCompanions(ada, [cast.clara.id, cast.daniel.id]))).collaborations).toEqual([]);
		expect((await did(findCompanions(actorOf('ben'), [cast.clara.id]))).collaborations).toEqual([]);
	});
	it('are missing when one is oneself, a stranger or nobody', async () => {
		for (const ids of [[], [cast.ada.id], [cast.clara.id, cast.noah.id], ['x'], [randomUUID()]])
			expect(await codeOf(findCompanions(ada, ids))).toBe('missing');
	});
});

describe('a visit to be changed', () => {
	it('is its author’s, and missing to everyone else, the teacher included', async () => {
		const { visitId } = await did(planVisit(ada, plan()));
		expect(await did(findOwnVisit(ada, visitId))).toMatchObject({ id: visitId, version: 1 });
		for (const name of ['clara', 'ben', 'fatima', 'ivo'] as const)
			expect([name, await codeOf(findOwnVisit(actorOf(name), visitId))]).toEqual([name, 'missing']);
	});
});
