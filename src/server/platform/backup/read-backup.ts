import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { decrypt } from './encryption.ts';
import { BackupFault } from './fault.ts';
import { type End, formatNumber, type Head, keptName, RowsDigest, type TableEnd } from './format.ts';
import type { Row, Table } from './tables.ts';

/** What is done with a backup while it is read, in its own order. */
export interface Taker {
	head(head: Head): Promise<void>;
	table(table: Table): Promise<void>;
	/** Some rows of the table last named, as many as were read at once. */
	rows(rows: Row[]): Promise<void>;
	tableEnd(table: string, end: TableEnd): Promise<void>;
	/** Gives what takes the file's bytes. */
	file(name: string): Promise<(bytes: Buffer) => Promise<void>>;
}

const firstLine = 'age-encryption.org/v1\n';
const rowsAtOnce = 500;
/** No row of ours comes near; a longer line is not from here. Characters. */
const longestLine = 256 * 1024 * 1024;

const head = z.object({
	backup: z.number(),
	madeAt: z.iso.datetime(),
	version: z.string(),
	engine: z.enum(['embedded', 'postgresql']),
	server: z.string(),
	migrations: z.array(z.object({ number: z.number(), name: z.string(), hash: z.string() })),
});
const control = z.union([
	z.object({ table: z.string(), columns: z.array(z.tuple([z.string(), z.string()])) }),
	z.object({ rows: z.number(), digest: z.string() }),
	z.object({ file: z.string().regex(keptName) }),
	z.object({ bytes: z.number(), sha256: z.string() }),
	z.object({ end: z.object({ tables: z.number(), rows: z.number(), files: z.number() }) }),
]);

/**
 * Reads a backup from its first line to its last, in bounded memory, and proves it on the way: every piece is authentic,
 * every table has the rows and every file the bytes that were written, and nothing is missing at the end.
 * @throws BackupFault with what is wrong with it
 */
export async function readBackup(
	path: string,
	identities: readonly string[],
	taker: Taker,
): Promise<End['end']> {
	const file = await open(path).catch((error) => {
		throw new BackupFault('not-there', error);
	});
	try {
		await refuseForeign(file);
		const plain = await decrypt(file.createReadStream({ start: 0, autoClose: false }), identities);
		const unpacked = createGunzip();
		plain.on('error', (error) => unpacked.destroy(error));
		return await takeLines(linesIn(plain.pipe(unpacked)), taker);
	} finally {
		await file.close();
	}
}

async function refuseForeign(file: FileHandle): Promise<void> {
	const { buffer, bytesRead } = await file
		.read(Buffer.alloc(firstLine.length), 0, firstLine.length, 0)
		.catch((error) => {
			throw new BackupFault('foreign', error);
		});
	if (buffer.toString('latin1', 0, bytesRead) !== firstLine) throw new BackupFault('foreign');
}

/** Lines end with `\n` alone: what people wrote may hold the other characters that end lines elsewhere. */
async function* linesIn(bytes: Readable): AsyncGenerator<string> {
	let open: Buffer[] = [];
	let length = 0;
	try {
		for await (const piece of bytes as AsyncIterable<Buffer>) {
			let from = 0;
			for (let to = piece.indexOf(10); to >= 0; to = piece.indexOf(10, from)) {
				const end = piece.subarray(from, to);
				yield (open.length === 0 ? end : Buffer.concat([...open, end])).toString('utf8');
				[open, length, from] = [[], 0, to + 1];
			}
			open.push(piece.subarray(from));
			length += piece.length - from;
			if (length > longestLine) throw new BackupFault('damaged');
		}
	} catch (error) {
		throw error instanceof BackupFault ? error : new BackupFault('damaged', error);
	}
	if (length > 0) throw new BackupFault('damaged');
}

function parsed(line: string | undefined): unknown {
	try {
		return JSON.parse(line ?? '');
	} catch (error) {
		throw new BackupFault('damaged', error);
	}
}

async function takeLines(lines: AsyncGenerator<string>, taker: Taker): Promise<End['end']> {
	const first = head.safeParse(parsed((await lines.next()).value));
	if (!first.success) throw new BackupFault('foreign', first.error);
	if (first.data.backup > formatNumber) throw new BackupFault('newer');
	await taker.head(first.data);
	const counts = { tables: 0, rows: 0, files: 0 };
	let table: { name: string; digest: RowsDigest; waiting: Row[] } | undefined;
	let file: { take: (bytes: Buffer) => Promise<void>; sha256: Hash; bytes: number } | undefined;
	for await (const line of lines) {
		if (line.startsWith('[')) {
			if (!table) throw new BackupFault('damaged');
			table.digest.add(line);
			table.waiting.push(parsed(line) as Row);
			if (table.waiting.length >= rowsAtOnce) await taker.rows(table.waiting.splice(0));
		} else if (line.startsWith('"')) {
			if (!file) throw new BackupFault('damaged');
			const bytes = Buffer.from(parsed(line) as string, 'base64');
			file.sha256.update(bytes);
			file.bytes += bytes.length;
			await file.take(bytes);
		} else {
			const said = control.safeParse(parsed(line));
			if (!said.success) throw new BackupFault('damaged', said.error);
			const told = said.data;
			if ('table' in told && !table && !file) {
				await taker.table({ name: told.table, columns: told.columns });
				table = { name: told.table, digest: new RowsDigest(), waiting: [] };
			} else if ('rows' in told && table) {
				if (table.waiting.length > 0) await taker.rows(table.waiting);
				refuseUnless(same(table.digest.end(), told));
				await taker.tableEnd(table.name, told);
				counts.tables += 1;
				counts.rows += told.rows;
				table = undefined;
			} else if ('file' in told && !table && !file)
				file = { take: await taker.file(told.file), sha256: createHash('sha256'), bytes: 0 };
			else if ('sha256' in told && file) {
				refuseUnless(file.sha256.digest('hex') === told.sha256 && file.bytes === told.bytes);
				counts.files += 1;
				file = undefined;
			} else if ('end' in told && !table && !file) {
				const { end } = told;
				refuseUnless(end.tables === counts.tables && end.rows === counts.rows && end.files === counts.files);
				refuseUnless((await lines.next()).done === true);
				return counts;
			} else throw new BackupFault('damaged');
		}
	}
	throw new BackupFault('damaged');
}

/** Whether a table's rows are those that were written. */
export function same(one: TableEnd, other: TableEnd): boolean {
	return one.rows === other.rows && one.digest === other.digest;
}

function refuseUnless(so: boolean): void {
	if (!so) throw new BackupFault('damaged');
}
