import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { checkWord, type Limits } from './booking.ts';
import { moveIn } from './change-booking.ts';
import { type Bookable, readBookable } from './reach-bookable.ts';
import { type BookingLine, reachBooking } from './reach-booking.ts';
import { readTimeFrom } from './read-times.ts';
import { over, refusalOf, refuseTime } from './refusals.ts';

/** How a change is asked for: of the version that was shown, with a word to the other. */
export interface Changing {
	version: number;
	word: string;
	origin: string;
}

/** Whom notice binds: who books. Who is booked moves to any of their own free times. */
export function limitsFor(booking: BookingLine, { limits }: Bookable): Limits {
	return booking.isWithMe ? { ...limits, noticeHours: 0 } : limits;
}

/**
 * Moves a booking, and the visit that it is, to another free time of who is booked; either side may, until it begins. The other
 * is written a letter. Moving it to where it is changes nothing.
 * @param given `before` where the first free time that begins from `startsAt` on and before then will do: somewhere in a period
 * Refuses `missing`, `booking-over`, `booking-taken`, `booking-full`, `too-long`, `changed-meanwhile`.
 */
export async function moveBooking(
	actor: Member,
	bookingId: string,
	given: Changing & { startsAt: Date; before?: Date | undefined },
): Promise<{ bookingId: string } | Refusal> {
	const at = now();
	const wrong = checkWord(given.word);
	if (wrong) return wrong;
	return unitOfWork(actor, async (tx): Promise<{ bookingId: string } | Refusal> => {
		const booking = await reachBooking(tx, actor, bookingId, at);
		if (!booking) return missing;
		if (booking.state !== 'ahead') return over;
		if (booking.startsAt.getTime() === given.startsAt.getTime()) return { bookingId };
		if (booking.version !== given.version) return changedMeanwhile(booking.version);
		const bookable = await readBookable(tx, booking.person.personId, booking.schoolId);
		if (!bookable) return missing;
		const time = await readTimeFrom(tx, bookable, given, {
			now: at,
			but: booking.visitId,
			limits: limitsFor(booking, bookable),
		});
		if (!time || time.shut !== null) return refuseTime(time);
		return (await moveIn(tx, actor, booking, { time, bookable }, { ...given, at })) ?? { bookingId };
	}).catch(refusalOf);
}
