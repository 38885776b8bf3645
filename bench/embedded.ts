// What it costs that a commit on the embedded engine waits for the disk, and how much room its log and its tables take when
// everything in a table is changed five hundred times, with its upkeep as it runs in the product.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dueUpkeep, type Embedded, openEmbedded } from '#server/platform/database/embedded/index.ts';
import { temporaryFolder } from '../tests/server.ts';
import { at, type Row, ratio } from './row.ts';

const commits = 300;
const rounds = 500;
const rows = 2_000;
const mostLogMb = 80;
/** The table may grow to so many times its size at first: the versions of rows that upkeep has not come to yet. */
const mostGrowth = 40;

const table = `create table measured (id int primary key, changed timestamptz not null, words text not null);
	create index measured_changed on measured (changed);
	insert into measured select n, now(), repeat('words ', 20) from generate_series(1, ${rows}) n`;

async function inFolder<Result>(
	durable: boolean,
	work: (embedded: Embedded, folder: string) => Promise<Result>,
) {
	const { folder, remove } = await temporaryFolder();
	const place = join(folder, 'database');
	const embedded = await openEmbedded(place, { durable });
	try {
		await embedded.superuser((exec) => exec(table));
		return await work(embedded, place);
	} finally {
		await embedded.close();
		await remove();
	}
}

async function timeCommits(embedded: Embedded): Promise<number> {
	const times: number[] = [];
	for (let n = 0; n < commits; n += 1) {
		const began = performance.now();
		await embedded.pool.query('update measured set changed = now() where id = $1', [1 + (n % rows)]);
		times.push(performance.now() - began);
	}
	return at(times, 0.5);
}

const megabytesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6;

async function changeEverything(embedded: Embedded, folder: string): Promise<Row[]> {
	const size = async () =>
		Number((await embedded.superuser((exec) => exec(`select pg_total_relation_size('measured')`)))[0]?.[0]) /
		1e6;
	const upkeep = dueUpkeep(embedded, { now: () => new Date() });
	const first = await size();
	let [most, mostLog] = [first, 0];
	for (let round = 0; round < rounds; round += 1) {
		await embedded.pool.query('update measured set changed = clock_timestamp()');
		await upkeep();
		most = Math.max(most, await size());
		mostLog = Math.max(mostLog, megabytesIn(join(folder, 'cluster', 'pg_wal')));
	}
	return [
		{ what: `embedded: a table of ${rows} rows at first`, value: first, unit: 'MB' },
		ratio(
			`embedded: the same at its largest, ${rounds} changes of all its rows, to the first`,
			most / first,
			mostGrowth,
		),
		{
			what: 'embedded: the write log at its largest meanwhile',
			value: mostLog,
			unit: 'MB',
			goal: `≤ ${mostLogMb} MB`,
			ok: mostLog <= mostLogMb,
		},
	];
}

/** The embedded engine's own costs. */
export async function measureEmbedded(): Promise<Row[]> {
	const [on, off] = [await inFolder(true, timeCommits), await inFolder(false, timeCommits)];
	return [
		{ what: 'embedded: a commit that waits for the disk, median', value: on, unit: 'ms' },
		{ what: 'embedded: a commit that does not, median', value: off, unit: 'ms' },
		{ what: 'embedded: durability on to off', value: on / off, unit: '×' },
		...(await inFolder(true, changeEverything)),
	];
}
