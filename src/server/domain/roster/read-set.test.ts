import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type CollectedReading, collect } from './fixtures/collect.ts';
import { brief, type Files, harbour, harbourFolder, sayable, zipOf } from './fixtures/harbour.ts';

const readZip = async (bytes: Uint8Array): Promise<CollectedReading> =>
	sayable(await collect({ kind: 'zip', bytes }));

async function codesOf(bytes: Uint8Array): Promise<string[]> {
	const reading = await readZip(bytes);
	if (reading.refusalTotal > 0) expect(reading.roster).toBeNull();
	return reading.problems.map(brief);
}

test('what is not a zip, is cut off or damaged is said to be so', async () => {
	const zip = zipOf(harbour());
	expect(await codesOf(strToU8('sourcedId,name\n'))).toEqual([':: not-a-zip']);
	expect(await codesOf(new Uint8Array())).toEqual([':: not-a-zip']);
	expect(await codesOf(zip.subarray(0, zip.length - 100))).toEqual([':: damaged-zip']);

	const bent = zip.slice();
	const users = Buffer.from(bent).indexOf('users.csv') + 60;
	bent[users] = (bent[users] ?? 0) ^ 0xff;
	expect(await codesOf(bent)).toContain('users.csv:: damaged-zip');
});

test('a zip of something else is told apart', async () => {
	expect(await codesOf(zipOf({ 'holiday.jpg': 'x' }))).toEqual([':: no-roster-files']);
	expect(await codesOf(zipOf({ 'inner.zip': zipOf(harbour()) }))).toEqual([':: nested-zip']);
	expect(await codesOf(zipOf({ 'Schoool.csv': 'a', 'Pupils.csv': 'b' }))).toEqual([':: no-roster-files']);
	expect(await codesOf(zipOf({ ...within('east/'), ...within('west/') }))).toEqual([':: several-sets']);
	expect(await codesOf(zipOf({ ...harbour(), 'USERS.csv': 'x' }))).toContain('users.csv:: duplicate-file');
	const locked = zipOf(harbour()).slice();
	const directory = Buffer.from(locked.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
	locked[directory + 8] = 1;
	expect(await codesOf(locked)).toContain('users.csv:: encrypted-zip');
});

test('a zip bomb is refused, by what it declares and by what comes out', async () => {
	const files = { ...harbour(), 'users.csv': new Uint8Array(20_000_000).fill(0x61) };
	const bomb = zipOf(files);
	expect(bomb.length).toBeLessThan(100_000);
	expect(await codesOf(bomb)).toEqual(['users.csv:: zip-bomb']);
	expect(await codesOf(zipOf({ ...harbour(), 'holiday.bin': new Uint8Array(20_000_000) }))).toEqual([
		':: zip-bomb',
	]);

	// One that declares itself small is stopped while it is unpacked.
	const liar = bomb.slice();
	const view = Buffer.from(liar.buffer);
	view.writeUInt32LE(1000, view.lastIndexOf('users.csv') - 46 + 24);
	expect(await codesOf(liar)).toEqual(['users.csv:: zip-bomb']);

	const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`file-${n}.csv`, 'x']));
	expect(await codesOf(zipOf({ ...harbour(), ...many }))).toEqual([':: too-many-files']);
});

test('a file that is larger than a roster can be is not begun', async () => {
	const noise = new Uint8Array(2_000_000).map((_, at) => (at * at * 31 + (at >> 3)) % 251);
	const zip = zipSync({ 'orgs.csv': strToU8('x'), 'users.csv': noise }, { level: 0 });
	const view = Buffer.from(zip.buffer);
	view.writeUInt32LE(300_000_000, view.lastIndexOf('users.csv') - 46 + 24);
	expect(await codesOf(zip)).toContain('users.csv:: file-too-large');
});

test('entries that lie over each other are refused', async () => {
	const inner = new Uint8Array(5000).map((_, at) => (at * at * 31 + at) % 251);
	const zip = zipSync({ 'orgs.csv': inner, 'users.csv': inner }, { level: 0 });
	const view = Buffer.from(zip.buffer);
	view.writeUInt32LE(6000, view.lastIndexOf('users.csv') - 46 + 20);
	expect(await codesOf(zip)).toEqual([':: zip-bomb']);
});

test('folders in a zip, their litter and paths that lead outside do not matter', async () => {
	const litter: Files = { '__MACOSX/set/._users.csv': 'x', 'set/._orgs.csv': 'x', 'set/notes.txt': 'x' };
	expect(await codesOf(zipOf({ ...within('set/'), ...litter }))).toEqual([]);
	expect(
		await codesOf(zipOf({ ...harbour(), '../users.csv': 'x', '/users.csv': 'x', 'a/../../orgs.csv': 'x' })),
	).toEqual([]);
	expect(await codesOf(zipOf(within('..\\')))).toEqual([':: no-roster-files']);
});

test('stored entries, and a zip in the form for more than 4 GiB, are read', async () => {
	const stored = Object.fromEntries(Object.entries(harbour()).map(([name, text]) => [name, strToU8(text)]));
	expect(await codesOf(zipSync(stored, { level: 0 }))).toEqual([]);

	const path = join(import.meta.dirname, 'fixtures', 'harbour-zip64.zip');
	const { roster, problems } = await collect({ kind: 'zip', path });
	expect(problems).toEqual([]);
	expect(roster?.staff).toHaveLength(5);
});

test('a path that leads nowhere, and a zip that is a folder, are refused', async () => {
	const nowhere = join(tmpdir(), 'roster-that-is-not-there');
	for (const source of [
		{ kind: 'folder', path: nowhere },
		{ kind: 'zip', path: nowhere },
		{ kind: 'zip', path: harbourFolder('1.1') },
	] as const) {
		expect((await collect(source)).problems.map(brief)).toEqual([':: unreadable-source']);
	}
	const empty = await mkdtemp(join(tmpdir(), 'roster-'));
	await writeFile(join(empty, 'notes.csv'), 'x');
	expect((await collect({ kind: 'folder', path: empty })).problems.map(brief)).toEqual([
		':: no-roster-files',
	]);
});

test('whatever bytes come in, reading answers', async () => {
	const zip = zipOf(harbour());
	const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(damage, async (changes) => {
			const bytes = zip.slice();
			for (const [at, byte] of changes) bytes[at] = byte;
			const reading = await readZip(bytes);
			expect(reading.roster === null).toBe(reading.refusalTotal > 0);
		}),
		{ numRuns: 150 },
	);
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
			expect((await readZip(bytes)).roster).toBeNull();
		}),
		{ numRuns: 100 },
	);
});

test('whatever a file holds, reading answers', async () => {
	const names = Object.keys(harbour());
	const pieces = fc.constantFrom(
		'"',
		',',
		'\n',
		'\r',
		'u-1',
		'o-upper',
		'teacher',
		'student',
		'é',
		'\0',
		'\uFEFF',
		'true',
	);
	const content = fc.oneof(
		fc.uint8Array({ maxLength: 400 }),
		fc.array(pieces, { maxLength: 120 }).map((all) => strToU8(all.join(''))),
	);
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...names), content, fc.boolean(), async (name, bytes, withHeader) => {
			const text = harbour()[name] ?? '';
			const header = strToU8(withHeader ? text.slice(0, text.indexOf('\n') + 1) : '');
			const reading = await readZip(zipOf({ ...harbour(), [name]: Buffer.concat([header, bytes]) }));
			expect(reading.roster === null).toBe(reading.refusalTotal > 0);
		}),
		{ numRuns: 200 },
	);
});

function within(folder: string): Files {
	return Object.fromEntries(Object.entries(harbour()).map(([name, text]) => [folder + name, text]));
}
