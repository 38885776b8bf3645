import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { bookedIsKept } from './keep-booked-visit.ts';

/**
 * Says that one's visit will not be, nor those that are planned after it in its series. What was written on them stays, and
 * each can be planned again. Refuses `missing`, also for a visit that is in no series, and `visit-is-booked`.
 */
export function cancelFollowing(actor: Member, visitId: string): Promise<{ cancelled: number } | Refusal> {
	const at = now();
	if (!isId(visitId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx): Promise<{ cancelled: number } | Refusal> => {
		const visit = await tx
			.selectFrom('visit')
			.select(['series_id', 'starts_at', 'school_id'])
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!visit?.series_id) return missing;
		const cancelled = await tx
			.updateTable('visit')
			.set((eb) => ({ state: 'cancelled', version: eb('version', '+', 1) }))
			.where('series_id', '=', visit.series_id)
			.where('author_id', '=', actor.personId)
			.where('state', '=', 'planned')
			.where('starts_at', '>=', visit.starts_at)
			.returning('id')
			.execute();
		if (cancelled.length > 0)
			await tx
				.insertInto('event')
				.values(
					cancelled.map(({ id }) => ({
						id: newId(),
						at,
						name: 'visit.cancelled',
						school_id: visit.school_id,
						actor_id: actor.personId,
						subject_id: id,
					})),
				)
				.execute();
		return { cancelled: cancelled.length };
	}).catch(bookedIsKept);
}
