import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, that can be filled and emptied again. */
export interface SmallDisk {
	folder: string;
	/** Writes a file until this much is left, bytes. */
	fillTo: (left: number) => void;
	/** Removes that file. */
	makeRoom: () => void;
	remove: () => void;
}

/** Mounts a file system in memory; undefined where this user may not mount, which only root on Linux may. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
	const folder = mkdtempSync(join(tmpdir(), 'tandem-disk-'));
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
	if (mounted.status !== 0) {
		rmSync(folder, { recursive: true });
		return undefined;
	}
	const filling = join(folder, 'filling');
	return {
		folder,
		fillTo: (left) => {
			const file = openSync(filling, 'w');
			const piece = Buffer.alloc(256 * 1024);
			try {
				for (;;) {
					const { bavail, bsize } = statfsSync(folder);
					const more = Math.min(piece.length, bavail * bsize - left);
					if (more <= 0) return;
					writeSync(file, piece, 0, more);
				}
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
			} finally {
				closeSync(file);
			}
		},
		makeRoom: () => rmSync(filling, { force: true }),
		remove: () => {
			spawnSync('umount', ['--lazy', folder]);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
