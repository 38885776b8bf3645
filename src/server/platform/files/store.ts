import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isId } from '#server/platform/ids.ts';
import { settings } from '#server/platform/settings.ts';

/**
 * Where files lie, by random keys: a folder, or what answers like one elsewhere. It knows bytes and nothing of them; who may
 * read which stands in the database.
 */
export interface FileStore {
	/** Keeps bytes under a key that is not there yet: whole and lasting once it resolves, or not at all. */
	put(key: string, bytes: readonly Uint8Array[]): Promise<void>;
	/** The bytes of a key; undefined when it is not there. */
	get(key: string): Promise<Readable | undefined>;
	/** Takes a key away; one that is not there is no fault. */
	drop(key: string): Promise<void>;
	/** Every key, with the milliseconds since it was put. */
	keys(): AsyncIterable<{ key: string; age: number }>;
}

/** A store in a folder, which several processes share when it lies on a disk that they share. */
export function folderStore(folder: string): FileStore {
	const pathOf = (key: string) => {
		if (!isId(key)) throw new Error('Not a key of a file');
		return join(folder, key);
	};
	return {
		async put(key, bytes) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const part = `${pathOf(key)}.part`;
			const file = await open(part, 'wx', 0o600);
			try {
				for (const piece of bytes) await file.writeFile(piece);
				await file.sync();
				await file.close();
				await rename(part, pathOf(key));
			} catch (error) {
				await file.close().catch(() => undefined);
				await rm(part, { force: true });
				throw error;
			}
		},
		async get(key) {
			const file = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
				if (error.code === 'ENOENT') return undefined;
				throw error;
			});
			return file?.createReadStream();
		},
		drop: async (key) => rm(pathOf(key), { force: true }),
		async *keys() {
			for (const name of await readdir(folder).catch((): string[] => [])) {
				const key = name.replace(/\.part$/, '');
				const about = isId(key) ? await stat(join(folder, name)).catch(() => undefined) : undefined;
				if (about === undefined) continue;
				const age = Date.now() - about.mtimeMs;
				if (name === key) yield { key, age };
				// What a killed process had begun.
				else if (age > 3_600_000) await rm(join(folder, name), { force: true });
			}
		},
	};
}

/** The store of this installation. */
export function fileStore(): FileStore {
	return folderStore(join(settings().data, 'files'));
}
