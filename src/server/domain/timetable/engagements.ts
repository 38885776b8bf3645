import { type RawBuilder, sql } from 'kysely';
import type { Named } from '#server/domain/company/index.ts';
import { findCompany, type VisitKind, type VisitState } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Reached } from './whose.ts';

/** Where somebody is to be, or was: a visit, which every booking is too. */
export interface Engagement {
	visitId: string;
	kind: VisitKind;
	state: Exclude<VisitState, 'cancelled'>;
	startsAt: Date;
	minutes: number;
	place: string;
	remote: boolean;
	/** Everyone else who takes part: else than who is looked at, or than nobody where they are several. */
	with: Named[];
	/** How the reader may move it, while it is planned: as a visit of theirs, or as a booking of which they are one of the two. */
	move:
		| { as: 'visit'; id: string; version: number }
		| { as: 'booking'; id: string; version: number; bookedId: string }
		| null;
}

export const mostEngagements = 1000;

/** From a moment up to, not including, another. */
export interface Moments {
	from: Date;
	to: Date;
}

interface Row {
	id: string;
	kind: VisitKind;
	state: Engagement['state'];
	starts_at: Date;
	minutes: number;
	place: string;
	remote: boolean;
	is_mine: boolean;
	version: number;
	booking_id: string | null;
	booking_version: number | null;
	booked_id: string | null;
}

/**
 * What stands in somebody's time, by time, of what the reader may read anyway: what is cancelled is left out. The search begins
 * with the reader and never with who is looked at, so that it is the same work whatever there is that they may not read.
 */
export async function readEngagements(
	tx: Tx,
	actor: Member,
	of: Reached,
	between: Moments,
): Promise<Engagement[]> {
	const { rows } = await sql<Row>`
		select v.id, v.kind, v.state, v.starts_at, v.minutes, v.place, v.remote, v.author_id = ${actor.personId}::uuid as is_mine,
			v.version, b.id as booking_id, b.version as booking_version, b.person_id as booked_id
		from (${readable(actor, of, between)}) v left join booking b on b.visit_id = v.id
		where ${isOf(of)}
		order by v.starts_at, v.id
		limit ${mostEngagements}`.execute(tx);
	const but = of.kind === 'self' ? actor : of.kind === 'person' ? { personId: of.id } : null;
	const company = await findCompany(
		tx,
		but,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => ({
		visitId: row.id,
		kind: row.kind,
		state: row.state,
		startsAt: row.starts_at,
		minutes: row.minutes,
		place: row.place,
		remote: row.remote,
		with: company.get(row.id) ?? [],
		move: row.state === 'planned' ? moveOf(row) : null,
	}));
}

function moveOf(row: Row): Engagement['move'] {
	if (row.booking_id !== null && row.booking_version !== null && row.booked_id !== null)
		return { as: 'booking', id: row.booking_id, version: row.booking_version, bookedId: row.booked_id };
	return row.is_mine ? { as: 'visit', id: row.id, version: row.version } : null;
}

/** How much stands in the days of somebody, of what the reader may read anyway; days of a zone (IANA), `YYYY-MM-DD`. */
export async function countEngagements(
	tx: Tx,
	actor: Member,
	of: Reached,
	between: Moments,
	zone: string,
): Promise<Map<string, number>> {
	const { rows } = await sql<{ day: string; count: number }>`
		select (v.starts_at at time zone ${zone})::date::text as day, count(*)::int as count
		from (${readable(actor, of, between)}) v
		where ${isOf(of)}
		group by 1`.execute(tx);
	return new Map(rows.map(({ day, count }) => [day, count]));
}

/**
 * Visits of these moments: those that the actor takes part in; or, of others' days, all that row security lets them read. What is
 * asked besides is asked of these alone (`offset 0`), so that nothing but the reader decides where the search begins.
 */
function readable(actor: Member, of: Reached, { from, to }: Moments): RawBuilder<unknown> {
	const own = sql`and (v.author_id = ${actor.personId}::uuid or v.id = any ((select visits_with_me())::uuid[]))`;
	return sql`
		select v.id, v.kind, v.state, v.starts_at, v.minutes, v.place, v.remote, v.author_id, v.school_id, v.version from visit v
		where v.starts_at >= ${from}::timestamptz and v.starts_at < ${to}::timestamptz and v.state <> 'cancelled'
			${of.kind === 'self' ? own : sql``}
		offset 0`;
}

function isOf({ kind, people, school }: Reached): RawBuilder<unknown> {
	if (kind === 'self') return sql`true`;
	const here = sql`v.school_id = ${school?.id ?? null}::uuid`;
	if (people === null) return here;
	// Asked of each visit that was found, and never turned round into a search for theirs.
	return sql`${here} and (
		select true from visit_person w where w.visit_id = v.id and w.person_id = any (${people}::uuid[]) limit 1)`;
}
