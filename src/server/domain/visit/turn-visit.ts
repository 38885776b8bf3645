import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { bookedIsKept } from './keep-booked-visit.ts';
import { refuseBookedTime } from './own-time.ts';
import { checkMoment, type VisitState } from './visit.ts';

/**
 * Turns one's own visit from one state into another, in one unit of work; turning it into what it is already changes
 * nothing. Refuses `missing`, `visit-not-yet` for a visit done before it begins, `visit-is-booked`, and `visit-over-booking` for one that
 * would be planned again.
 */
export async function turnVisit(
	actor: Member,
	visitId: string,
	to: VisitState,
	name: string,
): Promise<{ visitId: string } | Refusal> {
	const at = now();
	if (!isId(visitId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = await tx
			.selectFrom('visit')
			.select(['state', 'starts_at', 'minutes', 'school_id'])
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!visit) return missing;
		if (visit.state === to) return { visitId };
		const early = to === 'done' ? checkMoment('done', visit.starts_at, at) : undefined;
		if (early?.code === 'visit-not-yet') return early;
		const time = { startsAt: visit.starts_at, minutes: visit.minutes };
		const booked = to === 'planned' ? await refuseBookedTime(tx, actor, time, visitId) : undefined;
		if (booked) return booked;
		await tx
			.updateTable('visit')
			.set((eb) => ({ state: to, version: eb('version', '+', 1) }))
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.execute();
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name,
				school_id: visit.school_id,
				actor_id: actor.personId,
				subject_id: visitId,
			})
			.execute();
		return { visitId };
	}).catch(bookedIsKept);
}
