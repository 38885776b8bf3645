import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabasePlace, type Migrator, openMigrator } from '#server/platform/database/index.ts';
import { BackupFault, faultOfRestoring } from './fault.ts';
import { counting, Filling, type Progress } from './filling.ts';
import type { End } from './format.ts';
import { readBackup } from './read-backup.ts';

/** A backup that was restored or checked. */
export interface Restored {
	counts: End['end'];
	madeAt: string;
	/** What this version migrated after restoring what the backup's had. */
	migrated: string[];
}

/** Reads a backup to its end and proves it whole, without a database. Throws BackupFault. */
export async function checkBackup(
	path: string,
	identities: readonly string[],
	progress: Progress,
): Promise<Restored> {
	let madeAt = '';
	const told = counting(progress);
	const counts = await readBackup(path, identities, {
		head: async (head) => {
			madeAt = head.madeAt;
		},
		table: async () => told.table(),
		rows: async (rows) => told.rows(rows.length),
		tableEnd: async () => undefined,
		file: async () => async () => undefined,
	});
	return { counts, madeAt, migrated: [] };
}

/**
 * Restores a backup into an empty installation: makes the tables as the backup's version had them, fills them, compares
 * every table with the backup, and migrates on to this version. All in one transaction: whatever goes wrong, or kills it,
 * leaves the installation as empty as it was.
 * @param dataFolder where the kept files go
 * @throws BackupFault: not empty, in use, made by a newer version, damaged
 */
export async function restoreBackup(
	order: { path: string; identities: readonly string[]; place: DatabasePlace; dataFolder: string },
	progress: Progress,
): Promise<Restored> {
	const migrator = await openMigrator(order.place, 'tandem restore');
	const staged = join(order.dataFolder, 'restoring');
	try {
		await rm(staged, { recursive: true, force: true });
		await refuseInUse(migrator);
		const [[before] = []] = await migrator.ask(`select to_regclass('public.migration')::text`);
		// What is there is judged as this version has it.
		if (before !== null) await migrator.migrate();
		await migrator.ask('begin');
		const taker = new Filling(migrator, staged, before !== null, counting(progress));
		const counts = await readBackup(order.path, order.identities, taker);
		const migrated = await taker.finish();
		await giveFiles(staged, order.dataFolder, taker.files);
		await migrator.ask('commit');
		await migrator.ask('analyze').catch(() => undefined);
		return { counts, madeAt: taker.madeAt, migrated };
	} catch (error) {
		throw faultOfRestoring(error);
	} finally {
		await rm(staged, { recursive: true, force: true });
		await migrator.close().catch(() => undefined);
	}
}

/** On a server, other processes of Tandem's would go on with a database that is not theirs. */
async function refuseInUse({ ask, engine }: Migrator): Promise<void> {
	if (engine === 'embedded') return;
	const [[others] = []] = await ask(`select count(*)::int from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid() and application_name like 'tandem%'`);
	if (others !== 0) throw new BackupFault('in-use');
}

async function giveFiles(staged: string, dataFolder: string, files: readonly string[]): Promise<void> {
	for (const file of files) {
		const path = join(dataFolder, file);
		await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
		await rename(join(staged, file), path);
	}
}
