import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { checkWord } from './booking.ts';
import { cancelIn } from './change-booking.ts';
import type { Changing } from './move-booking.ts';
import { reachBooking } from './reach-booking.ts';
import { over, refusalOf } from './refusals.ts';

/**
 * Cancels a booking, and the visit that it is; either side may, also to say that it was not, until
 * one says that it took place. The other is written a letter, and so are those
 * who wait. Cancelled already, it stays so.
 * Refuses `missing`, `booking-over`, `too-long`, `changed-meanwhile`.
 */
export async function cancelBooking(
	actor: Member,
	bookingId: string,
	given: Changing,
): Promise<{ bookingId: string } | Refusal> {
	const at = now();
	const wrong = checkWord(given.word);
	if (wrong) return wrong;
	return unitOfWork(actor, async (tx): Promise<{ bookingId: string } | Refusal> => {
		const booking = await reachBooking(tx, actor, bookingId, at);
		if (!booking) return missing;
		if (booking.state === 'cancelled') return { bookingId };
		if (!booking.mayCancel) return over;
		if (booking.version !== given.version) return changedMeanwhile(booking.version);
		return (await cancelIn(tx, actor, booking, { ...given, at })) ?? { bookingId };
	}).catch(refusalOf);
}
