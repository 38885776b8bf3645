import { createHash, type Hash, randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type DatabasePlace, type Migrator, openMigrator } from '#server/platform/database/index.ts';
import { home } from '#server/platform/settings.ts';
import { encrypt } from './encryption.ts';
import { BackupFault } from './fault.ts';
import { type Counts, linesOf } from './lines.ts';
import { plainTexts } from './tables.ts';

/** What to write where. */
export interface WritingOrder {
	/** A copy of the embedded database, which becomes this process's own, or a server. */
	place: DatabasePlace;
	engine: 'embedded' | 'postgresql';
	dataFolder: string;
	/** The file to make; refused when it is there. */
	path: string;
	recipient: string;
	/** ISO moment. */
	madeAt: string;
}

/** What was written. */
export interface Written extends Counts {
	bytes: number;
}

let unfinished: string | undefined;

/** Removes what is unfinished, at once: for a process about to end. */
export function dropUnfinished(): void {
	if (unfinished !== undefined) rmSync(unfinished, { force: true });
}

/**
 * Writes a backup from one snapshot of the database, in bounded memory. The file appears under its name when all of it is
 * on the disk and has been read back; until then it is a `.part` beside it.
 * @throws BackupFault, or what the system or the database threw
 */
export async function writeBackup(order: WritingOrder): Promise<Written> {
	if (existsSync(order.path)) throw new BackupFault('exists');
	const folder = dirname(order.path);
	if (!(await stat(folder)).isDirectory()) throw new BackupFault('no-folder');
	const part = join(folder, `.${basename(order.path)}.${randomBytes(4).toString('hex')}.part`);
	const file = await open(part, 'wx', 0o600);
	unfinished = part;
	try {
		const written = await fill(file, order);
		if ((await digestOf(part)) !== written.sha256) throw new BackupFault('failed');
		await takePlace(part, order.path);
		await syncFolder(folder);
		return { bytes: written.bytes, ...written.counts };
	} finally {
		await rm(part, { force: true });
		unfinished = undefined;
	}
}

async function fill(
	file: FileHandle,
	order: WritingOrder,
): Promise<{ bytes: number; sha256: string; counts: Counts }> {
	let migrator: Migrator | undefined;
	try {
		migrator = await openMigrator(order.place, 'tandem backup');
		await beginSnapshot(migrator);
		const counted = { counts: { tables: 0, rows: 0, files: 0 } };
		const text = keeping(linesOf(migrator.ask, await headOf(order), order.dataFolder), counted);
		const compressed = createGzip({ level: 3 });
		const source = Readable.from(text, { objectMode: true });
		source.on('error', (error) => compressed.destroy(error));
		const encrypted = await encrypt(source.pipe(compressed), order.recipient);
		const sha256 = createHash('sha256');
		const bytes = await writeAll(file, encrypted, sha256);
		await file.sync();
		return { bytes, sha256: sha256.digest('hex'), ...counted };
	} finally {
		await file.close();
		await migrator?.close().catch(() => undefined);
	}
}

/** One snapshot for all that is read, as a role that may read and nothing else. At most one backup at a time on a server. */
async function beginSnapshot({ ask, engine }: Migrator): Promise<void> {
	await ask(plainTexts);
	if (engine === 'postgresql') {
		const [[alone] = []] = await ask('select pg_try_advisory_lock(7263, 3)');
		if (alone !== true) throw new BackupFault('running');
		// Waits for tables that are just being changed. Not in the transaction: its snapshot is taken after.
		await ask('select pg_advisory_lock_shared(7263, 2)');
	}
	await ask('begin isolation level repeatable read read only');
	await ask('set local role tandem_backup');
}

async function headOf(order: WritingOrder) {
	const { version } = JSON.parse(await readFile(join(home(), 'package.json'), 'utf8')) as { version: string };
	return { madeAt: order.madeAt, version, engine: order.engine };
}

async function* keeping(
	text: AsyncGenerator<string, Counts>,
	keep: { counts: Counts },
): AsyncGenerator<string> {
	keep.counts = yield* text;
}

async function writeAll(file: FileHandle, from: Readable, sha256: Hash): Promise<number> {
	let bytes = 0;
	for await (const piece of from as AsyncIterable<Uint8Array>) {
		sha256.update(piece);
		await file.writeFile(piece);
		bytes += piece.length;
	}
	return bytes;
}

async function digestOf(path: string): Promise<string> {
	const sha256 = createHash('sha256');
	const file = await open(path);
	for await (const piece of file.createReadStream() as AsyncIterable<Buffer>) sha256.update(piece);
	return sha256.digest('hex');
}

/** Gives the file its name, never another's: a link does not replace. Where there are no links, it is looked at first. */
async function takePlace(part: string, path: string): Promise<void> {
	try {
		await link(part, path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST' || existsSync(path)) throw new BackupFault('exists');
		if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
		await rename(part, path);
	}
}

async function syncFolder(folder: string): Promise<void> {
	// Windows opens no directories and keeps its own promise about names.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}
