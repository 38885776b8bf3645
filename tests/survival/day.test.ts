import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type CastName, cast, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { effort } from './effort.ts';
import { browse } from './page.ts';
import { capture, makeTokens } from './writer.ts';

const engine = inject('engine');

/** A day of a large school: what sixty people open, and what three facilitators write down. */
const day = { pages: 36_000, captures: 3_600 };
/** A day in an hour, for so many hours; or what `npm test` has time for, as fast as it goes. */
const part = effort.hours || 1 / 150;
const rounds = 12;
/** Requests at a time. */
const atOnce = 8;

const visited: [CastName, string][] = [
	['ada', '/today'],
	['ada', '/notebook'],
	['ada', `/notebook/${cast.clara.id}`],
	['clara', '/today'],
	['clara', '/collaborations'],
	['ada', '/visits'],
	['ada', '/people'],
	['clara', '/next-steps'],
	['clara', '/profile'],
	['ada', `/capture?teacher=${cast.clara.id}`],
];

interface Measured {
	/** Of the process, megabytes. */
	memory: number;
	/** Of the write log, megabytes; on the embedded engine. */
	log: number;
	/** Of the whole database, megabytes; on the embedded engine. */
	disk: number;
	/** Rows that are dead, of all tables; on PostgreSQL. */
	dead: number;
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

function sizeOf(folder: string): number {
	if (!existsSync(folder)) return 0;
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
		.reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
}

describe('a day’s traffic', () => {
	let server: PreparedServer;
	let tokens: string[];
	let asked = 0;
	let captured = 0;

	beforeAll(async () => {
		server = await startPrepared(async (database) => {
			await rehearse(database);
			tokens = await makeTokens('ada', 9);
		});
	}, 120_000);
	afterAll(() => server?.stop());

	async function measure(): Promise<Measured> {
		const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'));
		const cluster = join(server.data, 'database', 'cluster');
		return {
			memory: megabytes(Number(resident?.[1]) * 1024),
			log: megabytes(sizeOf(join(cluster, 'pg_wal'))),
			disk: megabytes(sizeOf(cluster)),
			dead: engine.kind === 'postgresql' ? await deadRows() : 0,
		};
	}

	async function deadRows(): Promise<number> {
		const client = new pg.Client(server.url);
		await client.connect();
		const { rows } = await client.query<{ dead: number }>(
			'select sum(n_dead_tup)::int as dead from pg_stat_user_tables',
		);
		await client.end();
		return rows[0]?.dead ?? 0;
	}

	/** One of the things that people do; a capture for every ten pages. */
	async function doOne(): Promise<void> {
		asked += 1;
		if (asked % 11 === 0) {
			// Six hundred in ten minutes is a token's share: each has its turn.
			const told = await capture(server.origin, tokens[captured % tokens.length] ?? '');
			if (told?.status !== 201) throw new Error(`A capture was answered with ${told?.status} ${told?.code}`);
			captured += 1;
			return;
		}
		const [who, path] = visited[asked % visited.length] ?? ['ada', '/today'];
		const { status } = await browse(server.origin, path, { cookie: server.keys[who].cookie });
		if (status !== 200) throw new Error(`${path} was answered with ${status}`);
	}

	it(
		'leaves memory flat, and the write log and what is dead bounded',
		async () => {
			const perRound = Math.ceil(((day.pages + day.captures) * part) / rounds);
			const roundLasts = (effort.hours * 3_600_000) / rounds;
			const measured: Measured[] = [];
			for (let round = 0; round < rounds; round += 1) {
				const began = performance.now();
				let left = perRound;
				const due = () => roundLasts * (1 - left / perRound);
				await Promise.all(
					Array.from({ length: atOnce }, async () => {
						while (left > 0) {
							left -= 1;
							await doOne();
							const early = due() - (performance.now() - began);
							if (early > 0) await wait(early);
						}
					}),
				);
				measured.push(await measure());
			}
			if (effort.whole) for (const one of measured) process.stdout.write(`${JSON.stringify(one)}\n`);
			const most = (of: keyof Measured, from: number, to: number) =>
				Math.max(...measured.slice(from, to).map((one) => one[of]));
			// The first third warms up; the last is no higher than the one between, but for what a collector leaves lying.
			const [middle, late] = [most('memory', 4, 8), most('memory', 8, 12)];
			expect(late).toBeLessThanOrEqual(Math.max(middle * 1.15, middle + 40));
			// The log is cut at 32 MB; with the file being written and those kept for reuse.
			expect(most('log', 0, rounds)).toBeLessThanOrEqual(32 + 3 * 16);
			// A fifth of what was touched and a bit is PostgreSQL's own measure for when to clear up.
			expect(most('dead', 0, rounds)).toBeLessThanOrEqual(20_000);
			expect(captured).toBeGreaterThan(0);
		},
		effort.patience + effort.hours * 2 * 3_600_000,
	);
});
