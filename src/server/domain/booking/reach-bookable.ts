import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { Limits, Purpose } from './booking.ts';

/** What one is booked as. */
export type BookedAs = 'facilitator' | 'librarian' | 'specialist';

/** Somebody who lets their hours be booked in a school. */
export interface Bookable {
	id: string;
	schoolId: string;
	personId: string;
	name: string;
	/** What the person is in the school, of what one is booked as; a facilitator first. */
	as: BookedAs;
	limits: Limits;
	open: boolean;
	/** The school's, IANA. */
	zone: string;
	version: number;
}

/** Those whom the actor may book, by name; at most 200. */
export async function readBookables(tx: Tx, schoolId: string): Promise<Bookable[]> {
	const rows = await rowsOf(tx)
		.where('b.school_id', '=', schoolId)
		.where((eb) => eb.fn<boolean>('may_be_booked', ['b.person_id', 'b.school_id']), '=', true)
		.orderBy('p.family_name')
		.orderBy('p.id')
		.limit(200)
		.execute();
	return rows.map(bookableOf);
}

/** Somebody, if the actor may book them in that school. */
export async function reachBookable(
	tx: Tx,
	personId: string,
	schoolId: string,
): Promise<Bookable | undefined> {
	if (!isId(personId) || !isId(schoolId)) return undefined;
	const row = await rowsOf(tx)
		.where('b.person_id', '=', personId)
		.where('b.school_id', '=', schoolId)
		.where((eb) => eb.fn<boolean>('may_be_booked', ['b.person_id', 'b.school_id']), '=', true)
		.executeTakeFirst();
	return row && bookableOf(row);
}

/** Who is booked in a booking, open to more or not. */
export async function readBookable(
	tx: Tx,
	personId: string,
	schoolId: string,
): Promise<Bookable | undefined> {
	const row = await rowsOf(tx)
		.where('b.person_id', '=', personId)
		.where('b.school_id', '=', schoolId)
		.executeTakeFirst();
	return row && bookableOf(row);
}

/** The actor as one who may be booked. */
export function readOwnBookable(tx: Tx, actor: Member, schoolId: string): Promise<Bookable | undefined> {
	return readBookable(tx, actor.personId, schoolId);
}

function rowsOf(tx: Tx) {
	return tx
		.selectFrom('bookable as b')
		.innerJoin('person as p', 'p.id', 'b.person_id')
		.innerJoin('school as s', 's.id', 'b.school_id')
		.selectAll('b')
		.select(['p.given_name', 'p.family_name', 'p.known_as', 's.zone'])
		.select((eb) =>
			eb
				.selectFrom('role_assignment as r')
				.select('r.role')
				.whereRef('r.person_id', '=', 'b.person_id')
				.whereRef('r.school_id', '=', 'b.school_id')
				.where('r.role', 'in', ['facilitator', 'librarian', 'specialist'])
				.where((inner) => inner.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
				.orderBy('r.role')
				.limit(1)
				.as('role'),
		);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function bookableOf(row: Row): Bookable {
	return {
		id: row.id,
		schoolId: row.school_id,
		personId: row.person_id,
		name: nameOf(row),
		as: (row.role ?? 'specialist') as BookedAs,
		limits: {
			perDay: row.per_day,
			perWeek: row.per_week,
			noticeHours: row.notice_hours,
			aheadDays: row.ahead_days,
			bufferMinutes: row.buffer_minutes,
			purposes: row.purposes as Purpose[],
		},
		open: row.open,
		zone: row.zone,
		version: row.version,
	};
}
