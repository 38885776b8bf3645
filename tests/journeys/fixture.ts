import { cp } from 'node:fs/promises';
import {
	type BrowserContext,
	type BrowserContextOptions,
	test as base,
	expect,
	type Page,
} from '@playwright/test';
import { faultsIn, type Server, startServer, temporaryFolder } from '../server.ts';
import { demonstrationData } from './demonstration.ts';
import { post } from './post.ts';

export { expect };

interface Journey {
	/** A page signed in as somebody of the demonstration school, by their key. */
	as: (person: string, options?: BrowserContextOptions) => Promise<Page>;
	/** What pages complained of so far: a journey with a complaint fails. */
	faults: string[];
	/** A server on which nobody has set anything up, for one journey alone. */
	fresh: Server;
}

interface Shared {
	/** A server with a demonstration school, one for all journeys of a worker. */
	school: Server;
	/** The same in development: pseudo-languages can be asked for. */
	development: Server;
}

/** A server on a data directory of its own, until `use` is through with it. */
async function served(
	use: (server: Server) => Promise<void>,
	env: Record<string, string> = {},
	demonstration?: string,
): Promise<void> {
	const { folder, remove } = await temporaryFolder();
	if (demonstration !== undefined) await cp(demonstration, folder, { recursive: true });
	const server = await startServer(folder, env);
	try {
		await use(server);
		expect(faultsIn(server.log())).toEqual([]);
	} finally {
		await server.stop();
		await remove();
	}
}

/** The cookie of somebody of the demonstration school, as a request sends it. */
export async function cookieOf(origin: string, person: string): Promise<string> {
	const answer = await post(origin, '/demonstration?/be', { person });
	const [pair = ''] = answer.headers
		.getSetCookie()
		.filter((line) => line.includes('session_token'))
		.map((line) => line.split(';')[0]);
	if (!pair) throw new Error(`${person} could not be signed in: ${answer.status}`);
	return pair;
}

/** Goes to pages and waits for the script that they come with: a test fills a field while the page comes alive, as nobody can. */
function waitForScript(page: Page): Page {
	const go = page.goto.bind(page);
	page.goto = async (...args) => {
		const answer = await go(...args);
		await page.waitForFunction(
			() =>
				document.querySelector('#svelte-announcer') !== null ||
				![...document.scripts].some(({ text }) => text.includes('.start(app, element')),
		);
		return answer;
	};
	return page;
}

/** Signs a browser in as somebody of the demonstration school. */
export async function signIn(context: BrowserContext, origin: string, person: string): Promise<Page> {
	const pair = await cookieOf(origin, person);
	const cut = pair.indexOf('=');
	await context.addCookies([{ name: pair.slice(0, cut), value: pair.slice(cut + 1), url: origin }]);
	return context.newPage();
}

/** Hears what pages of a browser complain of: errors in script, and whatever their own policy refused. */
function listen(context: BrowserContext, faults: string[]): void {
	context.on('weberror', (fault) => faults.push(`${fault.page()?.url()}: ${fault.error().message}`));
	context.on('console', (message) => {
		// That an answer is a refusal is the journey's matter, not a fault of the page.
		if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
		faults.push(`${message.page()?.url()}: ${message.text()}`);
	});
}

export const test = base.extend<Journey, Shared>({
	school: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
		async ({}, use) => served(use, {}, demonstrationData()),
		{ scope: 'worker', timeout: 300_000 },
	],
	development: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
		async ({}, use) => served(use, { TANDEM_DEVELOPMENT: '1' }, demonstrationData()),
		{ scope: 'worker', timeout: 300_000 },
	],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
	fresh: [async ({}, use) => served(use), { timeout: 300_000 }],
	baseURL: async ({ school }, use) => use(school.origin),
	faults: [
		async ({ context }, use) => {
			const faults: string[] = [];
			listen(context, faults);
			await use(faults);
			expect(faults, 'what pages complained of').toEqual([]);
		},
		{ auto: true },
	],
	as: async ({ browser, school, faults, javaScriptEnabled }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (person, options = {}) => {
			const context = await browser.newContext({ baseURL: school.origin, ...options });
			listen(context, faults);
			contexts.push(context);
			const page = await signIn(context, options.baseURL ?? school.origin, person);
			return (options.javaScriptEnabled ?? javaScriptEnabled) === false ? page : waitForScript(page);
		});
		for (const context of contexts) await context.close();
	},
});
