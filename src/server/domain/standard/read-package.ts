import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { notCase, PackageBuilder } from './build-package.ts';
import { JsonReader, Unreadable } from './json-reader.ts';
import { type CasePackage, most } from './package.ts';

/** Records between two pauses: nobody else's request waits longer than these take. */
const breath = 500;
/** Definitions and what CASE does not know are read whole; in bytes. */
const mostAside = 8 * 1024 * 1024;

/**
 * Reads a CASE 1.0 or 1.1 package, wrapped as `{"CFPackage": …}` or not, record by record: a large one is never one value
 * in memory, and other requests are answered in between.
 * @param bytes UTF-8, with or without a byte order mark
 */
export async function readPackage(bytes: Uint8Array): Promise<CasePackage | Refusal> {
	if (bytes.length > most.bytes)
		return refuse('framework-too-large', {
			field: 'package',
			args: { megabytes: most.bytes / 1024 / 1024 },
		});
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? all.subarray(3) : all;
	if (!isUtf8(text)) return refuse('framework-not-utf8', { field: 'package' });
	const builder = new PackageBuilder();
	try {
		const reader = new JsonReader(text);
		if (reader.peek() === '[') throw notCase();
		await readSections(reader, builder, true);
		reader.end();
		return builder.finish();
	} catch (error) {
		if (error instanceof Unreadable) return error.refusal;
		throw error;
	}
}

async function readSections(reader: JsonReader, builder: PackageBuilder, mayWrap: boolean): Promise<void> {
	const seen = new Set<string>();
	reader.enter('{');
	while (reader.more('}')) {
		const name = reader.name();
		if (seen.has(name)) throw notCase();
		seen.add(name);
		if (name === 'CFPackage' && mayWrap && reader.peek() === '{') await readSections(reader, builder, false);
		else if (name === 'CFDocument') builder.document(reader.value(most.record));
		else if (name === 'CFItems') await readList(reader, (value) => builder.standard(value));
		else if (name === 'CFAssociations') await readList(reader, (value) => builder.link(value));
		else if (name === 'CFRubrics') await readRubrics(reader, builder);
		else if (name === 'CFDefinitions') readDefinitions(reader, builder);
		else builder.part('package-field', { [name]: reader.value(most.record) });
	}
}

/** @returns how many there were */
async function readList(reader: JsonReader, take: (value: unknown) => void): Promise<number> {
	// Older exports say null where there is nothing.
	if (reader.peek() === 'n') {
		reader.value(8);
		return 0;
	}
	if (reader.peek() !== '[') throw notCase();
	reader.enter('[');
	let count = 0;
	while (reader.more(']')) {
		take(reader.value(most.record));
		count += 1;
		if (count % breath === 0) await setImmediate();
	}
	return count;
}

/** A list without any is kept as well: what comes in goes out again. */
async function readRubrics(reader: JsonReader, builder: PackageBuilder): Promise<void> {
	const count = await readList(reader, (value) => builder.part('rubric', value));
	if (count === 0) builder.part('package-field', { CFRubrics: [] });
}

function readDefinitions(reader: JsonReader, builder: PackageBuilder): void {
	const value = reader.value(mostAside);
	if (value !== null) builder.definitions(value);
}

/** A package that is a value already and known to be one: what this program brings along. Throws when it is none. */
export function packageOf(value: {
	CFDocument: unknown;
	CFItems: readonly unknown[];
	CFAssociations: readonly unknown[];
	CFDefinitions: unknown;
}): CasePackage {
	const builder = new PackageBuilder();
	builder.document(value.CFDocument);
	for (const one of value.CFItems) builder.standard(one);
	for (const one of value.CFAssociations) builder.link(one);
	builder.definitions(value.CFDefinitions);
	return builder.finish();
}
