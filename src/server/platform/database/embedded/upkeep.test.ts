import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHECKPOINT_EVERY_MS, type Embedded, openEmbedded, startUpkeep, VACUUM_WAL_BYTES } from './index.ts';
import { dueUpkeep, FIRST_VACUUM_MS, LOOK_EVERY_MS, VACUUM_EVERY_MS } from './upkeep.ts';

const root = mkdtempSync(join(tmpdir(), 'tandem-upkeep-'));
let embedded: Embedded;
let now = Date.parse('2026-03-02T08:00:00Z');
const clock = { now: () => new Date(now) };

beforeAll(async () => {
	embedded = await openEmbedded(join(root, 'data'), { durable: false });
	await embedded.pool.query(`create table note (id int primary key, words text);
		insert into note select g, 'words' from generate_series(1, 2000) g;
		create role reader; grant select, insert, update on note to reader`);
	await embedded.dropTo('reader');
	await embedded.checkpoint();
}, 30_000);

afterAll(async () => {
	await embedded.close();
	rmSync(root, { recursive: true, force: true });
});

const fill = (rows: number) =>
	embedded.pool.query(
		"insert into note select g, repeat('words ', 300) from generate_series(1e6, 1e6 + $1::int) g",
		[rows],
	);
const size = async () =>
	Number((await embedded.superuser((exec) => exec("select pg_relation_size('note')")))[0]?.[0]);

describe('upkeep that is due', () => {
	test('is nothing while nothing happens, however long', async () => {
		const due = dueUpkeep(embedded, clock);
		expect(await due()).toBe('nothing');
		now += CHECKPOINT_EVERY_MS;
		expect(await due()).toBe('nothing');
	});

	test('is a checkpoint five minutes after the last, if something was written', async () => {
		const due = dueUpkeep(embedded, clock);
		await embedded.pool.query("insert into note select g, 'more' from generate_series(5001, 5100) g");
		now += CHECKPOINT_EVERY_MS - 1;
		expect(await due()).toBe('nothing');
		now += 1;
		expect(await due()).toBe('checkpoint');
		expect(await embedded.walBytes()).toBeLessThan(1024);
		expect(await due()).toBe('nothing');
	});

	test('is a vacuum at once when 32 MB of log were written, however many checkpoints cut it', async () => {
		const due = dueUpkeep(embedded, clock);
		await fill(5_000);
		const written = await embedded.walBytes();
		expect(written).toBeLessThan(VACUUM_WAL_BYTES);
		now += CHECKPOINT_EVERY_MS;
		expect(await due()).toBe('checkpoint');
		expect(await due()).toBe('nothing');
		await embedded.superuser((exec) => exec('delete from note where id >= 1e6'));
		await fill(Math.ceil((5_000 * VACUUM_WAL_BYTES) / written));
		expect(await due()).toBe('vacuum');
		expect(await due()).toBe('nothing');
		await embedded.superuser((exec) => exec('delete from note where id >= 1e6'));
	}, 20_000);

	test('is a vacuum ten minutes after the start and then daily', async () => {
		const due = dueUpkeep(embedded, clock);
		now += FIRST_VACUUM_MS;
		expect(await due()).toBe('vacuum');
		now += VACUUM_EVERY_MS - 1;
		expect(await due()).not.toBe('vacuum');
		now += 1;
		expect(await due()).toBe('vacuum');
	});
});

describe('vacuum', () => {
	test('gives space back to a table that is rewritten again and again, and renews its statistics', async () => {
		await embedded.upkeep();
		const before = await size();
		for (let round = 0; round < 12; round++) {
			await embedded.pool.query("update note set words = 'round ' || $1", [round]);
			await embedded.upkeep();
		}
		expect(await size()).toBeLessThan(before + 2_000_000);
		const estimate = await embedded.superuser((exec) =>
			exec("select reltuples::int from pg_class where relname = 'note'"),
		);
		expect(estimate).toEqual([['2100']]);
	}, 20_000);

	test('waits for an open transaction and does not end it', async () => {
		const client = await embedded.pool.connect();
		await client.query('begin');
		await client.query("insert into note values (9001, 'in it')");
		let done = false;
		const upkeep = embedded.upkeep().then((report) => {
			done = true;
			return report;
		});
		await client.query('select 1');
		expect(done).toBe(false);
		await client.query('commit');
		client.release();
		const { checkpointMs, vacuumMs, longestPauseMs } = await upkeep;
		expect(longestPauseMs).toBeLessThanOrEqual(checkpointMs + vacuumMs);
		const { rows } = await embedded.pool.query('select session_user as who, words from note where id = 9001');
		expect(rows).toEqual([{ who: 'reader', words: 'in it' }]);
	});
});

test('looks by itself until stopped, and tells what went wrong', async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	try {
		const problems: unknown[] = [];
		const walBytes = vi.fn(async (): Promise<number> => {
			throw new Error('no answer');
		});
		const stop = startUpkeep({ ...embedded, walBytes }, clock, (error) => problems.push(error));
		vi.advanceTimersByTime(LOOK_EVERY_MS);
		await vi.waitFor(() => expect(problems).toEqual([new Error('no answer')]));
		await new Promise((resolve) => setImmediate(resolve));
		vi.advanceTimersByTime(LOOK_EVERY_MS);
		await vi.waitFor(() => expect(problems).toHaveLength(2));
		await stop();
		vi.advanceTimersByTime(10 * LOOK_EVERY_MS);
		expect(walBytes).toHaveBeenCalledTimes(2);
	} finally {
		vi.useRealTimers();
	}
});
