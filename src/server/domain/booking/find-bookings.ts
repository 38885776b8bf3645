import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type BookingLine, bookingRows, lineOf, reachBooking } from './reach-booking.ts';

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
	return unitOfWork(actor, async (tx) => {
		const rows = await bookingRows(tx)
			.where((eb) => eb.or([eb('b.person_id', '=', actor.personId), eb('b.booked_by', '=', actor.personId)]))
			.where((eb) =>
				ahead
					? eb.and([eb('b.cancelled_at', 'is', null), eb('b.ends_at', '>', at)])
					: eb.or([eb('b.cancelled_at', 'is not', null), eb('b.ends_at', '<=', at)]),
			)
			.$if(after !== undefined, (query) =>
				query.where(({ eb, refTuple, tuple }) =>
					eb(
						refTuple('b.starts_at', 'b.id'),
						ahead ? '>' : '<',
						tuple(after?.startsAt ?? new Date(0), after?.id ?? ''),
					),
				),
			)
			.orderBy('b.starts_at', ahead ? 'asc' : 'desc')
			.orderBy('b.id', ahead ? 'asc' : 'desc')
			.limit(limit + 1)
			.execute();
		const shown = rows.slice(0, limit);
		const last = shown.at(-1);
		return {
			bookings: shown.map((row) => lineOf(row, actor, at)),
			next: rows.length > limit && last ? `${last.starts_at.toISOString()}_${last.id}` : undefined,
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
