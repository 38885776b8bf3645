import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import type { Databases } from './databases.ts';
import { at, type Row } from './row.ts';

/** Measures on PostgreSQL and then on the embedded engine, each migrated and otherwise empty, and in use while it is measured. */
export async function onBothEngines(
	databases: Databases,
	measure: (database: Database) => Promise<Row[]>,
): Promise<Row[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
	const rows: Row[] = [];
	try {
		for (const open of [
			async () => openPostgresql(await databases.empty(), undefined),
			() => openInFolder(join(folder, 'database')),
		]) {
			const database = await open();
			useDatabase(database);
			try {
				rows.push(...(await measure(database)));
			} finally {
				useDatabase(undefined);
				await database.close();
			}
		}
	} finally {
		await rm(folder, { recursive: true });
	}
	return rows;
}

/** How long work takes, done so often after five times that do not count: the 95th of a hundred, in milliseconds. */
export async function timed(work: () => Promise<unknown>, rounds: number): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds + 5; round += 1) {
		const start = performance.now();
		await work();
		if (round >= 5) times.push(performance.now() - start);
	}
	return at(times, 0.95);
}

/** Something that takes so many milliseconds, with the most it should. */
export function within(what: string, value: number, most: number): Row {
	return { what, value, unit: 'ms', goal: `≤ ${most} ms`, ok: value <= most };
}
