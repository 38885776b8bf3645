import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { Unreadable } from './problem.ts';

const PIECE = 64 * 1024;

/** Bytes that can be read from any place: an upload in memory or a file on disk. */
export interface ByteSource {
	readonly size: number;
	/** Gives the bytes from `start`, as many as asked for or as there are. */
	readonly read: (start: number, length: number) => Promise<Buffer>;
	readonly close: () => Promise<void>;
}

/** Bytes in memory as a source. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return {
		size: buffer.length,
		read: async (start, length) => {
			// Memory answers at once; without a pause a large upload would keep every other request waiting.
			await setImmediate();
			return buffer.subarray(start, start + length);
		},
		close: async () => {},
	};
}

/** A file on disk as a source, open until closed. Throws `Unreadable` when it is not a file or cannot be read. */
export async function bytesOnDisk(path: string): Promise<ByteSource> {
	const handle = await openFile(path);
	const about = await handle.stat();
	if (!about.isFile()) {
		await handle.close();
		throw new Unreadable('unreadable-source');
	}
	return {
		size: about.size,
		read: async (start, length) => {
			const wanted = Math.max(0, Math.min(length, about.size - start));
			const buffer = Buffer.allocUnsafe(wanted);
			const { bytesRead } = await handle.read(buffer, 0, wanted, start);
			return buffer.subarray(0, bytesRead);
		},
		close: () => handle.close(),
	};
}

async function openFile(path: string): Promise<FileHandle> {
	try {
		return await open(path, 'r');
	} catch {
		// Missing, forbidden or of an impossible name: to the reader of a roster it is all one.
		throw new Unreadable('unreadable-source');
	}
}

/** The bytes from `start` on, in pieces of 64 KiB; ends early where the source does. */
export async function* piecesOf(source: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
	let at = start;
	const end = start + length;
	while (at < end) {
		const piece = await source.read(at, Math.min(PIECE, end - at));
		if (piece.length === 0) return;
		yield piece;
		at += piece.length;
	}
}
