import { schoolDay } from '#server/domain/school/index.ts';
import { writeBookedVisit } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { becomes, checkBooking, type Purpose } from './booking.ts';
import { tell } from './letters.ts';
import { reachBookable } from './reach-bookable.ts';
import { readTimeAt } from './read-times.ts';
import { refusalOf, refuseTime } from './refusals.ts';

/** A booking as it is asked for. */
export interface BookingAsked {
	/** A UUID made where the form was shown, the same at every try: one entry is one booking. */
	entry: string;
	schoolId: string;
	personId: string;
	/** One of the free times begins then. */
	startsAt: Date;
	purpose: Purpose;
	/** Which class, unit or matter. */
	about: string;
	/** A count, or null. */
	students: number | null;
	/** Where the letter's link leads. */
	origin: string;
}

export interface Booked {
	bookingId: string;
	visitId: string;
}

/**
 * Books somebody at a time that they offer and that is free: the booking and the visit that it is, in one transaction, and a
 * letter to who is booked. The same entry again answers as the first time.
 * Refuses `missing` for whom the actor may not book, `booking-taken`, `booking-full`, `choose-one`, `booking-students`,
 * `too-long`.
 * @param also what else is written with it, in the same transaction
 */
export function bookTime(
	actor: Member,
	asked: BookingAsked,
	also?: (tx: Tx, booked: Booked) => Promise<Refusal | undefined>,
): Promise<Booked | Refusal> {
	const at = now();
	if (!isId(asked.entry)) return Promise.resolve(missing);
	const wrong = checkBooking(asked);
	if (wrong) return Promise.resolve(wrong);
	return unitOfWork(actor, async (tx) => {
		// Of two tries of one entry at the same moment the second finds what the first made.
		await holdLock(tx, asked.entry);
		const booked = await book(tx, actor, asked, at);
		return isRefusal(booked) ? booked : ((await also?.(tx, booked)) ?? booked);
	}).catch(refusalOf);
}

async function book(tx: Tx, actor: Member, asked: BookingAsked, at: Date): Promise<Booked | Refusal> {
	const before = await tx
		.selectFrom('booking')
		.select(['id', 'visit_id'])
		.where('booked_by', '=', actor.personId)
		.where('entry_id', '=', asked.entry)
		.executeTakeFirst();
	if (before) return { bookingId: before.id, visitId: before.visit_id };
	const bookable = await reachBookable(tx, asked.personId, asked.schoolId);
	if (!bookable) return missing;
	if (!bookable.limits.purposes.includes(asked.purpose)) return refuse('choose-one', { field: 'purpose' });
	const time = await readTimeAt(tx, bookable, asked.startsAt, { now: at });
	if (!time || time.shut !== null) return refuseTime(time);
	const [bookingId, visitId] = [newId(), newId()];
	await tx
		.insertInto('booking')
		.values({
			id: bookingId,
			school_id: bookable.schoolId,
			person_id: bookable.personId,
			booked_by: actor.personId,
			entry_id: asked.entry,
			visit_id: visitId,
			purpose: asked.purpose,
			about: asked.about.trim(),
			students: asked.students,
			booked_at: at,
			...bookedColumns(time, bookable),
		})
		.execute();
	await writeBookedVisit(
		tx,
		{
			id: visitId,
			schoolId: bookable.schoolId,
			entry: keyOf(actor.personId, asked.entry, 'booking'),
			author: {
				personId: bookable.personId,
				part: bookable.as === 'facilitator' ? 'facilitator' : 'specialist',
			},
			bookedBy: actor.personId,
			...becomes[asked.purpose],
			...visitTime(time),
		},
		at,
	);
	await endOwnWaits(tx, actor, bookable, time.day, at);
	await recordEvent(tx, {
		name: 'booking.made',
		at,
		schoolId: bookable.schoolId,
		actorId: actor.personId,
		subjectId: bookingId,
	});
	await tell(tx, actor, {
		told: 'booked',
		to: [bookable.personId],
		time: { ...time, zone: bookable.zone },
		link: `${asked.origin}/bookings/${bookingId}`,
		visitId,
		at,
	});
	return { bookingId, visitId };
}

/** The columns of a booking that say when it is. */
export function bookedColumns(
	time: { startsAt: Date; endsAt: Date },
	{ zone, limits }: { zone: string; limits: { bufferMinutes: number } },
) {
	return {
		on_day: schoolDay(zone, time.startsAt),
		starts_at: time.startsAt,
		ends_at: time.endsAt,
		free_again_at: new Date(time.endsAt.getTime() + limits.bufferMinutes * 60_000),
	};
}

/** A time as a visit has it. */
export function visitTime(time: { startsAt: Date; endsAt: Date; place: string; remote: boolean }) {
	const minutes = Math.round((time.endsAt.getTime() - time.startsAt.getTime()) / 60_000);
	return { startsAt: time.startsAt, minutes, place: time.place, remote: time.remote };
}

/** Who has a time with somebody on a day no longer waits for one on it. */
async function endOwnWaits(
	tx: Tx,
	actor: Member,
	of: { personId: string; schoolId: string },
	day: string,
	at: Date,
): Promise<void> {
	await tx
		.updateTable('booking_wait')
		.set({ ended_at: at })
		.where('waiter_id', '=', actor.personId)
		.where('person_id', '=', of.personId)
		.where('school_id', '=', of.schoolId)
		.where('ended_at', 'is', null)
		.where('starts_on', '<=', day)
		.where('ends_on', '>', day)
		.execute();
}
