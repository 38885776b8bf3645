import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { type Server, startServer, temporaryFolder } from '../server.ts';

export { expect };

interface Journey {
	/** A page signed in as somebody of the demonstration school, by their key. */
	as: (person: string) => Promise<Page>;
}

interface Shared {
	/** A server with a demonstration school, one for all journeys of a worker. */
	school: Server;
	/** A server on which nobody has set anything up. */
	empty: Server;
}

async function served(use: (server: Server) => Promise<void>, prepare?: (server: Server) => Promise<void>): Promise<void> {
	const { folder, remove } = await temporaryFolder();
	const server = await startServer(folder);
	try {
		await prepare?.(server);
		await use(server);
	} finally {
		await server.stop();
		await remove();
	}
}

async function makeSchool(server: Server): Promise<void> {
	const made = await fetch(`${server.origin}/demonstration?/make`, { method: 'POST', body: new URLSearchParams(), redirect: 'manual', headers: { origin: server.origin, accept: 'text/html' } });
	if (made.status !== 303) throw new Error(`No demonstration school: ${made.status}\n${server.log()}`);
}

/** Signs a browser in as somebody of the demonstration school. */
export async function signIn(context: BrowserContext, origin: string, person: string): Promise<Page> {
	const answer = await fetch(`${origin}/demonstration?/be`, {
		method: 'POST', body: new URLSearchParams({ person }), redirect: 'manual', headers: { origin, accept: 'text/html' },
	});
	const cookies = answer.headers.getSetCookie().map((line) => {
		const [pair = ''] = line.split(';');
		const cut = pair.indexOf('=');
		return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: origin };
	});
	if (cookies.length === 0) throw new Error(`${person} could not be signed in: ${answer.status}`);
	await context.addCookies(cookies);
	return context.newPage();
}

export const test = base.extend<Journey, Shared>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
	school: [async ({}, use) => served(use, makeSchool), { scope: 'worker', timeout: 120_000 }],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
	empty: [async ({}, use) => served(use), { scope: 'worker', timeout: 120_000 }],
	baseURL: async ({ school }, use) => use(school.origin),
	as: async ({ browser, school, contextOptions }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (person) => {
			const context = await browser.newContext({ ...contextOptions, baseURL: school.origin });
			contexts.push(context);
			return signIn(context, school.origin, person);
		});
		for (const context of contexts) await context.close();
	},
});
