import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf, cast, planted, rehearse, scene } from '../cast/index.ts';
import { ownEngine } from '../installation.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { endProcess, temporaryFolder } from '../server.ts';
import { type Cuttable, makeCuttable } from './cuttable.ts';
import { effort } from './effort.ts';
import { type KillableBrowser, startBrowser } from './killable-browser.ts';

/** The device is the same whatever the server keeps its rows in: in `npm test` PostgreSQL has one. */
const schedules = effort.whole || ownEngine === 'embedded' ? effort.schedules : effort.schedules.slice(0, 1);

let server: PreparedServer;
let network: Cuttable;
let profile: Awaited<ReturnType<typeof temporaryFolder>>;
let browser: KillableBrowser;
let page: Page;

beforeAll(async () => {
	server = await startPrepared(rehearse);
	network = await makeCuttable();
	network.leadTo(server.origin);
	profile = await temporaryFolder();
	await takeUp();
	await page.goto(`${network.origin}/today`);
	await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
	await openPocket();
}, 120_000);

afterAll(async () => {
	await browser?.kill();
	await network?.stop();
	await server?.stop();
	await profile?.remove();
});

/** Takes up the device: its browser starts, and somebody is signed in. */
async function takeUp(): Promise<void> {
	browser = await startBrowser(profile.folder);
	const cookies = server.keys.ada.cookie.split('; ').map((pair) => {
		const cut = pair.indexOf('=');
		return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: network.origin };
	});
	await browser.context.addCookies(cookies);
	page = await browser.context.newPage();
}

/** Opens the page that needs no network, and waits until it shows whom one may choose. */
async function openPocket(): Promise<void> {
	const clara = page.getByRole('link', { name: /Clara/ }).first();
	for (let left = 10; ; left -= 1)
		try {
			await page.goto(`${network.origin}/pocket`);
			return await clara.waitFor({ timeout: 3000 });
		} catch (error) {
			// Right after the first start the worker may still be fetching what it holds.
			if (left === 0) throw error;
		}
}

/** Writes a visit down, up to where the page says that it is saved here. */
async function capture(words: string): Promise<void> {
	await page.goto(`${network.origin}/pocket?teacher=${cast.clara.id}&collaboration=${scene.clara}`);
	await page.getByRole('group', { name: planted.teachingPoint }).getByRole('radio', { name: 'Seen' }).check();
	await page.getByLabel('In your words').fill(words);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.waitForURL(/\?kept$/);
}

const waiting = () =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const asked = indexedDB.open('tandem');
				asked.onerror = () => reject(asked.error);
				asked.onsuccess = () => {
					const counted = asked.result.transaction('entry').objectStore('entry').count();
					counted.onsuccess = () => {
						asked.result.close();
						resolve(counted.result);
					};
				};
			}),
	);

/** Numbers from 0 up to 1 that a seed decides: mulberry32. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const mishaps = {
	'the network goes': async () => network.turn('gone'),
	'answers are lost': async () => network.turn('loses answers'),
	'the network comes': async () => network.turn('carries'),
	'the tab is closed': async () => {
		await page.close();
		page = await browser.context.newPage();
		await openPocket();
	},
	'the browser is killed': async () => {
		await browser.kill();
		await takeUp();
		await openPocket();
	},
	'the server is killed': async () => {
		await endProcess(server, 'SIGKILL');
		server = await server.again();
		network.leadTo(server.origin);
	},
};
type Mishap = keyof typeof mishaps;

/** What happens in a schedule: captures, each followed by a mishap a few milliseconds later, in the middle of its sending. */
function scheduleOf(seed: number): { happens: Mishap; after: number }[] {
	const random = randomFrom(seed);
	const names = Object.keys(mishaps) as Mishap[];
	return Array.from({ length: 4 }, () => ({
		happens: names[Math.floor(random() * names.length)] ?? 'the network goes',
		after: Math.floor(random() * 80),
	}));
}

async function run(seed: number): Promise<string[]> {
	const written: string[] = [];
	const steps = scheduleOf(seed);
	for (const { happens, after } of steps) {
		const words = `Schedule ${seed}, entry ${written.length}`;
		await capture(words);
		written.push(words);
		await wait(after);
		await mishaps[happens]();
	}
	network.turn('carries');
	await openPocket();
	const story = steps.map(({ happens, after }) => `${happens} after ${after} ms`).join(', ');
	await expect
		.poll(
			async () => {
				await page
					.getByRole('button', { name: 'Send now' })
					.click({ timeout: 200 })
					.catch(() => undefined);
				return waiting();
			},
			{ timeout: 60_000, message: `schedule ${seed}: ${story}` },
		)
		.toBe(0);
	return written;
}

describe('what is captured on a device while everything breaks', () => {
	it(
		`is on the server exactly once, in each of ${schedules.length} schedules`,
		async () => {
			const written: string[] = [];
			for (const seed of schedules) written.push(...(await run(seed)));
			const kept = await server.read(() =>
				unitOfWork(actorOf('ada'), (tx) =>
					tx
						.selectFrom('visit')
						.innerJoin('note', 'note.visit_id', 'visit.id')
						.innerJoin('look_for_check as check', 'check.visit_id', 'visit.id')
						.select(['note.words', 'check.how'])
						.where('note.words', 'like', 'Schedule %')
						.orderBy('note.words')
						.execute(),
				),
			);
			expect(kept).toEqual([...written].sort().map((words) => ({ words, how: 'seen' })));
		},
		schedules.length * 90_000,
	);
});
