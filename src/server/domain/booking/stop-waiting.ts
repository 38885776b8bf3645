import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Takes a wait of one's own back. Refuses `missing`. */
export function stopWaiting(actor: Member, waitId: string): Promise<{ waitId: string } | Refusal> {
	const at = now();
	if (!isId(waitId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx): Promise<{ waitId: string } | Refusal> => {
		const wait = await tx
			.updateTable('booking_wait')
			.set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(at)) }))
			.where('id', '=', waitId)
			.where('waiter_id', '=', actor.personId)
			.returning('id')
			.executeTakeFirst();
		return wait ? { waitId } : missing;
	});
}
