import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isId } from '#server/platform/ids.ts';
import { settings } from '#server/platform/settings.ts';

/** What is kept of a file's name, its end, characters: more than any system allows. */
const LONGEST_NAME = 255;

const plain = (name: string) =>
	name
		.toWellFormed()
		.replace(/[\p{Cc}"\\]/gu, ' ')
		.slice(-LONGEST_NAME);

/**
 * What somebody uploads and a job reads later lies in the data directory, encrypted with a key that is not there: whoever
 * keeps the upload keeps the key in the database, and deletes it when the upload has been read. Neither place alone holds
 * anything of what was uploaded.
 */
export interface Upload {
	/** 256 bits, base64. */
	readonly key: string;
	readonly parts: readonly { readonly name: string; readonly size: number }[];
}

/** Bytes of an upload, deciphered as they are read, from any place. */
export interface UploadedBytes {
	readonly size: number;
	readonly read: (start: number, length: number) => Promise<Buffer>;
	readonly close: () => Promise<void>;
}

const block = 16;

const folderOf = (id: string) => join(settings().data, 'uploads', id);

/** The counter of the cipher where a part begins, or at a block of it: each part counts from a place of its own. */
function counterAt(part: number, blocks: number): Buffer {
	const counter = Buffer.alloc(block);
	counter.writeUInt32BE(part, 0);
	counter.writeBigUInt64BE(BigInt(blocks), 8);
	return counter;
}

/**
 * Keeps files as they arrive, under a key made by the app.
 * @returns what is needed to read them again; what was begun is gone when a file cannot be kept
 */
export async function keepUpload(
	id: string,
	files: AsyncIterable<{ name: string; bytes: AsyncIterable<Buffer> }>,
): Promise<Upload> {
	const folder = folderOf(id);
	const key = randomBytes(32);
	const parts: { name: string; size: number }[] = [];
	await mkdir(folder, { recursive: true, mode: 0o700 });
	try {
		for await (const { name, bytes } of files) {
			const cipher = createCipheriv('aes-256-ctr', key, counterAt(parts.length, 0));
			const file = createWriteStream(join(folder, String(parts.length)), { mode: 0o600 });
			await pipeline(Readable.from(bytes, { objectMode: false }), cipher, file);
			parts.push({ name: plain(name), size: file.bytesWritten });
		}
	} catch (error) {
		await dropUpload(id);
		throw error;
	}
	return { key: key.toString('base64'), parts };
}

/** Whether the files of an upload lie in this process's data directory. */
export async function isUploadHere(id: string): Promise<boolean> {
	return stat(folderOf(id)).then(
		(about) => about.isDirectory(),
		() => false,
	);
}

/** Opens a part of an upload. Throws when it is not here. */
export async function openUpload(id: string, upload: Upload, part: number): Promise<UploadedBytes> {
	const key = Buffer.from(upload.key, 'base64');
	const file = await open(join(folderOf(id), String(part)), 'r');
	const { size } = await file.stat();
	return {
		size,
		read: async (start, length) => {
			const wanted = Math.max(0, Math.min(length, size - start));
			// The cipher counts in blocks: reading begins at one and the bytes before `start` are dropped.
			const skipped = start % block;
			const bytes = Buffer.allocUnsafe(skipped + wanted);
			const { bytesRead } = await file.read(bytes, 0, bytes.length, start - skipped);
			const decipher = createDecipheriv('aes-256-ctr', key, counterAt(part, (start - skipped) / block));
			return decipher.update(bytes.subarray(0, bytesRead)).subarray(skipped);
		},
		close: () => file.close(),
	};
}

/** Takes an upload away. */
export async function dropUpload(id: string): Promise<void> {
	await rm(folderOf(id), { recursive: true, force: true });
}

/** The uploads that have lain here for so many milliseconds, by key. */
export async function uploadsOlderThan(age: number): Promise<string[]> {
	const names = await readdir(join(settings().data, 'uploads')).catch(() => []);
	const old: string[] = [];
	for (const name of names.filter(isId)) {
		const about = await stat(folderOf(name)).catch(() => undefined);
		if (about !== undefined && Date.now() - about.mtimeMs > age) old.push(name);
	}
	return old;
}
