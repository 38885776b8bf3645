import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import type { Stretch } from './slots.ts';

/**
 * When somebody who may be booked is busy: bookings with their buffers, visits of anybody's in which they
 * take part, days away, and what calendars kept elsewhere say. The one place where busy times are gathered; with what and with whom is not told to anyone.
 * @param but the visit that is left out: the one that is to be moved
 */
export async function readBusy(
	tx: Tx,
	personId: string,
	{ from, to, zone, but = null }: { from: Date; to: Date; zone: string; but?: string | null },
): Promise<Stretch[]> {
	const { rows } = await sql<{ starts_at: Date; ends_at: Date }>`
		select starts_at, ends_at from busy_times(${personId}::uuid, ${from}::timestamptz, ${to}::timestamptz, ${zone}, ${but}::uuid)
		limit 2000`.execute(tx);
	return rows.map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at }));
}

/** Days from `from` up to, not including, `to` on which somebody takes no more bookings, by their own limits. */
export async function readFullDays(
	tx: Tx,
	bookableId: string,
	{ from, to, but = null }: { from: string; to: string; but?: string | null },
): Promise<Set<string>> {
	const { rows } = await sql<{ days: string[] }>`
		select full_days(${bookableId}::uuid, ${from}::date, ${to}::date, ${but}::uuid)::text[] as days`.execute(
		tx,
	);
	return new Set(rows[0]?.days ?? []);
}
