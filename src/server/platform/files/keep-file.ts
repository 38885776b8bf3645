import { randomUUID } from 'node:crypto';
import { decipher, encipher } from './cipher.ts';
import { endings, type Photograph, photographs, type Recognised, recognise } from './media-type.ts';
import { fileStore } from './store.ts';
import { withoutPlace } from './without-place.ts';

/** Largest file that is kept, in bytes. */
export const mostFileBytes = 25 * 1024 * 1024;

/** A file in the store. What its record needs: without the secret nobody reads it again. */
export interface KeptFile {
	id: string;
	secret: string;
	mediaType: string;
	bytes: number;
	/** As it was called, with the ending of what it is. */
	name: string;
	isPhotograph: boolean;
}

/** Why a file is not kept. */
export type FileFault = 'empty' | 'damaged' | Extract<Recognised, string>;

const isPhotograph = (type: string): type is Photograph => (photographs as readonly string[]).includes(type);

let turn: Promise<unknown> = Promise.resolve();

/**
 * Keeps a file, told by its content: documents as they are, photographs without where they were taken. One after the other,
 * so that memory holds one file.
 * @param name as the person's machine called it
 * @param read gives the whole file
 * @returns what its record needs, or why it is not kept
 */
export function keepFile(name: string, read: () => Promise<Buffer>): Promise<KeptFile | FileFault> {
	const kept = turn.then(async () => keep(name, await read()));
	turn = kept.catch(() => undefined);
	return kept;
}

async function keep(name: string, content: Buffer): Promise<KeptFile | FileFault> {
	if (content.length === 0) return 'empty';
	const recognised = recognise(content);
	if (typeof recognised === 'string') return recognised;
	const { mediaType } = recognised;
	const plain = isPhotograph(mediaType) ? withoutPlace(mediaType, content) : [content];
	if (plain === undefined) return 'damaged';
	const id = randomUUID();
	const { secret, stored } = encipher(id, plain);
	await fileStore().put(id, stored);
	return {
		id,
		secret,
		mediaType,
		bytes: plain.reduce((sum, piece) => sum + piece.length, 0),
		name: nameOf(name, mediaType),
		isPhotograph: isPhotograph(mediaType),
	};
}

/** The last part of a path, without what no file system takes, ending as its content does. */
function nameOf(given: string, mediaType: string): string {
	const ending = endings[mediaType] ?? '';
	const last = given.split(/[\\/]/).at(-1) ?? '';
	const stem = last
		.normalize('NFC')
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
		.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
		.replace(/\.[A-Za-z0-9]{1,5}$/, '')
		.trim();
	return [...(stem || 'file')].slice(0, 120).join('') + ending;
}

/** The bytes of a kept file, as they are read; undefined when they are not there. */
export async function readKept(id: string, secret: string): Promise<AsyncGenerator<Buffer> | undefined> {
	const stored = await fileStore().get(id);
	return stored && decipher(id, secret, stored as AsyncIterable<Buffer>);
}
