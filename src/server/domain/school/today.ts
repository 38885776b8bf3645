import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { schoolDay } from './day.ts';

/** Today as the school's clocks and as the database have it: around midnight they differ by a day. */
export interface Today {
	school: string;
	database: string;
}

/** Reads today, for dated records that hold by the database's day. */
export async function todayOf(tx: Tx, zone: string, now: Date): Promise<Today> {
	const { rows } = await sql<{ today: string }>`select current_date as today`.execute(tx);
	const school = schoolDay(zone, now);
	return { school, database: rows[0]?.today ?? school };
}

/**
 * The day from which something begun or ended on `day` holds. What begins or ends today does so this very moment, also
 * where the school's today is still tomorrow for the database.
 */
export function heldFrom(day: string, today: Today): string {
	return day === today.school && today.database < day ? today.database : day;
}
