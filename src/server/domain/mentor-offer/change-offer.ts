import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Audience, audiences } from './find-offers.ts';

/** Sets who may know of an offer of one's own, or withdraws it; a withdrawn one stays withdrawn. Refuses `missing`. */
export function changeOffer(
	actor: Member,
	offerId: string,
	to: Audience | 'withdrawn',
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(offerId)) return missing;
		if (to !== 'withdrawn' && !audiences.includes(to)) return refuse('choose-one', { field: 'audience' });
		const offer = await tx
			.selectFrom('mentor_offer')
			.select(['school_id', 'withdrawn_at'])
			.where('id', '=', offerId)
			.where('person_id', '=', actor.personId)
			.executeTakeFirst();
		if (!offer) return missing;
		if (offer.withdrawn_at) return offerId;
		await tx
			.updateTable('mentor_offer')
			.set(to === 'withdrawn' ? { withdrawn_at: at } : { audience: to })
			.where('id', '=', offerId)
			.execute();
		await recordEvent(tx, {
			name: to === 'withdrawn' ? 'mentor-offer.withdrawn' : 'mentor-offer.shown',
			at,
			schoolId: offer.school_id,
			actorId: actor.personId,
			subjectId: offerId,
		});
		return offerId;
	});
}
