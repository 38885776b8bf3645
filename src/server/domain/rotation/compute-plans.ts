import { type Member, machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { runInThread } from '#server/platform/threads/index.ts';
import { problemOf } from './accompany.ts';
import type { StoredProblem } from './plan-rotation.ts';
import { writeRound } from './plan-rows.ts';
import { secondsToSolve } from './rotation.ts';
import { gapOf, type Progress } from './solve.ts';
import type { Given, Solved } from './solver.ts';
import { keepClashes } from './tell-clashes.ts';
import { weigh } from './weigh.ts';

interface Waiting {
	id: string;
	schoolId: string;
	makerId: string;
}

/** How often it is written down how far a plan is, and asked whether it was stopped, in milliseconds. */
const LOOK = 1000;

/**
 * Computes the best plan of every school that waits for one, each for who asked and with what they may read. One that was being
 * computed when its process ended is not begun again: it keeps what was there at once, and says so.
 * @returns how many were computed
 */
export async function computePlans(seconds = secondsToSolve): Promise<number> {
	await endInterrupted();
	let computed = 0;
	for (;;) {
		const waiting = await takeWaiting();
		if (!waiting) return computed;
		try {
			await computePlan(waiting, seconds);
			computed += 1;
		} catch (error) {
			log.error('rotation.failed', faultOf(error));
			await moveOn(waiting.id, 'interrupted');
		}
	}
}

/** One job of its kind runs at a time: what is being computed as it begins is computed by nobody. */
function endInterrupted(): Promise<unknown> {
	return unitOfWork(machine, (tx) =>
		tx
			.updateTable('rotation_plan')
			.set({ state: 'interrupted', ended_at: now() })
			.where('state', '=', 'computing')
			.execute(),
	);
}

function moveOn(planId: string, state: 'interrupted'): Promise<unknown> {
	return unitOfWork(machine, (tx) =>
		tx
			.updateTable('rotation_plan')
			.set({ state, ended_at: now() })
			.where('id', '=', planId)
			.where('state', '=', 'computing')
			.execute(),
	);
}

function takeWaiting(): Promise<Waiting | undefined> {
	return unitOfWork(machine, async (tx) => {
		const one = await tx
			.selectFrom('rotation_plan')
			.select(['id', 'school_id', 'made_by'])
			.where('state', '=', 'waiting')
			.orderBy('made_at')
			.limit(1)
			.executeTakeFirst();
		if (!one) return undefined;
		await tx
			.updateTable('rotation_plan')
			.set({ state: 'computing', started_at: now() })
			.where('id', '=', one.id)
			.where('state', '=', 'waiting')
			.execute();
		return { id: one.id, schoolId: one.school_id, makerId: one.made_by };
	});
}

async function computePlan({ id, schoolId, makerId }: Waiting, seconds: number): Promise<void> {
	const actor: Member = { kind: 'member', personId: makerId };
	const row = await unitOfWork(actor, (tx) =>
		tx.selectFrom('rotation_problem').select('problem').where('plan_id', '=', id).executeTakeFirst(),
	);
	// Who asked has left, or facilitates no more.
	if (!row) {
		await moveOn(id, 'interrupted');
		return;
	}
	const stored = JSON.parse(row.problem) as StoredProblem;
	const { school } = stored;
	let progress: Progress | undefined;
	const given: Given = { school, seconds };
	const thread = runInThread<Solved, Progress>('src/server/domain/rotation/solver.ts', given, (told) => {
		progress = told;
	});
	let written: Progress | undefined;
	let looking = Promise.resolve();
	const look = async () => {
		const told = progress;
		const going = await unitOfWork(actor, async (tx) => {
			if (told && told !== written)
				await tx
					.insertInto('rotation_outcome')
					.values({ plan_id: id, school_id: schoolId, round: 1, reached: JSON.stringify({ progress: told }) })
					.onConflict((conflict) =>
						conflict
							.columns(['plan_id', 'round'])
							.doUpdateSet((eb) => ({ reached: eb.ref('excluded.reached') })),
					)
					.execute();
			const plan = await tx
				.selectFrom('rotation_plan')
				.select('state')
				.where('id', '=', id)
				.executeTakeFirst();
			return plan?.state === 'computing';
		});
		written = told;
		if (!going) thread.stop();
	};
	const timer = setInterval(() => {
		looking = looking.then(look).catch((error) => {
			log.error('rotation.look', faultOf(error));
			thread.stop();
		});
	}, LOOK);
	let solved: Solved | undefined;
	try {
		solved = await thread.result;
	} finally {
		clearInterval(timer);
		thread.stop();
		await looking;
	}
	if (!solved) {
		await moveOn(id, 'interrupted');
		return;
	}
	const { accompanied, plan, reached, clashes, even } = solved;
	const problem = problemOf(school, accompanied);
	const outcome = { weight: weigh(problem, plan), reached, even, gap: gapOf(problem, plan, reached) };
	const best = reached.length > 0 && reached.every(({ proven }) => proven);
	const at = now();
	await unitOfWork(actor, async (tx) => {
		const held = await tx
			.updateTable('rotation_plan')
			.set({ round: 1, state: best ? 'best' : 'near', ended_at: at })
			.where('id', '=', id)
			.where('state', '=', 'computing')
			.executeTakeFirst();
		// Stopped by hand in the last moment.
		if (held.numUpdatedRows === 0n) return;
		await writeRound(
			tx,
			{ planId: id, schoolId, round: 1 },
			school,
			stored.weeks,
			accompanied,
			plan,
			stored.earlier,
		);
		const told = {
			reached: JSON.stringify(outcome),
			clashes: JSON.stringify(keepClashes(clashes, problem, stored.weeks)),
		};
		await tx
			.insertInto('rotation_outcome')
			.values({ plan_id: id, school_id: schoolId, round: 1, ...told })
			.onConflict((conflict) => conflict.columns(['plan_id', 'round']).doUpdateSet(told))
			.execute();
		await tx.deleteFrom('rotation_problem').where('plan_id', '=', id).execute();
		await recordEvent(tx, { name: 'rotation.computed', at, schoolId, actorId: makerId, subjectId: id });
	});
}
