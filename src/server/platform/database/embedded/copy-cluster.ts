import { constants, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterPath } from './cluster.ts';

/** Left free for the people at work, bytes: a copy that filled the disk would stop them. */
const LEAVE_FREE = 64 * 1024 * 1024;

/** Files copied at the same time. */
const AT_ONCE = 4;

/** There is no room for a copy; nothing was written. */
export class NoRoomForCopy extends Error {
	override readonly name = 'NoRoomForCopy';
}

interface Entry {
	/** Relative to the cluster. */
	path: string;
	folder: boolean;
}

/**
 * Copies the cluster of a data directory, as it is on disk this moment, for opening it elsewhere: what a killed process
 * would have left. The caller holds the engine, so that nothing is written meanwhile, and names the segments of the log
 * that are needed; recycled ones are left out.
 * @param log the first and the last segment, as `pg_walfile_name` has them
 * @throws NoRoomForCopy when the disk would be full
 */
export async function copyCluster(
	directory: string,
	to: string,
	log: readonly [string, string],
): Promise<void> {
	const from = clusterPath(directory);
	const entries = list(from, '', log);
	const bytes = entries.reduce(
		(sum, { path, folder }) => sum + (folder ? 0 : statSync(join(from, path)).size),
		0,
	);
	mkdirSync(to, { recursive: true, mode: 0o700 });
	const disk = statfsSync(to);
	if (disk.bavail * disk.bsize < bytes + LEAVE_FREE) throw new NoRoomForCopy(`${bytes} bytes do not fit`);
	const target = clusterPath(to);
	mkdirSync(target, { mode: 0o700 });
	for (const { path, folder } of entries) if (folder) mkdirSync(join(target, path), { mode: 0o700 });
	const files = entries.filter(({ folder }) => !folder).values();
	const copyNext = async (): Promise<void> => {
		// Where the file system can, the copy shares its blocks until one of the two changes.
		for (const { path } of files)
			await copyFile(join(from, path), join(target, path), constants.COPYFILE_FICLONE);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, copyNext));
}

function list(root: string, under: string, log: readonly [string, string]): Entry[] {
	return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
		const path = join(under, entry.name);
		if (entry.isDirectory()) return [{ path, folder: true }, ...list(root, path, log)];
		if (under === 'pg_wal' && (entry.name < log[0] || entry.name > log[1])) return [];
		return entry.name === 'postmaster.pid' ? [] : [{ path, folder: false }];
	});
}
