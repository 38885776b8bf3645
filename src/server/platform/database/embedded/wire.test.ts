import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Embedded, openEmbedded } from './index.ts';

let embedded: Embedded;
let pool: pg.Pool;

beforeAll(async () => {
	embedded = await openEmbedded('memory', { connectionTimeoutMillis: 4000 });
	pool = embedded.pool;
	await pool.query('create table note (id int primary key, words text)');
	await pool.query(
		'create role reader; create role clerk; grant clerk to reader; grant select, insert, update on note to reader',
	);
}, 30_000);

beforeEach(async () => {
	await pool.query('truncate note');
});

afterAll(() => embedded.close());

const count = async () => Number((await pool.query('select count(*) from note')).rows[0]?.count);

describe('queries', () => {
	test("values come as the driver's types", async () => {
		const { rows, fields } = await pool.query(
			`select $1::text as t, $2::bigint as b, $3::timestamptz as at, $4::jsonb as j, null as n`,
			['Zoë 你好 🙂', '9007199254740993', '2026-03-01T10:00:00Z', { a: [1] }],
		);
		expect(rows).toEqual([
			{
				t: 'Zoë 你好 🙂',
				b: '9007199254740993',
				at: new Date('2026-03-01T10:00:00Z'),
				j: { a: [1] },
				n: null,
			},
		]);
		expect(fields.map(({ name }) => name)).toEqual(['t', 'b', 'at', 'j', 'n']);
	});

	test('an error in a parameterised query is its own, and the next query works', async () => {
		await expect(pool.query('select $1::int / 0', [1])).rejects.toMatchObject({ code: '22012' });
		await expect(pool.query('select nothing from nowhere where id = $1', [1])).rejects.toMatchObject({
			code: '42P01',
		});
		await pool.query('insert into note values ($1, $2)', [1, 'kept']);
		await expect(pool.query('insert into note values ($1, $2)', [1, 'again'])).rejects.toMatchObject({
			code: '23505',
			constraint: 'note_pkey',
		});
		expect(await count()).toBe(1);
	});

	test('named statements are reused, and a failing one can be run again', async () => {
		const named = (id: unknown) => ({ name: 'double', text: 'select $1::int * 2 as twice', values: [id] });
		expect((await pool.query(named(2))).rows).toEqual([{ twice: 4 }]);
		await expect(pool.query(named('two'))).rejects.toMatchObject({ code: '22P02' });
		expect((await pool.query(named(21))).rows).toEqual([{ twice: 42 }]);
	});

	test('a new connection does not inherit the named statements of the last', async () => {
		const once = async () => {
			const client = await pool.connect();
			const { rows } = await client.query({ name: 'mine', text: 'select 1 as one' });
			client.release(true);
			return rows;
		};
		expect([await once(), await once()]).toEqual([[{ one: 1 }], [{ one: 1 }]]);
	});

	test('several statements in one text give several results', async () => {
		const results = (await pool.query('select 1 as a; select 2 as b')) as unknown as pg.QueryResult[];
		expect(results.map(({ rows }) => rows)).toEqual([[{ a: 1 }], [{ b: 2 }]]);
	});

	test('a value of 3 MB goes in and comes out', async () => {
		const long = 'wörd '.repeat(600_000);
		await pool.query('insert into note values (1, $1)', [long]);
		const { rows } = await pool.query('select words from note');
		expect(rows[0]?.words === long).toBe(true);
	});

	test('200,000 rows arrive, in order', async () => {
		const { rows } = await pool.query(
			"select g as id, 'note number ' || g as words from generate_series(1, 200000) g",
		);
		expect(rows.length).toBe(200_000);
		expect(rows.at(-1)).toEqual({ id: 200_000, words: 'note number 200000' });
	}, 20_000);

	test('200 good and bad queries at once each get their own answer', async () => {
		const answers = await Promise.allSettled(
			Array.from({ length: 200 }, (_, n) =>
				n % 3 === 0
					? pool.query('select $1::int / 0', [n])
					: n % 3 === 1
						? pool.query('select $1::int as n', [n])
						: pool.query({ name: 'plus', text: 'select $1::int + 1 as n', values: [n] }),
			),
		);
		answers.forEach((answer, n) => {
			if (n % 3 === 0) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
			else expect(answer).toMatchObject({ value: { rows: [{ n: n % 3 === 1 ? n : n + 1 }] } });
		});
	});

	test('COPY is refused in a sentence, and fails the transaction it stands in', async () => {
		await expect(pool.query('copy note to stdout')).rejects.toMatchObject({ code: '0A000' });
		const client = await pool.connect();
		await client.query('begin');
		await expect(client.query('copy note from stdin')).rejects.toMatchObject({ code: '0A000' });
		await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
		await client.query('rollback');
		client.release();
		expect(await count()).toBe(0);
	});

	test('a cursor is refused in a sentence and takes its connection with it', async () => {
		const client = await pool.connect();
		const query = { text: 'select generate_series(1, 9)', values: [], rows: 2 } as pg.QueryConfig;
		await expect(client.query(query)).rejects.toThrow(/Cursors/);
		client.release(true);
		expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
	});
});

describe('transactions', () => {
	test('what is rolled back is gone; what is committed stays', async () => {
		const client = await pool.connect();
		await client.query('begin');
		await client.query('insert into note values (1)');
		await client.query('rollback');
		await client.query('begin');
		await client.query('insert into note values (2)');
		await client.query('commit');
		client.release();
		expect((await pool.query('select id from note')).rows).toEqual([{ id: 2 }]);
	});

	test('thirty at once do not mix', async () => {
		await Promise.all(
			Array.from({ length: 30 }, async (_, n) => {
				const client = await pool.connect();
				await client.query('begin');
				await client.query('insert into note values ($1)', [n]);
				await client.query(n % 2 ? 'commit' : 'rollback');
				client.release();
			}),
		);
		expect(await count()).toBe(15);
	}, 120_000);

	test.each([
		['is dropped', (client: pg.PoolClient) => client.release(true)],
		['fails', (client: pg.PoolClient) => client.release(new Error('gone'))],
	])('a client that %s inside one leaves nothing and blocks nobody', async (_, leave) => {
		const client = await pool.connect();
		await client.query('begin');
		await client.query('insert into note values (1)');
		leave(client);
		expect(await count()).toBe(0);
	});

	test('a connection that breaks inside one leaves nothing and blocks nobody', async () => {
		const client = await pool.connect();
		await client.query('begin');
		await client.query('insert into note values (1)');
		const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
		const waiting = pool.query('select count(*) from note');
		connection.stream.destroy();
		await expect(client.query('select 1')).rejects.toThrow();
		client.release(true);
		expect((await waiting).rows).toEqual([{ count: '0' }]);
	});

	test('a query through the pool inside one is told to wait no longer', async () => {
		const client = await pool.connect();
		await client.query('begin');
		await expect(pool.query('select 1')).rejects.toThrow(/timeout/);
		await client.query('rollback');
		client.release();
		expect(await count()).toBe(0);
	});

	test('settings of a session do not reach the next connection', async () => {
		const client = await pool.connect();
		await client.query("set application_name = 'first'; create temp table mine (id int)");
		client.release(true);
		const { rows } = await pool.query(
			"select current_setting('application_name') as name, to_regclass('mine') as mine",
		);
		expect(rows).toEqual([{ name: '', mine: null }]);
	});
});

describe('notifications', () => {
	const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

	test('are heard on commit, by their channel alone, without a client', async () => {
		const heard: string[] = [];
		const stop = await embedded.listen('news', (payload) => heard.push(payload));
		const client = await pool.connect();
		await client.query('begin');
		await client.query("select pg_notify('news', 'rolled back')");
		await client.query('rollback');
		await client.query('begin');
		await client.query("select pg_notify('news', 'one'), pg_notify('other', 'not this')");
		await settled();
		expect(heard).toEqual([]);
		await client.query('commit');
		client.release(true);
		await pool.query("notify news, 'two'");
		await settled();
		expect(heard).toEqual(['one', 'two']);
		await stop();
		await pool.query("notify news, 'three'");
		await settled();
		expect(heard).toEqual(['one', 'two']);
	});

	test('need a plain channel name', async () => {
		await expect(embedded.listen('news; drop table note', () => {})).rejects.toThrow(/plain/);
	});
});

describe('the role of the session', () => {
	const who = async () => (await pool.query('select session_user as who')).rows[0]?.who;

	test('is dropped for good, on this connection and on later ones, except for upkeep', async () => {
		expect(await who()).toBe('postgres');
		await expect(embedded.dropTo('nobody_of_that_name')).rejects.toThrow(/does not exist/);
		await expect(embedded.dropTo('reader; drop table note')).rejects.toThrow(/plain/);
		expect(await who()).toBe('postgres');
		await embedded.dropTo('reader');
		expect(await who()).toBe('reader');
		(await pool.connect()).release(true);
		expect(await who()).toBe('reader');
		await expect(pool.query('drop table note')).rejects.toMatchObject({ code: '42501' });
		await expect(pool.query('set role postgres')).rejects.toMatchObject({ code: '42501' });
		expect(await embedded.superuser((exec) => exec('select current_user'))).toEqual([['postgres']]);
		await expect(embedded.superuser((exec) => exec('begin; select 1/0'))).rejects.toThrow(/division/);
		expect(await who()).toBe('reader');
		const client = await pool.connect();
		await client.query('set role clerk');
		await embedded.upkeep();
		const { rows } = await client.query('select session_user as who, current_user as acting');
		expect(rows).toEqual([{ who: 'reader', acting: 'clerk' }]);
		client.release(true);
		await expect(pool.query('set session authorization postgres')).rejects.toMatchObject({ code: '42501' });
		expect(await who()).toBe('reader');
		await expect(
			pool.query(`select set_config($1, 'postgres', false)`, ['session_authorization']),
		).rejects.toThrow(/turned into "postgres"/);
		expect(await who()).toBe('reader');
	});
});
