import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Embedded, openEmbedded } from './index.ts';

/** Nesting that overflows the real stack before PostgreSQL notices: the engine's known way to die. */
const DEADLY = "select (repeat('[', 100000))::json";

const root = mkdtempSync(join(tmpdir(), 'tandem-engine-'));
let embedded: Embedded;
let reasons: Error[] = [];
let diskFails = false;

beforeAll(async () => {
	embedded = await openEmbedded(join(root, 'data'), {
		restarted: (reason) => reasons.push(reason),
		synced: () => {
			if (diskFails) throw Object.assign(new Error('input/output error'), { code: 'EIO' });
		},
	});
	await embedded.pool.query(`create table note (id int); create role reader;
		grant select, insert, delete on note to reader`);
	await embedded.dropTo('reader');
}, 30_000);

beforeEach(async () => {
	await embedded.pool.query('delete from note');
	reasons = [];
});

afterAll(async () => {
	await embedded.close();
	rmSync(root, { recursive: true, force: true });
});

describe('an engine that crashes', () => {
	test('fails the request, is started again, and has kept what was committed', async () => {
		await embedded.pool.query('insert into note values (1)');
		const answers = await Promise.allSettled([
			embedded.pool.query(DEADLY),
			...Array.from({ length: 10 }, () => embedded.pool.query('select id from note')),
		]);
		expect(answers[0]).toMatchObject({ status: 'rejected', reason: { code: '57P02' } });
		for (const answer of answers.slice(1)) expect(answer).toMatchObject({ value: { rows: [{ id: 1 }] } });
		expect(reasons).toHaveLength(1);
		expect((await embedded.pool.query('select session_user as who')).rows).toEqual([{ who: 'reader' }]);
	}, 20_000);

	test('fails the transaction it was in, whole, and does not take the process with it', async () => {
		const client = await embedded.pool.connect();
		await client.query('begin');
		await client.query('insert into note values (1)');
		await expect(client.query(DEADLY)).rejects.toMatchObject({ code: '57P02' });
		await expect(client.query('commit')).rejects.toThrow();
		client.release(true);
		expect((await embedded.pool.query('select id from note')).rows).toEqual([]);
	}, 20_000);

	test('during upkeep does not leave the superuser behind for whoever comes next', async () => {
		const client = await embedded.pool.connect();
		await client.query({ name: 'mine', text: 'select session_user as who' });
		await expect(embedded.superuser((exec) => exec(DEADLY))).rejects.toMatchObject({ code: '57P02' });
		await expect(client.query({ name: 'mine', text: 'select session_user as who' })).rejects.toMatchObject({
			code: '57P02',
		});
		client.release(true);
		expect((await embedded.pool.query('select session_user as who')).rows).toEqual([{ who: 'reader' }]);
	}, 20_000);

	test('still delivers notifications afterwards', async () => {
		const heard: string[] = [];
		await embedded.listen('news', (payload) => heard.push(payload));
		await expect(embedded.pool.query(DEADLY)).rejects.toThrow();
		await embedded.pool.query("notify news, 'again'");
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(heard).toEqual(['again']);
	}, 20_000);

	test('is one whose disk fails: nothing is acknowledged that may not be there', async () => {
		await embedded.pool.query('insert into note values (1)');
		diskFails = true;
		await expect(embedded.pool.query('insert into note values (2)')).rejects.toMatchObject({
			severity: 'PANIC',
			code: '58030',
		});
		await expect(embedded.pool.query('select id from note')).rejects.toThrow(
			/could not be opened: .*I\/O error/,
		);
		diskFails = false;
		await vi.waitFor(() => embedded.pool.query('select 1'), { timeout: 15_000, interval: 200 });
		expect((await embedded.pool.query('select id from note where id = 1')).rows).toEqual([{ id: 1 }]);
		expect(reasons).toHaveLength(1);
	}, 20_000);
});

test('nesting that PostgreSQL can notice is an error of one query', async () => {
	await expect(
		embedded.pool.query("select to_tsquery('simple', repeat('(', 100000) || 'a' || repeat(')', 100000))"),
	).rejects.toMatchObject({ code: '54001' });
	expect(reasons).toEqual([]);
}, 20_000);

test('a crash in memory is the end, and says so', async () => {
	const forgetful = await openEmbedded('memory');
	await expect(forgetful.pool.query(DEADLY)).rejects.toMatchObject({ code: '57P02' });
	await expect(forgetful.pool.query('select 1')).rejects.toThrow(/in memory and is gone/);
	await forgetful.close();
}, 30_000);
