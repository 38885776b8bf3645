import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { knockOutside } from '#server/platform/outside/index.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addResource,
	checkLinks,
	findLinksToMend,
	findResource,
	findResources,
	mendLink,
	sayLinkWorks,
	takeLinks,
	withdrawResource,
} from './index.ts';
import { judge, stands, week } from './link-check.ts';

withDatabase(rehearse);
const clara = actorOf('clara');
let server: Server;
let origin = '';
let asked: { method: string; url: string; agent: string }[] = [];
let atOnce = 0;
let mostAtOnce = 0;
const pages: Record<string, RequestListener> = {};

beforeAll(async () => {
	server = createServer((request, response) => {
		const { method = '', url = '', headers } = request;
		asked.push({ method, url, agent: headers['user-agent'] ?? '' });
		mostAtOnce = Math.max(mostAtOnce, ++atOnce);
		response.on('close', () => { atOnce -= 1; }); // biome-ignore format: short enough for one line
		const page = pages[url.split('?')[0] ?? ''];
		if (page) page(request, response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
	asked = [];
	useSettings({ CALENDAR_HOSTS: '127.0.0.1,localhost', ORIGIN: 'https://tandem.school.test' });
});
afterAll(async () => {
	useSettings(undefined);
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** The same pages at another host. */
const elsewhere = () => origin.replace('127.0.0.1', 'localhost');

async function add(path: string, title = path): Promise<string> {
	const made = await addResource(clara, schools.harbour.id, {
		kind: 'link', title, about: '', steps: '', url: path.startsWith('/') ? origin + path : path, file: null, languages: [],
		grades: [], subjects: [], audience: 'school', tools: [], standards: [], entry: newId(),
	}); // biome-ignore format: a row reads better whole
	if (isRefusal(made)) throw new Error(made.code);
	return made.id;
}

/** Lets what waits be asked for, so many days from now. */
async function checkIn(days: number, witness = `${origin}/here`): Promise<void> {
	const letGo = holdClock(() => new Date(Date.now() + days * 86_400_000 + 7_200_000));
	try {
		await checkLinks(0, witness);
	} finally {
		letGo();
	}
}
const toMend = async () =>
	(await findLinksToMend(clara)).map(({ title, deadSince, movedTo }) => [title, deadSince !== null, movedTo]);

describe('links of resources', () => {
	it('are asked for politely: the head first, one after the other, at most weekly, by a name that can be asked back', async () => {
		pages['/here'] = (_, response) => response.end('A page');
		pages['/no-head'] = (request, response) =>
			response.writeHead(request.method === 'HEAD' ? 405 : 200).end();
		await add('/here');
		await add('/no-head');
		await checkIn(0);
		expect(asked.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
			'GET /no-head',
			'HEAD /here',
			'HEAD /no-head',
		]);
		expect(asked[0]?.agent).toContain('+https://tandem.school.test');
		expect(mostAtOnce).toBe(1);
		asked = [];
		await checkIn(6.9);
		expect(asked).toEqual([]);
		await checkIn(7.5);
		expect(asked).toHaveLength(3);
		expect(await toMend()).toEqual([]);
	});

	it('are called dead when they failed on two different days, and are mended, kept or withdrawn by their owner', async () => {
		const id = await add('/gone');
		await checkIn(0);
		expect(await toMend()).toEqual([]);
		await checkIn(8);
		expect(await toMend()).toEqual([['/gone', true, null]]);
		expect(await findLinksToMend(actorOf('emre'))).toEqual([]);
		expect(await sayLinkWorks(actorOf('emre'), id)).toEqual(missing);
		expect(await sayLinkWorks(clara, id)).toEqual({ id });
		expect(await toMend()).toEqual([]);
		await withdrawResource(clara, id);
		asked = [];
		await checkIn(60);
		expect(asked.map(({ url }) => url)).not.toContain('/gone');
	});

	it('that moved for good are mended with one tap; one that moved for now, or to sign in, is left', async () => {
		pages['/old'] = (_, response) => response.writeHead(301, { location: '/older' }).end();
		pages['/older'] = (_, response) => response.writeHead(308, { location: '/new?v=2' }).end();
		pages['/new'] = (_, response) => response.end('Here');
		pages['/for-now'] = (_, response) => response.writeHead(302, { location: '/new' }).end();
		const [old] = [await add('/old'), await add('/for-now')];
		await checkIn(0);
		expect(await toMend()).toEqual([['/old', false, `${origin}/new?v=2`]]);
		expect(await mendLink(actorOf('emre'), old)).toEqual(missing);
		expect(await mendLink(clara, old)).toEqual({ id: old });
		expect(await findResource(actorOf('emre'), old)).toMatchObject({ url: `${origin}/new?v=2` });
		expect(await mendLink(clara, old)).toEqual(missing);
		pages['/old-house'] = (_, response) => response.writeHead(301, { location: `${origin}/new` }).end();
		const other = await add(`${elsewhere()}/old-house`, 'Moved house');
		await checkIn(0);
		expect(await mendLink(clara, other)).toEqual({ id: other });
		const has = async (words: string) =>
			(await findResources(clara, schools.harbour.id, { words })).resources.some(({ id }) => id === other);
		expect([await has('127'), await has('localhost')]).toEqual([true, false]);
	});

	it('of a host that says it is too much wait, and are not called dead for it', async () => {
		pages['/busy'] = (_, response) => response.writeHead(429, { 'retry-after': '1209600' }).end();
		for (const n of [1, 2, 3]) await add(`/busy?${n}`);
		asked = [];
		await checkIn(0);
		expect(asked.filter(({ url }) => url.startsWith('/busy'))).toHaveLength(1);
		asked = [];
		await checkIn(8);
		expect(asked.filter(({ url }) => url.startsWith('/busy'))).toHaveLength(1);
		expect(await toMend()).toEqual([]);
	});

	it('that nobody answers for are called dead where others answer; where nobody does, it is our own network', async () => {
		const nowhere = [await add('http://gone.invalid/'), await add('http://away.invalid/')];
		const dead = async () => (await toMend()).map(([title]) => title);
		const inDays = (days: number, witness: string) => checkIn(days, witness);
		for (const days of [0, 2, 9, 17]) await inDays(days, 'http://nobody.invalid/');
		expect(await dead()).toEqual([]);
		for (const days of [19, 27]) await inDays(days, `${origin}/here`);
		expect((await dead()).sort()).toEqual(['http://away.invalid/', 'http://gone.invalid/']);
		for (const id of nowhere) await withdrawResource(clara, id);
	});

	it('of a host that takes nothing do not hold up those of others', async () => {
		pages['/never'] = (_, response) => response.writeHead(429).end();
		const links = Array.from({ length: 310 }, (_, n) => `${origin}/never?${n}`);
		const brought = links.map((url) => ({
			title: url,
			url,
			about: '',
			subjects: [],
			grades: [],
			languages: [],
		}));
		await takeLinks(clara, schools.harbour.id, { links: brought, audience: 'school' });
		const last = await add(`${elsewhere()}/here?last`);
		asked = [];
		await checkIn(80);
		expect(asked.map(({ url }) => url)).toContain('/here?last');
		expect(asked.length).toBeLessThan(60);
		await withdrawResource(clara, last);
	});

	it('never lead into one’s own network, by name, by number, or by being led on', async () => {
		useSettings({ ORIGIN: 'https://tandem.school.test' });
		const knock = (address: string) => knockOutside({ address, method: 'HEAD', mostTime: 2000, agent: 'x', allowed: [] });
		for (const address of [origin, 'http://localhost/', 'http://[::1]/', 'http://169.254.169.254/latest', 'http://2130706433/', 'http://[::ffff:10.0.0.1]/'])
			expect(await knock(address), address).toEqual({ kind: 'problem', problem: 'private-address' });
		await add('/here?again');
		asked = [];
		await checkIn(0);
		expect(asked).toEqual([]);
		useSettings({ CALENDAR_HOSTS: '127.0.0.1' });
		pages['/led'] = (_, response) => response.writeHead(301, { location: 'http://10.0.0.1/admin' }).end();
		await add('/led');
		await checkIn(0);
		expect(await toMend()).toEqual([]);
	}); // biome-ignore format: short enough for its lines

	it('are told to the machine by key, host and when they are due, and by no word more', async () => {
		await expect(unitOfWork(machine, (tx) => tx.selectFrom('link_check').select('moved_to').execute())).rejects.toMatchObject({ code: '42501' });
		await expect(unitOfWork(machine, (tx) => tx.selectFrom('resource').select('id').execute())).rejects.toMatchObject({ code: '42501' });
		await expect(unitOfWork(actorOf('ivo'), (tx) => tx.selectFrom('link_check').select('host').execute())).resolves.toEqual([]);
	}); // biome-ignore format: short enough for its lines

	it('that fail are asked for later and later', () => {
		const at = new Date('2026-11-02T10:00:00Z');
		const fails = (before: number, failedOn: string | null) =>
			stands({ fails: before, failedOn, deadSince: null, movedTo: null }, { kind: 'fails' }, at, 0);
		expect(fails(0, null)).toMatchObject({ fails: 1, deadSince: null });
		expect(fails(1, '2026-11-02')).toMatchObject({ fails: 1, deadSince: null });
		expect(fails(1, '2026-10-26')).toMatchObject({ fails: 2, deadSince: at });
		expect([1, 2, 3, 9].map((n) => (fails(n, '2026-10-26').dueAt.getTime() - at.getTime()) / week)).toEqual([1, 2, 4, 4]);
		const busy = { kind: 'answer', status: 503, location: null, retryAfter: null } as const;
		expect(judge([503], 'https://a.test/', busy, 'https://a.test/')).toMatchObject({ kind: 'unknown' });
		for (const status of [401, 403, 999])
			expect(judge([status], 'https://a.test/', { ...busy, status }, 'https://a.test/'), String(status)).toEqual({ kind: 'works', movedTo: null });
	}); // biome-ignore format: short enough for its lines
});
