import { readdir, stat } from 'node:fs/promises';
import { join as joinPath, posix } from 'node:path';
import { type ByteSource, bytesInMemory, bytesOnDisk, piecesOf } from './byte-source.ts';
import { otherFormat, type RosterFileName, rosterFileNamed } from './file-names.ts';
import { type ProblemList, Unreadable } from './problem.ts';
import type { CsvFile } from './read-csv.ts';
import { isBomb, listZip, unzipEntry } from './zip-archive.ts';

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 256 * MEGABYTE;
const LARGEST_SET = 1024 * MEGABYTE;

/** Where a roster comes from: a zip as uploaded, a zip on disk, or a folder with the files in it. */
export type RosterSource =
	| { readonly kind: 'zip'; readonly bytes: Uint8Array }
	| { readonly kind: 'zip'; readonly path: string }
	| { readonly kind: 'folder'; readonly path: string };

/** The files of a set by their OneRoster names. Close it when it has been read. */
export interface RosterSet {
	readonly files: ReadonlyMap<RosterFileName, CsvFile>;
	readonly close: () => Promise<void>;
}

interface FoundFile {
	/** With `/` between folders. */
	readonly path: string;
	readonly size: number;
	readonly bytes: () => AsyncIterable<Uint8Array>;
}

/**
 * Opens a set: finds the roster's files, in the folder of the zip that holds them, and sees to the limits while they
 * are read (256 MiB a file, 1 GiB together). Nothing is unpacked to disk. Gives null, with the reason in `problems`,
 * when there is no set in the source.
 */
export async function openSet(source: RosterSource, problems: ProblemList): Promise<RosterSet | null> {
	try {
		if (source.kind === 'folder') {
			const files = chooseFiles(await filesInFolder(source.path), problems);
			return files && { files, close: async () => {} };
		}
		const zip = 'bytes' in source ? bytesInMemory(source.bytes) : await bytesOnDisk(source.path);
		const files = await filesInZip(zip, problems).catch(async (error: unknown) => {
			await zip.close();
			throw error;
		});
		if (files !== null) return { files, close: zip.close };
		await zip.close();
		return null;
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		problems.refuse(error.code, {}, error.args);
		return null;
	}
}

async function filesInZip(zip: ByteSource, problems: ProblemList): Promise<RosterSet['files'] | null> {
	const entries = await listZip(zip);
	const bombs = entries.filter(isBomb);
	for (const { name } of bombs) {
		const file = rosterFileNamed(posix.basename(name))?.name;
		problems.refuse('zip-bomb', file === undefined ? {} : { file });
	}
	if (bombs.length > 0) return null;
	const found = entries
		.map((entry) => ({ ...entry, path: entry.name.replaceAll('\\', '/') }))
		.filter(({ path }) => !path.startsWith('/') && !path.split('/').includes('..'))
		.map((entry) => ({
			path: posix.normalize(entry.path),
			size: entry.size,
			bytes: () => unzipEntry(zip, entry),
		}));
	return chooseFiles(found, problems);
}

/** The CSV files of a folder; when no roster's file is among them, those of the folders in it, too. */
async function filesInFolder(root: string): Promise<FoundFile[]> {
	const names = await readdir(root).catch(() => {
		throw new Unreadable('unreadable-source');
	});
	const outer = await csvFilesAmong(names, root, '');
	if (outer.some(({ path }) => rosterFileNamed(path) !== null)) return outer;
	const inner: FoundFile[] = [];
	for (const name of names.sort()) {
		const folder = joinPath(root, name);
		const within = await readdir(folder).catch(() => []);
		inner.push(...(await csvFilesAmong(within, folder, name)));
	}
	return [...outer, ...inner];
}

async function csvFilesAmong(names: readonly string[], folder: string, prefix: string): Promise<FoundFile[]> {
	const found: FoundFile[] = [];
	for (const name of names) {
		if (!name.toLowerCase().endsWith('.csv')) continue;
		const path = joinPath(folder, name);
		const about = await stat(path).catch(() => null);
		if (!about?.isFile()) continue;
		found.push({ path: posix.join(prefix, name), size: about.size, bytes: () => bytesOfFile(path) });
	}
	return found;
}

async function* bytesOfFile(path: string): AsyncGenerator<Buffer> {
	const file = await bytesOnDisk(path);
	try {
		yield* piecesOf(file, 0, file.size);
	} finally {
		await file.close();
	}
}

/** The roster's files in the one folder that holds them, the outermost if several do. */
function chooseFiles(found: readonly FoundFile[], problems: ProblemList): RosterSet['files'] | null {
	const own = found.filter(
		({ path }) => !path.startsWith('__MACOSX/') && !posix.basename(path).startsWith('.'),
	);
	const named = own.flatMap((file) => {
		const known = rosterFileNamed(posix.basename(file.path));
		return known === null ? [] : [{ file, ...known, folder: posix.dirname(file.path) }];
	});
	const roots = named
		.filter(({ name }) => name === 'users.csv' || name === 'orgs.csv')
		.map(({ folder }) => folder);
	const depth = (folder: string) => (folder === '.' ? 0 : folder.split('/').length);
	const outermost = Math.min(...roots.map(depth));
	const [root, ...others] = new Set(roots.filter((folder) => depth(folder) === outermost));
	if (root === undefined) {
		sayWhatItIs(own, problems);
		return null;
	}
	if (others.length > 0) {
		problems.refuse('several-sets');
		return null;
	}
	const budget = { left: LARGEST_SET };
	const files = new Map<RosterFileName, CsvFile>();
	for (const { file, name, exact, folder } of named) {
		if (folder !== root) continue;
		if (files.has(name)) problems.refuse('duplicate-file', { file: name });
		if (!exact) problems.warn('misspelt-file', { file: name }, { found: posix.basename(file.path) });
		files.set(name, { name, bytes: () => withinLimits(file, budget) });
	}
	return files;
}

function sayWhatItIs(found: readonly FoundFile[], problems: ProblemList): void {
	const names = found.map(({ path }) => posix.basename(path));
	const format = otherFormat(names);
	if (format !== null) problems.refuse('other-format', {}, { format });
	else if (names.some((name) => /\.zip$/i.test(name)) && !names.some((name) => /\.csv$/i.test(name))) {
		problems.refuse('nested-zip');
	} else problems.refuse('no-roster-files');
}

async function* withinLimits(file: FoundFile, budget: { left: number }): AsyncGenerator<Uint8Array> {
	let size = 0;
	if (file.size > LARGEST_FILE)
		throw new Unreadable('file-too-large', { megabytes: LARGEST_FILE / MEGABYTE });
	for await (const piece of file.bytes()) {
		size += piece.length;
		budget.left -= piece.length;
		if (size > LARGEST_FILE) throw new Unreadable('file-too-large', { megabytes: LARGEST_FILE / MEGABYTE });
		if (budget.left < 0) throw new Unreadable('set-too-large', { megabytes: LARGEST_SET / MEGABYTE });
		yield piece;
	}
}
