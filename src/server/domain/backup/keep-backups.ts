import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { operate } from '#server/domain/audit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { isDue, nameOfBackup, outOfRotation } from './backup.ts';
import { type BackupMade, makeBackup } from './make-backup.ts';

/** What a killed writer leaves: never read, removed with the next backup. */
const unfinished = /^\.tandem-.*\.age\.[0-9a-f]{8}\.part$/;

/**
 * Makes the scheduled backup if one is due, into the folder of the settings, and removes what rotation does not keep. Only
 * a backup that was made removes others.
 * @returns the backup, or undefined when none was due, there is no key yet, or it failed, which is kept
 */
export async function keepBackups(): Promise<BackupMade | undefined> {
	const at = now();
	const found = await operate(machine, async (tx) => ({
		key: await tx.selectFrom('backup_key').select('id').where('replaced_at', 'is', null).executeTakeFirst(),
		school: await tx
			.selectFrom('school')
			.select('zone')
			.orderBy('created_at')
			.orderBy('id')
			.executeTakeFirst(),
		last: await tx
			.selectFrom('backup')
			.select('began_at')
			.where('cause', '=', 'schedule')
			.where('failure', 'is', null)
			.orderBy('began_at', 'desc')
			.limit(1)
			.executeTakeFirst(),
	}));
	if (isRefusal(found) || found.key === undefined) return undefined;
	if (!isDue(found.school?.zone ?? 'UTC', at, found.last?.began_at ?? null)) return undefined;
	const { backupFolder: folder, backupsKept } = settings();
	// A folder that cannot be made is one that cannot be written to: the backup says so.
	await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
	const made = await makeBackup(machine, { path: join(folder, nameOfBackup(at)), cause: 'schedule' });
	if (isRefusal(made)) return undefined;
	const names = await readdir(folder);
	const removed = outOfRotation(names, backupsKept);
	for (const name of [...removed, ...names.filter((one) => unfinished.test(one))])
		await rm(join(folder, name), { force: true });
	if (removed.length > 0)
		await operate(machine, async (tx) => {
			await tx
				.updateTable('backup')
				.set({ removed_at: now() })
				.where(
					'place',
					'in',
					removed.map((name) => join(folder, name)),
				)
				.execute();
		});
	return made;
}
