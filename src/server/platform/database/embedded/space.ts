import { statfsSync } from 'node:fs';

/**
 * Writing stops while less than this is free, bytes. Twice what one file of the write log takes, which the engine makes at
 * once: an engine that finds no room for its log stops altogether, and cannot start again before there is some.
 */
export const SPARE_BYTES = 40 * 1024 * 1024;

/** Tells how much of a file system may still be written, bytes. */
export type FreeSpace = () => number;

/** The free space where a directory is. One that cannot be asked is taken to have room: writing itself will tell. */
export function freeSpaceAt(directory: string): FreeSpace {
	return () => {
		try {
			const { bavail, bsize } = statfsSync(directory);
			return bavail * bsize;
		} catch {
			return Number.POSITIVE_INFINITY;
		}
	};
}
