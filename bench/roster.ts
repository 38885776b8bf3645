// How many rows of a roster are read and compared in a second, and how the peak memory grows from 20,000 users to 200,000:
// each in a process of its own, on an empty database. The set is OneRoster 1.1: of a hundred users seven are staff, the others
// students and guardians.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { acceptRoster, findSummary, previewRoster, undoImport } from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { openInFolder, openPostgresql, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import type { Databases } from './databases.ts';
import { writeRosterSet } from './roster-set.ts';
import { type Row, ratio } from './row.ts';

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
export async function measureRoster(databases: Databases): Promise<Row[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-roster-'));
	try {
		const rowsOf = new Map<number, number>();
		for (const users of [small, large])
			rowsOf.set(users, await writeRosterSet(join(folder, String(users)), users));
		const figures: Row[] = [];
		for (const engine of ['embedded', 'postgresql']) {
			const runs: Run[] = [];
			for (const users of [small, large]) {
				const place: Record<string, string> =
					engine === 'embedded'
						? { BENCH_FOLDER: join(folder, `database-${users}`) }
						: { BENCH_URL: await databases.empty() };
				runs.push(await inProcess(join(folder, String(users)), rowsOf.get(users) ?? 0, place));
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
		ratio(what('peak memory, the one against the other'), more.peakMegabytes / less.peakMegabytes, goal),
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

/** Another person's query every 20 ms; gives the longest that one waited since it was last asked. */
function somebodyElse(): { longest: () => number; stop: () => Promise<void> } {
	let longest = 0;
	let running = true;
	let waitingSince: number | undefined;
	const asking = (async () => {
		while (running) {
			waitingSince = performance.now();
			await unitOfWork({ kind: 'visitor' }, (tx) => tx.selectFrom('organisation').select('id').execute());
			longest = Math.max(longest, performance.now() - waitingSince);
			waitingSince = undefined;
			await wait(20);
		}
	})();
	return {
		longest: () => {
			const now = performance.now();
			// Who waits still has waited so long already, and begins anew.
			const most = Math.max(longest, waitingSince === undefined ? 0 : now - waitingSince);
			longest = 0;
			if (waitingSince !== undefined) waitingSince = now;
			return most;
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
