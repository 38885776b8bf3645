// From the start of the process to its first page, and the memory that it takes before and after ten thousand requests, on the
// demonstration school, on each engine; and how much script the pages bring.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDemonstration } from '#server/domain/demonstration/index.ts';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { forgetSignInLibrary, startSession } from '#server/platform/sign-in/index.ts';
import { scriptSizes } from '../tests/script-sizes.ts';
import { type Server, startServer, temporaryFolder } from '../tests/server.ts';
import type { Databases } from './databases.ts';
import { addressIn } from './databases.ts';
import { at, type Row } from './row.ts';

const starts = 5;
const mostStartMs = 2_000;
const requests = 10_000;
/** Requests at a time. */
const together = 4;
/** So long after its first page a process is idle, milliseconds. */
const settling = 5_000;
/** The second half of the requests may leave at most this share more than the first half did. */
const flat = 1.1;
const mostScriptKb = 60;

const pages = ['/today', '/notebook', '/visits', '/collaborations', '/people', '/next-steps', '/profile'];

/** Writes the demonstration and gives the cookie of its first facilitator. */
async function prepare(database: Database): Promise<string> {
	useDatabase(database);
	forgetSignInLibrary();
	try {
		const made = await makeDemonstration();
		if (isRefusal(made)) throw new Error(made.code);
		const started = await startSession(addressIn('ada'));
		if (isRefusal(started)) throw new Error(started.code);
		return started.cookies.map((line) => line.split(';')[0]).join('; ');
	} finally {
		useDatabase(undefined);
		forgetSignInLibrary();
		await database.close();
	}
}

async function ask(server: Server, path: string, cookie: string): Promise<void> {
	const answer = await fetch(server.origin + path, { headers: { cookie }, redirect: 'manual' });
	await answer.text();
	if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
}

async function askMany(server: Server, count: number, cookie: string): Promise<void> {
	let left = count;
	await Promise.all(
		Array.from({ length: together }, async () => {
			while (left > 0) {
				left -= 1;
				await ask(server, pages[left % pages.length] ?? '/today', cookie);
			}
		}),
	);
}

function memoryOf(server: Server): number {
	const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

const pause = (length: number) => new Promise((done) => setTimeout(done, length));

async function measureEngine(engine: string, url: string | undefined): Promise<Row[]> {
	const { folder, remove } = await temporaryFolder();
	try {
		const env: Record<string, string> = url === undefined ? {} : { DATABASE_URL: url };
		const cookie = await prepare(
			url === undefined ? await openInFolder(join(folder, 'database')) : await openPostgresql(url, undefined),
		);
		const times: number[] = [];
		for (let turn = 0; turn < starts; turn += 1) {
			const began = performance.now();
			// What `npm start` does first: seeing that what is built is built of these files.
			spawnSync(process.execPath, ['tools/prepare.mjs', 'build'], { stdio: 'ignore' });
			const server = await startServer(folder, env);
			await ask(server, '/today', cookie);
			times.push(performance.now() - began);
			await server.stop();
		}
		const server = await startServer(folder, env);
		try {
			await ask(server, '/today', cookie);
			await pause(settling);
			const idle = memoryOf(server);
			await askMany(server, requests / 2, cookie);
			const half = memoryOf(server);
			await askMany(server, requests / 2, cookie);
			const whole = memoryOf(server);
			const what = (text: string) => `${engine}: ${text}`;
			const start = at(times, 0.5);
			const grown = whole / half;
			return [
				{
					what: what('start to first page, checks of npm start included'),
					value: start,
					unit: 'ms',
					goal: `≤ ${mostStartMs} ms`,
					ok: start <= mostStartMs,
				},
				{ what: what('memory when idle'), value: idle, unit: 'MB' },
				{ what: what(`memory after ${requests / 2} requests`), value: half, unit: 'MB' },
				{ what: what(`memory after ${requests} requests`), value: whole, unit: 'MB' },
				{
					what: what('memory after all to after half of them'),
					value: grown,
					unit: '×',
					goal: `≤ ${flat}`,
					ok: grown <= flat,
				},
			];
		} finally {
			await server.stop();
		}
	} finally {
		await remove();
	}
}

async function measureScript(): Promise<Row[]> {
	const sizes = (await scriptSizes()).filter(({ brotli }) => brotli > 0);
	const largest = (by: 'brotli' | 'gzip') => Math.max(...sizes.map((size) => size[by])) / 1000;
	return [
		{
			what: 'script of the largest page, brotli, as it is sent',
			value: largest('brotli'),
			unit: 'kB',
			goal: `≤ ${mostScriptKb} kB`,
			ok: largest('brotli') <= mostScriptKb,
		},
		{
			what: 'script of the largest page, to a browser that takes gzip only',
			value: largest('gzip'),
			unit: 'kB',
		},
	];
}

/** Starting, memory and script. Linux only: memory is read from /proc. */
export async function measureStart(databases: Databases): Promise<Row[]> {
	return [
		...(await measureEngine('embedded', undefined)),
		...(await measureEngine('postgresql', await databases.empty())),
		...(await measureScript()),
	];
}
