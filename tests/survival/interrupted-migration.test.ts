import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { isDatabaseReady, openFrom, useDatabase } from '#server/platform/database/index.ts';
import { readSettings } from '#server/platform/settings.ts';
import { temporaryFolder } from '../server.ts';
import { effort } from './effort.ts';

const engine = inject('engine');

/** An empty database of the engine under test, as an operator names it. */
async function makeEmpty(): Promise<{ env: Record<string, string>; remove: () => Promise<void> }> {
	const { folder, remove } = await temporaryFolder();
	if (engine.kind === 'embedded') return { env: { TANDEM_DATA: folder }, remove };
	const name = `tandem_interrupted_${randomBytes(4).toString('hex')}`;
	const owner = new pg.Client(engine.url);
	await owner.connect();
	await owner.query(`create database ${name}`);
	const url = Object.assign(new URL(engine.url), { pathname: `/${name}` }).href;
	return {
		env: { TANDEM_DATA: folder, DATABASE_URL: url },
		remove: async () => {
			await owner.query(`drop database ${name} with (force)`);
			await owner.end();
			await remove();
		},
	};
}

/** Runs `tandem migrate` and kills it after so many milliseconds, or when something has happened; gives whether it had come to its end before. */
async function migrateFor(env: Record<string, string>, until: number | Promise<unknown>): Promise<boolean> {
	const child = spawn(process.execPath, ['src/server/cli/tandem.ts', 'migrate'], {
		env: { ...process.env, ...env },
		stdio: 'ignore',
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	await Promise.race([ended, typeof until === 'number' ? wait(until, undefined, { ref: false }) : until]);
	child.kill('SIGKILL');
	return (await ended) === 0;
}

describe('a first migration that is killed', () => {
	it(
		'at whatever moment, leaves a database that the next start makes whole',
		async () => {
			const { env, remove } = await makeEmpty();
			// Each is killed a little later than the one before; from some moment on they come to their end.
			for (let n = 1; n <= effort.interruptions; n += 1)
				await migrateFor(env, (n * 3_600) / effort.interruptions);
			const database = await openFrom(readSettings(env));
			useDatabase(database);
			try {
				expect(await isDatabaseReady()).toBe(true);
			} finally {
				useDatabase(undefined);
				await database.close();
			}
			expect(await migrateFor(env, 120_000)).toBe(true);
			await remove();
		},
		effort.patience,
	);
});

describe.runIf(engine.kind === 'postgresql')('a later migration that is killed', () => {
	it(
		'half-way has changed nothing, and waits for nobody',
		async () => {
			const { env, remove } = await makeEmpty();
			expect(await migrateFor(env, 120_000)).toBe(true);
			const home = await mkdtemp(join(tmpdir(), 'tandem-home-'));
			await cp('database', join(home, 'database'), { recursive: true });
			await writeFile(
				join(home, 'database/migrations/0999_slow.sql'),
				'create table half_made (id uuid primary key); select pg_sleep(600);',
			);
			const owner = new pg.Client(env.DATABASE_URL);
			await owner.connect();
			const asleep = async () => {
				const sleeping = `select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;
				while ((await owner.query(sleeping)).rowCount === 0) await wait(50);
			};
			expect(await migrateFor({ ...env, TANDEM_HOME: home }, asleep())).toBe(false);
			const { rows } = await owner.query(`select to_regclass('half_made') as made`);
			expect(rows).toEqual([{ made: null }]);
			await owner.end();
			expect(await migrateFor(env, 120_000)).toBe(true);
			await rm(home, { recursive: true });
			await remove();
		},
		effort.patience,
	);
});
