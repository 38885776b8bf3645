import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, piecesOf } from './byte-source.ts';
import { Unreadable } from './problem.ts';

/**
 * Reads zips by their central directory, which is what every unpacking program trusts, and inflates one entry at
 * a time through the runtime's own zlib: it works off the main thread and stops at the first piece over a limit.
 */

const MOST_ENTRIES = 200;
const LARGEST_DIRECTORY = 1024 * 1024;
const HIGHEST_RATIO = 200;
/** A few kilobytes of headers may pack well; below this many bytes no ratio is judged. */
const RATIO_JUDGED_FROM = 1024 * 1024;

const END = 0x06054b50;
const END_LENGTH = 22;
const END_64 = 0x06064b50;
const END_64_POINTER = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/** One file in a zip, as the directory describes it. */
export interface ZipEntry {
	/** With `/` between folders; not to be trusted as a path. */
	readonly name: string;
	readonly packedSize: number;
	readonly size: number;
	readonly method: number;
	readonly locked: boolean;
	readonly checksum: number;
	readonly start: number;
}

/**
 * Lists the files of a zip, without folders. Throws `Unreadable`: `not-a-zip`, `damaged-zip`, `too-many-files`, and
 * `zip-bomb` when entries lie over each other.
 */
export async function listZip(source: ByteSource): Promise<ZipEntry[]> {
	const { count, start, length } = await findDirectory(source);
	if (count > MOST_ENTRIES) throw new Unreadable('too-many-files', { most: MOST_ENTRIES });
	if (length > LARGEST_DIRECTORY) throw new Unreadable('damaged-zip');
	const directory = await source.read(start, length);
	const entries: ZipEntry[] = [];
	let at = 0;
	for (let index = 0; index < count; index += 1) {
		if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) {
			throw new Unreadable('damaged-zip');
		}
		const nameLength = directory.readUInt16LE(at + 28);
		const extraLength = directory.readUInt16LE(at + 30);
		const end = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
		if (end > directory.length) throw new Unreadable('damaged-zip');
		const entry = readEntry(directory, at, nameLength, extraLength);
		if (!entry.name.endsWith('/')) entries.push(entry);
		at = end;
	}
	const packed = entries.reduce((sum, entry) => sum + entry.packedSize, 0);
	if (packed > source.size) throw new Unreadable('zip-bomb');
	return entries;
}

/**
 * The unpacked bytes of one entry. Throws `Unreadable` while reading: `encrypted-zip`, `unknown-compression`,
 * `damaged-zip` when the bytes or their checksum do not fit, `zip-bomb` beyond the size it declares.
 */
export async function* unzipEntry(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
	if (entry.locked) throw new Unreadable('encrypted-zip');
	if (entry.method !== 0 && entry.method !== 8) throw new Unreadable('unknown-compression');
	const local = await source.read(entry.start, 30);
	if (local.length < 30 || local.readUInt32LE(0) !== LOCAL_ENTRY) throw new Unreadable('damaged-zip');
	const start = entry.start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
	const packed = piecesOf(source, start, entry.packedSize);
	let size = 0;
	let checksum = 0;
	for await (const piece of entry.method === 0 ? packed : inflated(packed)) {
		size += piece.length;
		// What an entry declares was judged when it was listed: no more than that may come out.
		if (size > entry.size) throw new Unreadable('zip-bomb');
		checksum = crc32(piece, checksum);
		yield piece;
	}
	if (size !== entry.size || checksum !== entry.checksum) throw new Unreadable('damaged-zip');
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
	// An error arrives at the loop below, as the end does.
	pipeline(Readable.from(packed, { objectMode: false }), inflate, () => {});
	try {
		for await (const piece of inflate) yield piece as Buffer;
	} catch (error) {
		throw error instanceof Unreadable ? error : new Unreadable('damaged-zip');
	}
}

/** Whether an entry declares that it unpacks beyond 200:1. */
export function isBomb(entry: ZipEntry): boolean {
	return entry.size > RATIO_JUDGED_FROM && entry.size > entry.packedSize * HIGHEST_RATIO;
}

async function findDirectory(source: ByteSource): Promise<{ count: number; start: number; length: number }> {
	const tailStart = Math.max(0, source.size - END_LENGTH - 0xffff);
	const tail = await source.read(tailStart, source.size - tailStart);
	for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
		if (tail.readUInt32LE(at) !== END) continue;
		if (at + END_LENGTH + tail.readUInt16LE(at + 20) > tail.length) continue;
		const end = {
			count: tail.readUInt16LE(at + 10),
			length: tail.readUInt32LE(at + 12),
			start: tail.readUInt32LE(at + 16),
		};
		const large = end.count === 0xffff || end.length === 0xffffffff || end.start === 0xffffffff;
		return large ? findLargeDirectory(source, tailStart + at) : end;
	}
	// The beginning of a zip without its end is a zip that was cut off.
	const first = await source.read(0, 4);
	throw new Unreadable(
		first.length === 4 && first.readUInt32LE(0) === LOCAL_ENTRY ? 'damaged-zip' : 'not-a-zip',
	);
}

async function findLargeDirectory(
	source: ByteSource,
	end: number,
): Promise<{ count: number; start: number; length: number }> {
	const pointer = end >= 20 ? await source.read(end - 20, 20) : Buffer.alloc(0);
	if (pointer.length < 20 || pointer.readUInt32LE(0) !== END_64_POINTER) throw new Unreadable('damaged-zip');
	const record = await source.read(Number(pointer.readBigUInt64LE(8)), 56);
	if (record.length < 56 || record.readUInt32LE(0) !== END_64) throw new Unreadable('damaged-zip');
	return {
		count: Number(record.readBigUInt64LE(32)),
		length: Number(record.readBigUInt64LE(40)),
		start: Number(record.readBigUInt64LE(48)),
	};
}

function readEntry(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
	const flags = directory.readUInt16LE(at + 8);
	const nameStart = at + 46;
	const sizes = largeSizes(directory.subarray(nameStart + nameLength, nameStart + nameLength + extraLength), {
		size: directory.readUInt32LE(at + 24),
		packedSize: directory.readUInt32LE(at + 20),
		start: directory.readUInt32LE(at + 42),
	});
	return {
		name: directory.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', nameStart, nameStart + nameLength),
		method: directory.readUInt16LE(at + 10),
		locked: (flags & 1) !== 0,
		checksum: directory.readUInt32LE(at + 16),
		...sizes,
	};
}

/** The sizes as they are, or from the field that zips over 4 GiB, and some writers always, put them in. */
function largeSizes(
	extra: Buffer,
	sizes: { size: number; packedSize: number; start: number },
): { size: number; packedSize: number; start: number } {
	const result = { ...sizes };
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		let value = at + 4;
		for (const key of ['size', 'packedSize', 'start'] as const) {
			if (result[key] !== 0xffffffff) continue;
			if (value + 8 > extra.length) throw new Unreadable('damaged-zip');
			result[key] = Number(extra.readBigUInt64LE(value));
			value += 8;
		}
		break;
	}
	return result;
}
