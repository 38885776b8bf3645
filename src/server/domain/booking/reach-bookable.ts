import { type RawBuilder, sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
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

const mayBeBooked = sql`may_be_booked(b.person_id, b.school_id)`;

/** Those whom the actor may book, by name; at most 200. */
export function readBookables(tx: Tx, schoolId: string): Promise<Bookable[]> {
	return isId(schoolId)
		? select(tx, sql`b.school_id = ${schoolId}::uuid and ${mayBeBooked}`)
		: Promise.resolve([]);
}

/** Somebody, if the actor may book them in that school. */
export async function reachBookable(
	tx: Tx,
	personId: string,
	schoolId: string,
): Promise<Bookable | undefined> {
	if (!isId(personId) || !isId(schoolId)) return undefined;
	const [found] = await select(tx, sql`${isOf(personId, schoolId)} and ${mayBeBooked}`);
	return found;
}

/** Who is booked in a booking, open to more or not. */
export async function readBookable(
	tx: Tx,
	personId: string,
	schoolId: string,
): Promise<Bookable | undefined> {
	const [found] = await select(tx, isOf(personId, schoolId));
	return found;
}

/** The actor as one who may be booked. */
export function readOwnBookable(tx: Tx, actor: Member, schoolId: string): Promise<Bookable | undefined> {
	return readBookable(tx, actor.personId, schoolId);
}

const isOf = (personId: string, schoolId: string) =>
	sql`b.person_id = ${personId}::uuid and b.school_id = ${schoolId}::uuid`;

interface Row {
	id: string;
	school_id: string;
	person_id: string;
	open: boolean;
	per_day: number | null;
	per_week: number | null;
	notice_hours: number;
	ahead_days: number;
	buffer_minutes: number;
	purposes: Purpose[];
	version: number;
	given_name: string;
	family_name: string;
	known_as: string | null;
	zone: string;
	role: BookedAs | null;
}

async function select(tx: Tx, condition: RawBuilder<unknown>): Promise<Bookable[]> {
	const { rows } = await sql<Row>`
		select b.*, p.given_name, p.family_name, p.known_as, s.zone, (
			select r.role from role_assignment r
			where r.person_id = b.person_id and r.school_id = b.school_id
				and r.role in ('facilitator', 'librarian', 'specialist') and holds_today(r.starts_on, r.ends_on)
			order by r.role limit 1) as role
		from bookable b join person p on p.id = b.person_id join school s on s.id = b.school_id
		where ${condition}
		order by p.family_name, p.id limit 200`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		schoolId: row.school_id,
		personId: row.person_id,
		name: nameOf(row),
		as: row.role ?? 'specialist',
		limits: {
			perDay: row.per_day,
			perWeek: row.per_week,
			noticeHours: row.notice_hours,
			aheadDays: row.ahead_days,
			bufferMinutes: row.buffer_minutes,
			purposes: row.purposes,
		},
		open: row.open,
		zone: row.zone,
		version: row.version,
	}));
}

/** Whether the actor may book somebody in a school. */
export function mayBook(actor: Member, personId: string, schoolId: string): Promise<boolean> {
	return unitOfWork(actor, async (tx) => (await reachBookable(tx, personId, schoolId)) !== undefined);
}
