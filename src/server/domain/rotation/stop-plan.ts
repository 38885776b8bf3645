import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Stops looking for a better plan: what was there at once holds. One that is computed stays as it is. Refuses `missing`. */
export function stopPlan(actor: Member, planId: string): Promise<{ id: string } | Refusal> {
	if (!isId(planId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		// Whom the plan is kept from as a facilitator does not find it by its outcome.
		const plan = await tx
			.selectFrom('rotation_outcome as o')
			.innerJoin('rotation_plan as p', 'p.id', 'o.plan_id')
			.select('p.school_id')
			.where('o.plan_id', '=', planId)
			.limit(1)
			.executeTakeFirst();
		if (!plan) return missing;
		const stopped = await tx
			.updateTable('rotation_plan')
			.set({ state: 'stopped', ended_at: at })
			.where('id', '=', planId)
			.where('state', 'in', ['waiting', 'computing'])
			.executeTakeFirst();
		if (stopped.numUpdatedRows > 0n)
			await recordEvent(tx, {
				name: 'rotation.stopped',
				at,
				schoolId: plan.school_id,
				actorId: actor.personId,
				subjectId: planId,
			});
		return { id: planId };
	});
}
