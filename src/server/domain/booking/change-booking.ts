import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import { cancelVisitIn, moveVisitIn } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { newId } from '#server/platform/ids.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { bookedColumns, visitTime } from './book-time.ts';
import { tell } from './letters.ts';
import type { Bookable } from './reach-bookable.ts';
import { type BookingLine, otherOf } from './reach-booking.ts';
import type { Time } from './read-times.ts';
import { over } from './refusals.ts';

/** A change of one side, with a word to the other. */
export interface ChangeTold {
	word: string;
	/** Where the letters' links lead. */
	origin: string;
	at: Date;
}

/** Moves a booking and its visit within a unit of work, tells the other, and those who wait for the day that it leaves. */
export async function moveIn(
	tx: Tx,
	actor: Member,
	booking: BookingLine,
	to: { time: Time; bookable: Bookable },
	told: ChangeTold,
): Promise<Refusal | undefined> {
	await tx
		.updateTable('booking')
		.set((eb) => ({ ...bookedColumns(to.time, to.bookable), version: eb('version', '+', 1) }))
		.where('id', '=', booking.id)
		.execute();
	if (!(await moveVisitIn(tx, booking.visitId, visitTime(to.time)))) return over;
	await tellChange(tx, actor, booking, 'moved', { ...to.time, zone: booking.zone }, told);
	return undefined;
}

/** Cancels a booking and its visit within a unit of work, tells the other, and those who wait for its day. */
export async function cancelIn(
	tx: Tx,
	actor: Member,
	booking: BookingLine,
	told: ChangeTold,
): Promise<Refusal | undefined> {
	await tx
		.updateTable('booking')
		.set((eb) => ({ cancelled_at: told.at, version: eb('version', '+', 1) }))
		.where('id', '=', booking.id)
		.execute();
	if (!(await cancelVisitIn(tx, booking.visitId))) return over;
	await tellChange(tx, actor, booking, 'cancelled', booking, told);
	return undefined;
}

async function tellChange(
	tx: Tx,
	actor: Member,
	booking: BookingLine,
	change: 'moved' | 'cancelled',
	time: Parameters<typeof tell>[2]['time'],
	{ word, origin, at }: ChangeTold,
): Promise<void> {
	await tx
		.insertInto('booking_change')
		.values({
			id: newId(),
			booking_id: booking.id,
			changed_by: actor.personId,
			change,
			was_at: booking.startsAt,
			word: word.trim(),
			at,
		})
		.execute();
	await recordEvent(tx, {
		name: `booking.${change}`,
		at,
		schoolId: booking.schoolId,
		actorId: actor.personId,
		subjectId: booking.id,
	});
	const link = `${origin}/bookings/${booking.id}`;
	const { visitId } = booking;
	await tell(tx, actor, { told: change, to: [otherOf(booking).personId], time, link, visitId, at });
	await tellWaiting(tx, actor, booking, origin, at);
}

/**
 * Tells everyone who waits for the day that a booking leaves that its time has come free: all at the same moment, and whoever
 * books first has it. Nothing that begins within the hour is told.
 */
async function tellWaiting(
	tx: Tx,
	actor: Member,
	booking: BookingLine,
	origin: string,
	at: Date,
): Promise<void> {
	if (booking.startsAt.getTime() < at.getTime() + 3_600_000) return;
	const day = schoolDay(booking.zone, booking.startsAt);
	const { rows } = await sql<{ waiting: string[] }>`
		select waiting_for(${booking.id}::uuid, ${day}::date) as waiting`.execute(tx);
	await tell(tx, actor, {
		told: 'free',
		to: rows[0]?.waiting ?? [],
		of: booking.person.personId,
		time: booking,
		link: `${origin}/bookings/with/${booking.person.personId}?week=${day}`,
		at,
	});
}
