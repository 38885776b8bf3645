// How many rows of a roster are read and compared in a second, and how the peak memory grows from 20,000 users to 200,000:
// each in a process of its own, on an empty database. `node bench/roster.ts`; on PostgreSQL, too, with
// TANDEM_TEST_DATABASE_URL. The set is OneRoster 1.1: of a hundred users seven are staff, the others students and guardians.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { acceptRoster, findSummary, previewRoster, undoImport } from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { openInFolder, openPostgresql, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { writeRosterSet } from './roster-set.ts';

/** A figure of a table. `ok` only where there is a goal. */
export interface Row {
	what: string;
	value: number;
	unit: string;
	goal?: string;
	ok?: boolean;
}

interface Run {
	rows: number;
	prepareMs: number;
	acceptMs: number;
	undoMs: number;
	/** The longest that somebody else's query waited meanwhile. */
	waitedMs: { preparing: number; accepting: number; undoing: number };
	peakMegabytes: number;
	/** What of the memory of JavaScript is in use when what is no longer needed has been collected. */
	liveMegabytes: number;
	staff: number;
}

const small = 20_000;
const large = 200_000;
const goal = 1.3;

/** Imports both sets on each engine there is, accepts and undoes them, and gives the figures. */
export async function measureRoster(): Promise<Row[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-roster-'));
	try {
		const rowsOf = new Map<number, number>();
		for (const users of [small, large])
			rowsOf.set(users, await writeRosterSet(join(folder, String(users)), users));
		const figures: Row[] = [];
		const server = process.env.TANDEM_TEST_DATABASE_URL;
		for (const engine of server === undefined ? ['embedded'] : ['embedded', 'postgresql']) {
			const runs: Run[] = [];
			for (const users of [small, large]) {
				const set = join(folder, String(users));
				const rows = rowsOf.get(users) ?? 0;
				runs.push(
					engine === 'embedded'
						? await inProcess(set, rows, { BENCH_FOLDER: join(folder, `database-${users}`) })
						: await onServer(server ?? '', (url) => inProcess(set, rows, { BENCH_URL: url })),
				);
			}
			figures.push(...rowsFor(engine, runs));
		}
		return figures;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function rowsFor(engine: string, [less, more]: Run[]): Row[] {
	if (less === undefined || more === undefined) return [];
	const ratio = more.peakMegabytes / less.peakMegabytes;
	const what = (text: string) => `roster, ${engine}: ${text}`;
	const users = `${large.toLocaleString('en')} users`;
	return [
		{
			what: what('rows a second, read and compared'),
			value: Math.round(more.rows / (more.prepareMs / 1000)),
			unit: 'rows/s',
		},
		{
			what: what(`${users}, ${more.rows.toLocaleString('en')} rows, read and compared`),
			value: more.prepareMs / 1000,
			unit: 's',
		},
		{
			what: what(`${users}, ${more.staff.toLocaleString('en')} of them staff, accepted`),
			value: more.acceptMs / 1000,
			unit: 's',
		},
		{ what: what(`${users}, undone`), value: more.undoMs / 1000, unit: 's' },
		{ what: what('longest wait of somebody else, while read'), value: more.waitedMs.preparing, unit: 'ms' },
		{
			what: what('longest wait of somebody else, while accepted'),
			value: more.waitedMs.accepting,
			unit: 'ms',
		},
		{ what: what('longest wait of somebody else, while undone'), value: more.waitedMs.undoing, unit: 'ms' },
		{ what: what(`peak memory, ${small.toLocaleString('en')} users`), value: less.peakMegabytes, unit: 'MB' },
		{ what: what(`peak memory, ${users}`), value: more.peakMegabytes, unit: 'MB' },
		{
			what: what(`live JavaScript memory after it, ${small.toLocaleString('en')} users`),
			value: less.liveMegabytes,
			unit: 'MB',
		},
		{ what: what(`live JavaScript memory after it, ${users}`), value: more.liveMegabytes, unit: 'MB' },
		{
			what: what('peak memory, the one against the other'),
			value: ratio,
			unit: '×',
			goal: `≤ ${goal}×`,
			ok: ratio <= goal,
		},
	];
}

async function inProcess(set: string, rows: number, place: Record<string, string>): Promise<Run> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[fileURLToPath(import.meta.url), '--one', set],
		{
			env: { ...process.env, ...place },
			maxBuffer: 1024 * 1024,
		},
	);
	return { ...(JSON.parse(stdout) as Run), rows };
}

async function onServer<Result>(server: string, run: (url: string) => Promise<Result>): Promise<Result> {
	const name = `tandem_bench_${randomBytes(4).toString('hex')}`;
	const owner = new pg.Client(server);
	await owner.connect();
	await owner.query(`create database ${name}`);
	try {
		return await run(Object.assign(new URL(server), { pathname: `/${name}` }).href);
	} finally {
		await owner.query(`drop database ${name} with (force)`);
		await owner.end();
	}
}

/** Another person's query every 20 ms; gives the longest that one waited since it was last asked. */
function somebodyElse(): { longest: () => number; stop: () => Promise<void> } {
	let longest = 0;
	let running = true;
	const asking = (async () => {
		while (running) {
			const began = performance.now();
			await unitOfWork({ kind: 'visitor' }, (tx) => tx.selectFrom('organisation').select('id').execute());
			longest = Math.max(longest, performance.now() - began);
			await wait(20);
		}
	})();
	return {
		longest: () => {
			const so = longest;
			longest = 0;
			return so;
		},
		stop: async () => {
			running = false;
			await asking;
		},
	};
}

/** Collects what is no longer needed, and says what is left: the peak also holds what the engine has not given back yet. */
function live(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** What the measured process does. */
async function importOne(set: string): Promise<Omit<Run, 'rows'>> {
	const url = process.env.BENCH_URL;
	const database =
		url === undefined
			? await openInFolder(process.env.BENCH_FOLDER ?? 'memory')
			: await openPostgresql(url, undefined);
	useDatabase(database);
	const other = somebodyElse();
	const timed = async <Result>(work: () => Promise<Result>) => {
		other.longest();
		const began = performance.now();
		const result = await work();
		return { result, ms: performance.now() - began, waited: other.longest() };
	};
	const prepared = await timed(() => previewRoster(machine, { kind: 'folder', path: set }, 'bench'));
	if (isRefusal(prepared.result)) throw new Error(prepared.result.code);
	const { importId } = prepared.result;
	const summary = await findSummary(machine, importId);
	if (isRefusal(summary) || summary.staff.new === 0) throw new Error('The set was refused');
	const origin = 'http://localhost';
	const accepted = await timed(() => acceptRoster(machine, importId, { confirmedGone: false, origin }));
	if (isRefusal(accepted.result)) throw new Error(accepted.result.code);
	// The peak is that of reading and accepting; undoing is measured by its time.
	const peakMegabytes = process.resourceUsage().maxRSS / 1024;
	const liveMegabytes = live();
	const undone = await timed(() => undoImport(machine, importId));
	if (isRefusal(undone.result)) throw new Error(undone.result.code);
	await other.stop();
	useDatabase(undefined);
	await database.close();
	return {
		prepareMs: prepared.ms,
		acceptMs: accepted.ms,
		undoMs: undone.ms,
		waitedMs: { preparing: prepared.waited, accepting: accepted.waited, undoing: undone.waited },
		peakMegabytes,
		liveMegabytes,
		staff: summary.staff.new,
	};
}

if (process.argv[2] === '--one') console.log(JSON.stringify(await importOne(process.argv[3] ?? '')));
else if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const figures = await measureRoster();
	console.table(
		Object.fromEntries(
			figures.map(({ what, value, unit, goal: wanted, ok }) => [
				what,
				{ value: Number(value.toPrecision(4)), unit, goal: wanted ?? '', met: ok ?? '' },
			]),
		),
	);
	if (figures.some(({ ok }) => ok === false)) process.exitCode = 1;
}
