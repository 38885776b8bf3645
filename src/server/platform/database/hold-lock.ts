import { sql } from 'kysely';
import type { Tx } from './unit-of-work.ts';

/**
 * Waits for whoever holds the lock of this name, then holds it until the transaction ends: for decisions that rest on
 * several rows, which two people may make at once. Take it before reading what is decided about.
 */
export async function holdLock(tx: Tx, name: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
