import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { expectLink } from './expect-link.ts';
import { leftResource, ownResource } from './own-resource.ts';

/**
 * Withdraws a resource of the actor's: from this moment it stands nowhere, on no page with or without an account, in no search,
 * and its file is opened by nobody. With `back` it is where it was again. A facilitator also withdraws what somebody who left the
 * school left behind: it is theirs from then on, to be brought back. Refuses `missing`.
 */
export function withdrawResource(
	actor: Member,
	id: string,
	{ back = false } = {},
): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const own = (await ownResource(tx, actor, id)) ?? (back ? undefined : await leftResource(tx, id));
		if (!own) return missing;
		if (own.isWithdrawn !== back) return { id };
		await tx
			.updateTable('resource')
			.set({ owner_id: actor.personId, withdrawn_at: back ? null : at, version: own.version + 1 })
			.where('id', '=', id)
			.execute();
		// What is withdrawn is asked for by nobody.
		await expectLink(tx, actor, id, back ? own.url : null, at);
		const name = back ? 'resource.brought-back' : 'resource.withdrawn';
		await recordEvent(tx, { name, at, schoolId: own.schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	});
}

/** Deletes a withdrawn resource of the actor's for good, with its file. Refuses `missing`, also for one that is not withdrawn. */
export function deleteResource(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const own = await ownResource(tx, actor, id);
		if (!own?.isWithdrawn) return missing;
		await tx.deleteFrom('resource').where('id', '=', id).execute();
		const event = { at, schoolId: own.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'resource.deleted', ...event });
		await sendJob(tx, 'remove-files');
		return { id };
	}).catch(hiddenIsMissing);
}
