import { type RawBuilder, sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { Purpose } from './booking.ts';

/** What a booking is now. `past`: it has begun, or took place. */
export type BookingState = 'ahead' | 'past' | 'cancelled';

/** A booking as the two of it read it. */
export interface BookingLine {
	id: string;
	visitId: string;
	schoolId: string;
	zone: string;
	state: BookingState;
	purpose: Purpose;
	about: string;
	students: number | null;
	startsAt: Date;
	endsAt: Date;
	place: string;
	remote: boolean;
	/** Who is booked, and who booked. */
	person: { personId: string; name: string };
	bookedBy: { personId: string; name: string };
	/** Whether the reader is who is booked. */
	isWithMe: boolean;
	/** Not cancelled, and nobody has said that it took place: that it will not be, or was not, can be said still. */
	mayCancel: boolean;
	version: number;
}

interface Row {
	id: string;
	visit_id: string;
	school_id: string;
	zone: string;
	state: string;
	purpose: Purpose;
	about: string;
	students: number | null;
	starts_at: Date;
	ends_at: Date;
	place: string;
	remote: boolean;
	person_id: string;
	booked_by: string;
	cancelled_at: Date | null;
	version: number;
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
	by_given: string | null;
	by_family: string | null;
	by_known: string | null;
}

/**
 * Bookings that the actor reads, with the names of the two.
 * @param rest what narrows and orders them; `b` is the booking
 */
export async function readBookings(
	tx: Tx,
	actor: Member,
	rest: RawBuilder<unknown>,
	now: Date,
): Promise<BookingLine[]> {
	const { rows } = await sql<Row>`
		select b.*, v.place, v.remote, v.state, s.zone, p.given_name, p.family_name, p.known_as,
			o.given_name as by_given, o.family_name as by_family, o.known_as as by_known
		from booking b join visit v on v.id = b.visit_id join school s on s.id = b.school_id
			left join person p on p.id = b.person_id left join person o on o.id = b.booked_by
		where ${rest}`.execute(tx);
	return rows.map((row) => lineOf(row, actor, now));
}

function lineOf(row: Row, actor: Member, now: Date): BookingLine {
	const by = { given_name: row.by_given, family_name: row.by_family, known_as: row.by_known };
	const over = row.state === 'done' || row.starts_at <= now;
	return {
		id: row.id,
		visitId: row.visit_id,
		schoolId: row.school_id,
		zone: row.zone,
		state: row.cancelled_at !== null ? 'cancelled' : over ? 'past' : 'ahead',
		purpose: row.purpose,
		about: row.about,
		students: row.students,
		startsAt: row.starts_at,
		endsAt: row.ends_at,
		place: row.place,
		remote: row.remote,
		person: { personId: row.person_id, name: nameIn(row) },
		bookedBy: { personId: row.booked_by, name: nameIn(by) },
		isWithMe: row.person_id === actor.personId,
		mayCancel: row.cancelled_at === null && row.state === 'planned',
		version: row.version,
	};
}

/** A booking, if the actor is one of the two. */
export async function reachBooking(
	tx: Tx,
	actor: Member,
	bookingId: string,
	now: Date,
): Promise<BookingLine | undefined> {
	if (!isId(bookingId)) return undefined;
	const [booking] = await readBookings(tx, actor, sql`b.id = ${bookingId}::uuid`, now);
	return booking;
}

/** The other of the two. */
export function otherOf(booking: BookingLine): { personId: string; name: string } {
	return booking.isWithMe ? booking.bookedBy : booking.person;
}
