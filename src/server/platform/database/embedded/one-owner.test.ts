import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from './index.ts';
import { DirectoryInUse, takeDirectory } from './one-owner.ts';

const run = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'tandem-owner-'));
let directory: string;
let nth = 0;

beforeEach(() => {
	directory = join(root, `data-${nth++}`);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const platforms =
	process.platform === 'linux' ? (['linux', 'darwin'] as const) : ([process.platform] as const);

describe.each(platforms)('a data directory on %s', (platform) => {
	test('has one owner at a time', async () => {
		const owner = await takeDirectory(directory, platform);
		await expect(takeDirectory(directory, platform)).rejects.toThrow(DirectoryInUse);
		await expect(takeDirectory(directory, platform)).rejects.toThrow(
			`Another Tandem already uses ${directory}`,
		);
		const other = await takeDirectory(join(root, `other-${nth}`), platform);
		await owner.giveUp();
		const next = await takeDirectory(directory, platform);
		await next.giveUp();
		await other.giveUp();
	});

	test('is the same one by another path', async () => {
		const owner = await takeDirectory(directory, platform);
		const link = `${directory}-link`;
		symlinkSync(directory, link);
		await expect(takeDirectory(link, platform)).rejects.toThrow(DirectoryInUse);
		await owner.giveUp();
	});

	test('is made with its parents, for its user alone', async () => {
		const deep = join(directory, 'a', 'b');
		const owner = await takeDirectory(deep, platform);
		for (const path of [directory, join(directory, 'a'), deep])
			expect(statSync(path).mode & 0o777).toBe(0o700);
		await owner.giveUp();
		expect(readdirSync(deep)).toEqual([]);
	});

	test('goes to one of ten who come at once', async () => {
		const comers = await Promise.allSettled(
			Array.from({ length: 10 }, () => takeDirectory(directory, platform)),
		);
		expect(comers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

describe('a claim in a file', () => {
	const claim = (pid: number, booted: number) =>
		writeFileSync(join(directory, 'owner.json'), JSON.stringify({ pid, claim: 'other', booted }));
	const booted = Math.round(Date.now() / 1000 - uptime());

	beforeEach(async () => (await takeDirectory(directory, 'darwin')).giveUp());

	test.each([
		['of a process that ended', () => claim(2 ** 22 + 1, booted)],
		['from before the machine was started', () => claim(process.ppid, booted - 86_400)],
		['that was cut off while it was written', () => writeFileSync(join(directory, 'owner.json'), '{"pid')],
	])('%s is taken over', async (_, leave) => {
		leave();
		await (await takeDirectory(directory, 'darwin')).giveUp();
	});

	test('of a running process is respected', async () => {
		claim(process.ppid, booted);
		await expect(takeDirectory(directory, 'darwin')).rejects.toThrow(DirectoryInUse);
	});
});

describe('two processes', () => {
	test('cannot open one database; the second is told in a sentence, the first goes on', async () => {
		const embedded = await openEmbedded(directory, { durable: false });
		await embedded.pool.query('create table note (id int)');
		const script = `
			const { openEmbedded } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
			await openEmbedded(process.argv[1]).then(() => console.log('opened'), (error) => console.log(error.message));`;
		const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script, directory]);
		expect(stdout).toMatch(`Another Tandem already uses ${directory}.`);
		await embedded.pool.query('insert into note values (1)');
		await embedded.close();
		const again = await openEmbedded(directory);
		expect((await again.pool.query('select id from note')).rows).toEqual([{ id: 1 }]);
		await again.close();
	}, 30_000);
});
