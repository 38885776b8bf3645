import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openPostgresql, unitOfWork } from '#server/platform/database/index.ts';
import { makePostgresql } from '../../tools/bring-postgresql.mjs';
import { actorOf, cast, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { endProcess, temporaryFolder } from '../server.ts';
import { browse } from './page.ts';
import { capture, makeTokens, type Told } from './writer.ts';

type Own = Awaited<ReturnType<typeof makePostgresql>>;

const words = 'They asked each other before they asked me. <b>Twice</b>';

describe.runIf(inject('engine').kind === 'postgresql')('a PostgreSQL with a synchronous replica', () => {
	let primary: Own;
	let replica: Own;
	let servers: PreparedServer[] = [];
	let tokens: string[];
	let removeFolder: () => Promise<void>;
	const acknowledged = new Set<string>();
	const refused: NonNullable<Told>[] = [];
	let stop = false;

	/** Captures in turn at each process until told to stop, with a breath after what was not done. */
	async function write(token: string): Promise<void> {
		for (let n = 0; !stop; n += 1) {
			const told = await capture(servers[n % servers.length]?.origin ?? '', token);
			if (told?.status === 201) acknowledged.add(told.entry);
			else if (told) refused.push(told);
			if (told?.status !== 201) await wait(100);
		}
	}

	async function administer(server: Own, ask: (client: pg.Client) => Promise<unknown>): Promise<unknown> {
		const client = new pg.Client(server.url);
		await client.connect();
		try {
			return await ask(client);
		} finally {
			await client.end();
		}
	}

	beforeAll(async () => {
		primary = await makePostgresql();
		replica = await makePostgresql({ following: primary.url });
		await administer(primary, async (client) => {
			await client.query('create database tandem');
			await client.query(`alter system set synchronous_standby_names = '*'`);
			await client.query('select pg_reload_conf()');
		});
		const { folder, remove } = await temporaryFolder();
		removeFolder = remove;
		const both = new URL(primary.url);
		both.pathname = '/tandem';
		const url = both.href.replace(both.host, `${new URL(replica.url).host},${both.host}`);
		const place = { open: () => openPostgresql(url, undefined), env: { DATABASE_URL: url }, folder, remove };
		const first = await startPrepared(async (database) => {
			await rehearse(database);
			tokens = await makeTokens('ada', 6);
		}, place);
		servers = [first, await first.again()];
	}, 180_000);

	afterAll(async () => {
		stop = true;
		for (const server of servers) await endProcess(server, 'SIGKILL');
		await replica?.stop();
		await primary?.stop();
		await removeFolder?.();
	}, 60_000);

	it('loses nothing acknowledged when the primary dies under load, and goes on by itself', async () => {
		const writing = Promise.all(tokens.map(write));
		await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(60), { timeout: 60_000, interval: 20 });
		await primary.kill();
		const before = acknowledged.size;
		await vi.waitFor(() => expect(refused.length).toBeGreaterThan(10), { timeout: 60_000, interval: 20 });

		// In the gap people get a sentence, and have their words.
		const { cookie } = servers[0]?.keys.ada ?? { cookie: '' };
		const origin = servers[0]?.origin ?? '';
		const asked = await browse(origin, '/today', { cookie });
		expect(asked).toMatchObject({ status: 503, retryAfter: '5' });
		expect(asked.html).toContain('Back in a moment');
		expect(asked.html).toContain('href="/today"');
		const form = { 'with[]': cast.clara.id, words, kind: 'corridor' };
		const sent = await browse(origin, '/capture?/save', { cookie, form });
		expect(sent).toMatchObject({ status: 503, retryAfter: '5' });
		expect(sent.html).toContain('not saved yet');
		expect(sent.html).toContain('action="/capture?/save"');
		expect(sent.html.split('They asked each other before they asked me.')).toHaveLength(3);
		expect(sent.html).not.toContain('<b>Twice</b>');
		for (const told of refused) {
			expect(told).toMatchObject({ status: 503, retryAfter: '5' });
			expect(['unavailable', 'not-sure-it-was-saved']).toContain(told.code);
		}
		expect((await fetch(`${origin}/healthz`)).status).toBe(200);
		expect((await fetch(`${origin}/readyz`)).status).toBe(503);

		await administer(replica, (client) => client.query('select pg_promote()'));
		await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(before + 60), {
			timeout: 90_000,
			interval: 50,
		});
		stop = true;
		await writing;
		expect((await browse(origin, '/today', { cookie })).status).toBe(200);
		expect((await fetch(`${origin}/readyz`)).status).toBe(200);
		const kept = await servers[0]?.read(() =>
			unitOfWork(actorOf('ada'), (tx) => tx.selectFrom('visit').select('entry_id').execute()),
		);
		const entries = new Set(kept?.map((row) => row.entry_id));
		expect([...acknowledged].filter((entry) => !entries.has(entry))).toEqual([]);
	}, 240_000);

	it('does not acknowledge a commit that the second server does not have', async () => {
		await administer(replica, async (client) => {
			await client.query(`alter system set synchronous_standby_names = 'nobody'`);
			await client.query('select pg_reload_conf()');
		});
		const origin = servers[1]?.origin ?? '';
		const telling = capture(origin, tokens[0] ?? '');
		await administer(replica, (client) =>
			vi.waitFor(
				async () => {
					const { rowCount } = await client.query(
						`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'
							and application_name = 'tandem' and query = 'commit'`,
					);
					expect(rowCount).toBeGreaterThan(0);
				},
				{ timeout: 30_000, interval: 50 },
			),
		);
		// Whatever else waits for a second server is let go, too, until the answer is there.
		let told: Told | 'waiting' = 'waiting';
		void telling.then((answer) => {
			told = answer;
		});
		await administer(replica, async (client) => {
			while (told === 'waiting') {
				await client.query(
					`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
				);
				await wait(100);
			}
		});
		expect(await telling).toMatchObject({ status: 503 });
	}, 60_000);
});
