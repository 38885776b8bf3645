import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { leftResource, ownResource } from './own-resource.ts';

/**
 * Has a facilitator become the owner of a resource whose owner has left the school; it stands where it stood, and what was found out of
 * its link goes along. Twice is once. Refuses `missing`, also for what its owner showed to their team alone.
 */
export function takeOverResource(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (await ownResource(tx, actor, id)) return { id };
		const left = await leftResource(tx, id);
		if (!left) return missing;
		await tx
			.updateTable('resource')
			.set({ owner_id: actor.personId, version: left.version + 1 })
			.where('id', '=', id)
			.execute();
		const event = { at, schoolId: left.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'resource.taken-over', ...event });
		return { id };
	});
}
