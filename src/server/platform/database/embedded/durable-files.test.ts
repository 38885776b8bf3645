import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effort } from '../../../../../tests/survival/effort.ts';
import { type Embedded, openEmbedded } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tandem-durable-'));
let empty: Blob;

beforeAll(async () => {
	const embedded = await openEmbedded('memory');
	await embedded.pool.query(`create table note (id int primary key, words text);
		create index on note (words);
		create table balance (person text primary key, hours int not null);
		insert into balance values ('a', 1000), ('b', 1000)`);
	empty = await embedded.dump();
	await embedded.close();
}, 30_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('syncing', () => {
	test('a commit reaches the disk before it is acknowledged; reading costs no sync', async () => {
		const synced: string[] = [];
		const embedded = await openEmbedded(join(root, 'count'), {
			loadDataDir: empty,
			synced: (path) => synced.push(path),
		});
		await embedded.pool.query("insert into note values (0, 'first')");
		for (let id = 1; id <= 20; id++) {
			synced.length = 0;
			await embedded.pool.query('insert into note values ($1, $2)', [id, 'words']);
			expect(synced).toEqual([expect.stringMatching(/^pg_wal\/[0-9A-F]{24}$/)]);
		}
		synced.length = 0;
		await embedded.pool.query('select * from note');
		expect(synced).toEqual([]);
		await embedded.checkpoint();
		expect(synced).toContain('global/pg_control');
		expect(synced.some((path) => path.startsWith('base/'))).toBe(true);
		await embedded.close();
	}, 20_000);
});

/**
 * A disk that keeps only what was synced: each file arrives in the shadow when its sync returns.
 * `cut` is the power failing: nothing arrives any more.
 */
function shadowing(directory: string, shadow: string) {
	let power = true;
	return {
		begin: () => cpSync(directory, shadow, { recursive: true }),
		synced: (path: string) => {
			if (!power) return;
			const target = join(shadow, 'cluster', path);
			try {
				mkdirSync(dirname(target), { recursive: true });
				copyFileSync(join(directory, 'cluster', path), target);
			} catch (error) {
				// The sync of a directory keeps its entries, of which the shadow never forgets one.
				if (!['EISDIR', 'ERR_FS_EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
			}
		},
		cut: () => {
			power = false;
		},
	};
}

/** Ten writers until the given number of commits is acknowledged; gives their ids. */
async function write(embedded: Embedded, wanted: number, seed: number): Promise<number[]> {
	const acknowledged: number[] = [];
	let next = 0;
	const writer = async () => {
		while (acknowledged.length < wanted) {
			const id = next++;
			const client = await embedded.pool.connect();
			try {
				await client.query('begin');
				await client.query('insert into note values ($1, $2)', [id, `${seed} ${'words '.repeat(id % 40)}`]);
				await client.query("update balance set hours = hours - 1 where person = 'a'");
				await client.query("update balance set hours = hours + 1 where person = 'b'");
				await client.query('commit');
				if (acknowledged.length < wanted) acknowledged.push(id);
			} finally {
				client.release();
			}
			if (id % 31 === seed * 7) await embedded.checkpoint();
		}
	};
	await Promise.all(Array.from({ length: 10 }, writer));
	return acknowledged;
}

async function powerCut(name: string, durable: boolean, commits: number, seed: number) {
	const directory = join(root, name);
	const after = join(root, `${name}-after`);
	const shadow = shadowing(directory, after);
	// Made durably in either case, so that the shadow begins as a whole cluster.
	await (await openEmbedded(directory, { loadDataDir: empty })).close();
	shadow.begin();
	const embedded = await openEmbedded(directory, { durable, synced: shadow.synced });
	const acknowledged = await write(embedded, commits, seed);
	shadow.cut();
	await embedded.close();

	const reopened = await openEmbedded(after);
	const { rows: notes } = await reopened.pool.query('select id from note');
	const { rows: sums } = await reopened.pool.query('select sum(hours)::int as hours from balance');
	const { rows: byIndex } = await reopened.pool
		.query(
			`set enable_seqscan = off; set enable_bitmapscan = off;
		select count(*)::int as n from note where words >= ''`,
		)
		.then((results) => (results as unknown as { rows: { n: number }[] }[]).at(-1) ?? { rows: [] });
	await reopened.close();
	const kept = new Set(notes.map(({ id }) => id as number));
	return {
		lost: acknowledged.filter((id) => !kept.has(id)).length,
		kept: kept.size,
		hours: sums[0]?.hours,
		byIndex: byIndex[0]?.n,
	};
}

describe('a power cut', () => {
	const cuts = Array.from({ length: effort.powerCuts }, (_, n) => [n + 1, 35 + ((n * 37) % 120)] as const);
	test.each(cuts)(
		'loses no acknowledged commit (seed %i, %i commits)',
		async (seed, commits) => {
			const { lost, kept, hours, byIndex } = await powerCut(`cut-${seed}`, true, commits, seed);
			expect({ lost, hours }).toEqual({ lost: 0, hours: 2000 });
			expect(kept).toBeGreaterThanOrEqual(commits);
			expect(byIndex).toBe(kept);
		},
		effort.patience,
	);

	test('loses them when commits do not wait for the disk', async () => {
		const { lost, hours } = await powerCut('cut-control', false, 40, 1);
		expect({ lost, hours }).toEqual({ lost: 40, hours: 2000 });
	}, 120_000);
});
