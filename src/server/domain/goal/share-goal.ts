import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { reachOwnGoal } from './change-goal.ts';

/**
 * Shares one's goal, with all that is written on the way to it, with a facilitator of one's collaborations; again is harmless.
 * Refuses `missing` for a goal that is not one's own, or anybody else.
 */
export function shareGoal(actor: Member, id: string, personId: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachOwnGoal(tx, actor, id);
		if (!reached || !isId(personId)) return missing;
		const again = await tx
			.updateTable('goal_share')
			.set({ shared_at: at, taken_back_at: null })
			.where('goal_id', '=', id)
			.where('person_id', '=', personId)
			.where('taken_back_at', 'is not', null)
			.executeTakeFirst();
		if (again.numUpdatedRows === 0n)
			await tx
				.insertInto('goal_share')
				.values({ goal_id: id, person_id: personId, shared_at: at })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'goal.shared' });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Takes a shared goal back: from now on that person reads nothing of it. */
export function takeBackGoal(actor: Member, id: string, personId: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachOwnGoal(tx, actor, id);
		if (!reached || !isId(personId)) return missing;
		await tx
			.updateTable('goal_share')
			.set({ taken_back_at: at })
			.where('goal_id', '=', id)
			.where('person_id', '=', personId)
			.where('taken_back_at', 'is', null)
			.execute();
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'goal.taken-back' });
		return { id };
	});
}
