import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startControl } from '#server/control/index.ts';
import { machine } from '#server/platform/actor.ts';
import { databaseInUse, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { planted, rehearse } from '../../../tests/cast/index.ts';
import { type Installation, makeInstallation, ownEngine } from '../../../tests/installation.ts';

const command = resolve(import.meta.dirname, 'tandem.ts');
const root = resolve(import.meta.dirname, '../../..');
let folder = '';
let school: Installation;

interface Run {
	code: number;
	said: string;
	complained: string;
}

/** Calls the command line in the folder, on an installation; `input` is what it reads, `under` a shell's words before it. */
async function call(on: Installation, args: string[], { input = '', under = '' } = {}): Promise<Run> {
	const { DATABASE_URL: _, ...env } = process.env;
	const words = [process.execPath, '--disable-warning=ExperimentalWarning', command, ...args];
	const child = spawn('sh', ['-c', `${under} exec "$@"`, 'sh', ...words], {
		cwd: folder,
		env: { ...env, TANDEM_SLOW_QUERY_MS: '0', TANDEM_HOME: root, ...on.env },
	});
	child.stdin.on('error', () => undefined);
	child.stdin.end(input);
	const [said, complained, code] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		new Promise<number>((done) => child.once('exit', (one) => done(one ?? -1))),
	]);
	return { code, said, complained };
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tandem-backup-'));
	school = await makeInstallation(ownEngine, 'migrated');
	await school.use(() => rehearse(databaseInUse()));
}, 120_000);
afterAll(async () => {
	await school.remove();
	await rm(folder, { recursive: true, force: true });
});

test('called wrongly, it says how', async () => {
	const calls: [string[], string][] = [
		[['backup'], 'Give the one file to make.'],
		[['backup', 'a', 'b'], 'Give the one file to make.'],
		[['restore'], 'Give the one file of the backup.'],
		[['restore', 'x.age', '--force'], '--force'],
		[['restore', 'x.age', '--key', 'nowhere.txt'], 'nowhere.txt cannot be read'],
		[['backup-key', 'mine', 'yours'], '“yours” is more than this command takes.'],
		[['backup-key', 'no-such/key.txt'], 'key.txt cannot be made'],
		[['backup-key', 'key.txt', '--recipient', 'age1x'], '“key.txt” is more than this command takes.'],
	];
	for (const [args, sentence] of calls) {
		const run = await call(school, args);
		expect(run).toMatchObject({ code: 2, said: '' });
		expect(run.complained).toContain(sentence);
	}
}, 60_000);

test('from the key to another installation: all is there, the key is nowhere but in what was printed', async () => {
	expect(await call(school, ['backup', 'early.age'])).toMatchObject({ code: 1, said: '' });
	const key = await call(school, ['backup-key']);
	expect(key.code).toBe(0);
	const secret = /^AGE-SECRET-KEY-1\w+$/m.exec(key.said)?.[0] ?? '';
	expect(secret).not.toBe('');
	expect(key.complained).not.toContain(secret);
	await writeFile(join(folder, 'key.txt'), key.said);
	const again = await call(school, ['backup-key', 'second.txt']);
	expect(again).toMatchObject({ code: 1, said: '' });
	await expect(readFile(join(folder, 'second.txt'))).rejects.toThrow('ENOENT');
	expect(again.complained).toContain('There is a key already');

	// While a server runs on the embedded database it is the one that makes the backup.
	const database = await school.open();
	useDatabase(database);
	useSettings(school.env);
	const stop = await startControl();
	const made = await call(school, ['backup', 'school.age']);
	// A server that runs is never without a connection for long: its jobs ask every other second.
	await database.pool.query('select');
	const running = await call(school, ['restore', 'school.age', '--key', 'key.txt']);
	await stop();
	useSettings(undefined);
	useDatabase(undefined);
	await database.close();
	expect(made).toMatchObject({ code: 0, complained: '' });
	expect(made.said).toContain(join(folder, 'school.age'));
	expect(running).toMatchObject({ code: 1, said: '' });
	expect(running.complained).toContain('Tandem is running');

	const whole = await call(school, ['restore', 'school.age', '--key', 'key.txt', '--check']);
	expect(whole).toMatchObject({ code: 0, complained: '' });
	expect(whole.said).toContain('is whole.');
	const wrong = await call(school, ['restore', 'school.age', '--check'], { input: 'my password' });
	expect(wrong.complained).toContain('No secret key was given');

	const empty = await makeInstallation(ownEngine);
	const restored = await call(empty, ['restore', 'school.age'], { input: secret });
	expect(restored.complained).toBe('');
	expect(restored).toMatchObject({ code: 0 });
	expect(restored.said).toContain('every table compared with the backup and the same');
	const acts = await empty.use(() =>
		unitOfWork(machine, (tx) => tx.selectFrom('audit_entry').select('act').orderBy('number').execute()),
	);
	// That the backup was made is written once it is.
	expect(acts.map(({ act }) => act).slice(-2)).toEqual(['backup.key-set', 'backup.restored']);
	const over = await call(empty, ['restore', 'school.age', '--key', 'key.txt']);
	expect(over.complained).toContain('This installation is not empty');
	// A key of one's own file is that user's alone.
	expect(await call(empty, ['backup-key', 'next.txt', '--replace'])).toMatchObject({ code: 0, said: '' });
	expect((await stat(join(folder, 'next.txt'))).mode & 0o777).toBe(0o600);
	expect(await readFile(join(folder, 'next.txt'), 'utf8')).toMatch(/^AGE-SECRET-KEY-1\w+$/m);
	for (const run of [key, made, whole, restored, over])
		for (const words of Object.values(planted)) expect(run.said + run.complained).not.toContain(words);
	await empty.remove();
}, 240_000);

test('a full disk leaves nothing and says so', async () => {
	await mkdir(join(school.data, 'outbox'), { recursive: true });
	const letter = join(school.data, 'outbox', 'large.txt');
	await writeFile(letter, randomBytes(40_000_000));
	// No file may grow past 20 MiB (in blocks of 512 bytes): the backup of this letter would.
	const run = await call(school, ['backup', 'full.age'], { under: 'ulimit -f 40960;' });
	expect(run.complained).toContain('The disk is full');
	expect(run.code).toBe(1);
	await expect(readFile(join(folder, 'full.age'))).rejects.toThrow('ENOENT');
	await rm(letter);
}, 120_000);
