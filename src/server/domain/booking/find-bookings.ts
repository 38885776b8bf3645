import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type BookingLine, reachBooking, readBookings } from './reach-booking.ts';

/** What became of a booking, and the word that went with it. */
export interface BookingChange {
	change: 'moved' | 'cancelled';
	byId: string;
	byName: string;
	wasAt: Date;
	word: string;
	at: Date;
}

/**
 * The actor's bookings, of both sides, a page at a time: those ahead nearest first, or those that are over or cancelled latest
 * first. A key that is none begins at the beginning.
 */
export function findBookings(
	actor: Member,
	given: { order: 'ahead' | 'back'; after?: string | undefined; limit?: number | undefined },
): Promise<{ bookings: BookingLine[]; next: string | undefined }> {
	const at = now();
	const limit = Math.min(given.limit ?? 50, 100);
	const ahead = given.order === 'ahead';
	const after = readKey(given.after);
	const mine = sql`(b.person_id = ${actor.personId}::uuid or b.booked_by = ${actor.personId}::uuid)`;
	const which = ahead
		? sql`b.cancelled_at is null and b.ends_at > ${at}::timestamptz`
		: sql`(b.cancelled_at is not null or b.ends_at <= ${at}::timestamptz)`;
	const beyond = sql.raw(ahead ? '>' : '<');
	const further = after
		? sql`and (b.starts_at, b.id) ${beyond} (${after.startsAt}::timestamptz, ${after.id}::uuid)`
		: sql``;
	const order = sql.raw(ahead ? 'asc' : 'desc');
	const rest = sql`${mine} and ${which} ${further} order by b.starts_at ${order}, b.id ${order} limit ${limit + 1}`;
	return unitOfWork(actor, async (tx) => {
		const found = await readBookings(tx, actor, rest, at);
		const bookings = found.slice(0, limit);
		const last = bookings.at(-1);
		return {
			bookings,
			next: found.length > limit && last ? `${last.startsAt.toISOString()}_${last.id}` : undefined,
		};
	});
}

function readKey(key: string | undefined): { startsAt: Date; id: string } | undefined {
	const [moment = '', id] = (key ?? '').split('_');
	const startsAt = new Date(moment);
	return isId(id) && Number.isFinite(startsAt.getTime()) ? { startsAt, id } : undefined;
}

/** A booking with what became of it, latest last. Refuses `missing`, also for all but the two. */
export function findBooking(
	actor: Member,
	bookingId: string,
): Promise<(BookingLine & { changes: BookingChange[] }) | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const booking = await reachBooking(tx, actor, bookingId, at);
		if (!booking) return missing;
		const rows = await tx
			.selectFrom('booking_change as c')
			.leftJoin('person as p', 'p.id', 'c.changed_by')
			.selectAll('c')
			.select(['p.given_name', 'p.family_name', 'p.known_as'])
			.where('c.booking_id', '=', bookingId)
			.orderBy('c.at')
			.orderBy('c.id')
			.limit(200)
			.execute();
		const changes = rows.map((row) => ({
			change: row.change as BookingChange['change'],
			byId: row.changed_by,
			byName: nameIn(row),
			wasAt: row.was_at,
			word: row.word,
			at: row.at,
		}));
		return { ...booking, changes };
	});
}
