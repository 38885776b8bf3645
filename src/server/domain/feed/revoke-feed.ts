import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Ends the actor's feed, at once and for good. Refuses `missing` where there is none. */
export function revokeFeed(actor: Member): Promise<{ revoked: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ revoked: string } | Refusal> => {
		const ended = await tx
			.updateTable('calendar_feed')
			.set({ revoked_at: at })
			.where('person_id', '=', actor.personId)
			.where('revoked_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!ended) return missing;
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'feed.revoked', actor_id: actor.personId, subject_id: ended.id })
			.execute();
		return { revoked: ended.id };
	});
}
