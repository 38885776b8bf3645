import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tandem-cluster-'));
const writers = fileURLToPath(new URL('./kill-writers.ts', import.meta.url));
let snapshot: Blob;

beforeAll(async () => {
	const embedded = await openEmbedded('memory');
	await embedded.pool.query("create table note (words text); insert into note values ('kept')");
	snapshot = await embedded.dump();
	await embedded.close();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a first start that is cut off leaves nothing half-made', async () => {
	const interrupted = join(root, 'interrupted');
	const child = spawn(process.execPath, [writers, interrupted], { stdio: 'ignore' });
	const building = join(interrupted, 'cluster.building');
	while (!existsSync(join(building, 'PG_VERSION')) && child.exitCode === null) {
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
	child.kill('SIGKILL');
	await new Promise((resolve) => child.once('close', resolve));
	expect(existsSync(join(interrupted, 'cluster'))).toBe(false);
	const embedded = await openEmbedded(interrupted, { durable: false });
	expect((await embedded.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
	expect(existsSync(building)).toBe(false);
	await embedded.close();
}, 120_000);

test('a snapshot begins a new database, in memory and on disk, and never replaces one', async () => {
	const directory = join(root, 'from-snapshot');
	for (const place of ['memory', directory]) {
		const embedded = await openEmbedded(place, { loadDataDir: snapshot, durable: false });
		expect((await embedded.pool.query('select words from note')).rows).toEqual([{ words: 'kept' }]);
		await embedded.pool.query("insert into note values ('more')");
		await embedded.close();
	}
	await expect(openEmbedded(directory, { loadDataDir: snapshot })).rejects.toThrow(
		`${directory} already holds a database`,
	);
	const again = await openEmbedded(directory);
	expect((await again.pool.query('select count(*)::int as n from note')).rows).toEqual([{ n: 2 }]);
	await again.close();
}, 120_000);

test('a damaged database is refused in a sentence, and its directory is free again', async () => {
	const directory = join(root, 'damaged');
	await (await openEmbedded(directory, { loadDataDir: snapshot, durable: false })).close();
	truncateSync(join(directory, 'cluster', 'global', 'pg_control'), 100);
	const refusal = `The database in ${directory} could not be opened: `;
	await expect(openEmbedded(directory)).rejects.toThrow(refusal);
	await expect(openEmbedded(directory)).rejects.toThrow(refusal);
}, 120_000);

test.each(['btree_gist', 'citext', 'pg_trgm', 'pgcrypto', 'unaccent'])(
	'%s can be created',
	async (extension) => {
		const embedded = await openEmbedded('memory', { loadDataDir: snapshot });
		await embedded.pool.query(`create extension ${extension}`);
		await embedded.close();
	},
	30_000,
);
