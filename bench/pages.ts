// How long the server takes for the pages people wait for, as a ratio to its barest signed-in page in the same run.
// Build first: `npm run build && npm run bench`. With DATABASE_URL (an empty database) on PostgreSQL.

import os from 'node:os';
import { startServer, temporaryFolder } from '../tests/server.ts';

const rounds = 60;

interface Measured {
	page: string;
	medianMs: number;
	p95Ms: number;
	kilobytes: number;
}

const form = (origin: string, body: Record<string, string>) => ({
	method: 'POST',
	body: new URLSearchParams(body),
	redirect: 'manual' as const,
	headers: { origin, accept: 'text/html' },
});

async function measure(origin: string, cookie: string, pages: Map<string, string>): Promise<Measured[]> {
	const times = new Map([...pages.keys()].map((page) => [page, [] as number[]]));
	const sizes = new Map<string, number>();
	// Page by page within a round, so that whatever else the machine does meets them all.
	for (let round = 0; round < rounds + 5; round += 1)
		for (const [page, path] of pages) {
			const began = performance.now();
			const text = await (await fetch(origin + path, { headers: { cookie } })).text();
			if (round >= 5) times.get(page)?.push(performance.now() - began);
			sizes.set(page, text.length / 1024);
		}
	return [...times].map(([page, all]) => {
		const sorted = all.toSorted((a, b) => a - b);
		return {
			page,
			medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
			p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
			kilobytes: sizes.get(page) ?? 0,
		};
	});
}

async function firstLink(origin: string, cookie: string, list: string): Promise<string> {
	const text = await (await fetch(origin + list, { headers: { cookie } })).text();
	return new RegExp(`href="(${list}/0[^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? list;
}

const { folder, remove } = await temporaryFolder();
const server = await startServer(folder);
try {
	await fetch(`${server.origin}/demonstration?/make`, form(server.origin, {}));
	const signedIn = await fetch(`${server.origin}/demonstration?/be`, form(server.origin, { person: 'ada' }));
	const cookie = signedIn.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const pages = new Map([
		['the barest page', '/profile'],
		['today', '/today'],
		['notebooks', '/notebook'],
		['one notebook', await firstLink(server.origin, cookie, '/notebook')],
		['collaborations', '/collaborations'],
		['one collaboration', await firstLink(server.origin, cookie, '/collaborations')],
		['visits', '/visits'],
		['capture', '/capture'],
		['people', '/people'],
	]);
	const measured = await measure(server.origin, cookie, pages);
	const bare = measured[0]?.medianMs ?? 1;
	console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.version}, ${rounds} rounds`);
	console.table(
		Object.fromEntries(
			measured.map((one) => [
				one.page,
				{
					'median ms': one.medianMs.toFixed(1),
					'p95 ms': one.p95Ms.toFixed(1),
					'× barest': (one.medianMs / bare).toFixed(1),
					kB: one.kilobytes.toFixed(0),
				},
			]),
		),
	);
} finally {
	await server.stop();
	await remove();
}
