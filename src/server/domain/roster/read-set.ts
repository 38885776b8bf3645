import { readdir, stat } from 'node:fs/promises';
import { join as joinPath, posix } from 'node:path';
import { type ByteSource, bytesInMemory, bytesOnDisk, piecesOf } from './byte-source.ts';
import { type FileFamily, familyOf, rosterFileNamed } from './file-names.ts';
import { isGoogleHeader } from './format-google.ts';
import { type ProblemList, Unreadable } from './problem.ts';
import { headerOf } from './read-header.ts';
import type { CsvFile } from './table.ts';
import { isBomb, listZip, unzipEntry } from './zip-archive.ts';

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 256 * MEGABYTE;
const LARGEST_SET = 1024 * MEGABYTE;

/** Where a roster comes from. What is handed over is a zip, or the files one by one, as their names end. */
export type RosterSource =
	| { readonly kind: 'zip'; readonly bytes: Uint8Array }
	| { readonly kind: 'zip'; readonly path: string }
	| { readonly kind: 'folder'; readonly path: string }
	| { readonly kind: 'handed'; readonly parts: readonly HandedPart[] };

export interface HandedPart {
	readonly name: string;
	/** Opened as often as it is read. */
	readonly open: () => Promise<ByteSource>;
}

/** The files of a set by the names that its format gives them. Close it when it has been read. */
export interface RosterSet {
	readonly family: FileFamily | 'google';
	readonly files: ReadonlyMap<string, CsvFile>;
	/** Bytes of all files that are meant, as they declare it. */
	readonly size: number;
	readonly close: () => Promise<void>;
}

interface FoundFile {
	/** With `/` between folders. */
	readonly path: string;
	readonly size: number;
	readonly bytes: () => AsyncIterable<Uint8Array>;
}

/**
 * Opens a set: finds the roster's files, in the folder that holds them, and sees to the limits while they are read (256
 * MiB a file, 1 GiB together). Nothing is unpacked to disk. Gives null, with the reason in `problems`, when there is no
 * set in the source.
 * @param passed told of bytes as they are read
 */
export async function openSet(
	source: RosterSource,
	problems: ProblemList,
	passed: (bytes: number) => void = () => {},
): Promise<RosterSet | null> {
	const opened: ByteSource[] = [];
	const close = async () => {
		for (const one of opened) await one.close();
	};
	try {
		const found = await filesIn(source, opened, problems);
		const set = found === null ? null : await chooseFiles(found, problems, passed);
		if (set !== null) return { ...set, close };
	} catch (error) {
		if (!(error instanceof Unreadable)) {
			await close();
			throw error;
		}
		problems.refuse(error.code, {}, error.args);
	}
	await close();
	return null;
}

async function filesIn(
	source: RosterSource,
	opened: ByteSource[],
	problems: ProblemList,
): Promise<FoundFile[] | null> {
	if (source.kind === 'folder') return filesInFolder(source.path);
	if (source.kind === 'zip') {
		const zip = 'bytes' in source ? bytesInMemory(source.bytes) : await bytesOnDisk(source.path);
		opened.push(zip);
		return filesInZip(zip, problems);
	}
	const found: FoundFile[] = [];
	for (const { name, open } of source.parts) {
		const bytes = await open();
		opened.push(bytes);
		if (/\.(csv|txt)$/i.test(name))
			found.push({
				path: posix.basename(name),
				size: bytes.size,
				bytes: () => piecesOf(bytes, 0, bytes.size),
			});
		else {
			const inside = await filesInZip(bytes, problems);
			if (inside === null) return null;
			found.push(...inside);
		}
	}
	return found;
}

async function filesInZip(zip: ByteSource, problems: ProblemList): Promise<FoundFile[] | null> {
	const entries = await listZip(zip);
	const bombs = entries.filter(isBomb);
	for (const { name } of bombs) {
		const base = posix.basename(name);
		const file = rosterFileNamed(base, familyOf([base]) ?? 'oneroster')?.name;
		problems.refuse('zip-bomb', file === undefined ? {} : { file });
	}
	if (bombs.length > 0) return null;
	return entries
		.map((entry) => ({ ...entry, path: entry.name.replaceAll('\\', '/') }))
		.filter(({ path }) => !path.startsWith('/') && !path.split('/').includes('..'))
		.map((entry) => ({
			path: posix.normalize(entry.path),
			size: entry.size,
			bytes: () => unzipEntry(zip, entry),
		}));
}

/** The CSV files of a folder; when no set is among them, those of the folders in it, too. */
async function filesInFolder(root: string): Promise<FoundFile[]> {
	const names = await readdir(root).catch(() => {
		throw new Unreadable('unreadable-source');
	});
	const outer = await csvFilesAmong(names, root, '');
	if (familyOf(outer.map(({ path }) => path)) !== null) return outer;
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

type Chosen = Omit<RosterSet, 'close'>;

/** The roster's files in the one folder that holds them, the outermost if several do. */
async function chooseFiles(
	found: readonly FoundFile[],
	problems: ProblemList,
	passed: (bytes: number) => void,
): Promise<Chosen | null> {
	const own = found.filter(
		({ path }) => !path.startsWith('__MACOSX/') && !posix.basename(path).startsWith('.'),
	);
	const folders = new Map<string, FoundFile[]>();
	for (const file of own) {
		const folder = posix.dirname(file.path);
		folders.set(folder, [...(folders.get(folder) ?? []), file]);
	}
	const sets = [...folders].flatMap(([folder, files]) => {
		const family = familyOf(files.map(({ path }) => posix.basename(path)));
		return family === null ? [] : [{ family, files, depth: folder === '.' ? 0 : folder.split('/').length }];
	});
	const outermost = Math.min(...sets.map(({ depth }) => depth));
	const [set, ...others] = sets.filter(({ depth }) => depth === outermost);
	const budget = { left: LARGEST_SET };
	const open = (file: FoundFile, name: string): CsvFile => ({
		name,
		bytes: () => withinLimits(file, budget, passed),
	});
	const list = await googleList(set === undefined ? own : set.files);
	if (list !== null) {
		const file = open(list, posix.basename(list.path).slice(0, 100));
		return { family: 'google', files: new Map([['users.csv', file]]), size: list.size };
	}
	if (set === undefined) {
		const names = own.map(({ path }) => posix.basename(path));
		const nested = names.some((name) => /\.zip$/i.test(name)) && !names.some((name) => /\.csv$/i.test(name));
		problems.refuse(nested ? 'nested-zip' : 'no-roster-files');
		return null;
	}
	if (others.length > 0) {
		problems.refuse('several-sets');
		return null;
	}
	const files = new Map<string, CsvFile>();
	let size = 0;
	for (const file of set.files) {
		const written = posix.basename(file.path);
		const known = rosterFileNamed(written, set.family);
		if (known === null) continue;
		const { name } = known;
		if (files.has(name)) problems.refuse('duplicate-file', { file: name });
		if (!known.exact) problems.warn('misspelt-file', { file: name }, { found: written });
		files.set(name, open(file, name));
		size += file.size;
	}
	return { family: set.family, files, size };
}

/** Google's list has any name: it is known by its header, in a set that has no organisations of its own. */
async function googleList(files: readonly FoundFile[]): Promise<FoundFile | null> {
	const names = files.map(({ path }) => posix.basename(path));
	if (names.some((name) => rosterFileNamed(name, 'oneroster')?.name === 'orgs.csv')) return null;
	for (const file of files.slice(0, 20)) {
		if (!/\.(csv|txt)$/i.test(file.path)) continue;
		if (isGoogleHeader(await headerOf(file.bytes()))) return file;
	}
	return null;
}

async function* withinLimits(
	file: FoundFile,
	budget: { left: number },
	passed: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
	let size = 0;
	if (file.size > LARGEST_FILE)
		throw new Unreadable('file-too-large', { megabytes: LARGEST_FILE / MEGABYTE });
	for await (const piece of file.bytes()) {
		size += piece.length;
		budget.left -= piece.length;
		passed(piece.length);
		if (size > LARGEST_FILE) throw new Unreadable('file-too-large', { megabytes: LARGEST_FILE / MEGABYTE });
		if (budget.left < 0) throw new Unreadable('set-too-large', { megabytes: LARGEST_SET / MEGABYTE });
		yield piece;
	}
}
