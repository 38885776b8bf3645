import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shared } from './demonstration.ts';
import { cookieOf } from './fixture.ts';

const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** Which page an address opens, whatever record it shows: ids and numbers are all one. */
function kindOf(address: URL): string {
	const query = [...address.searchParams.entries()]
		.map(([name, value]) => `${name}=${/^[a-z-]+$/.test(value) ? value : ''}`)
		.sort();
	const path = address.pathname.replace(id, ':id').replace(/^\/u\/\w{13}/, '/u/:code');
	return `${path}?${query.join('&')}`;
}

/**
 * Of which school, team or month a page tells, from where a list goes on, what a form is filled in from: it looks the same for each,
 * and in each language that is read in the same direction.
 */
const whereabouts =
	/^((school|team|person|division|month|from|after|at|on|week|year|grade|unit|collaboration|outside|tool|request|like|as)=.*|in=(en|es|fr))$/;

/** What a page looks like: its kind, whatever school or month it tells of. */
function lookOf(address: URL): string {
	const plain = new URL(address);
	for (const [name, value] of [...plain.searchParams])
		if (whereabouts.test(`${name}=${value}`)) plain.searchParams.delete(name);
	return kindOf(plain);
}

const addresses = (html: string): string[] =>
	[...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

/** How many records of a kind are asked where they lead: not every visit has a guide, not every teacher a notebook. */
const asked = 2;

export interface Found {
	pages: string[];
	/** Links that lead nowhere, with what they answer. */
	broken: string[];
}

/**
 * Every page somebody can reach by links from their day, one of each look, in the order in which they were found; links are followed to
 * two of each kind.
 * @param person the key of somebody of the demonstration school
 */
export async function findPages(origin: string, person: string): Promise<Found> {
	const cookie = await cookieOf(origin, person);
	const found: Found = { pages: [], broken: [] };
	const known = new Map<string, Set<string>>();
	const looks = new Set<string>();
	const ahead = [{ path: '/today', from: '' }];
	for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
		const { path, from } = next;
		const address = new URL(path, origin);
		const kind = known.get(kindOf(address)) ?? new Set();
		if (kind.size === asked || kind.has(path)) continue;
		known.set(kindOf(address), kind.add(path));
		const answer = await fetch(address, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
		if (answer.status !== 200) found.broken.push(`${from} leads to ${path}: ${answer.status}`);
		else if ((answer.headers.get('content-type') ?? '').startsWith('text/html')) {
			if (!looks.has(lookOf(address))) found.pages.push(path);
			looks.add(lookOf(address));
			// What everybody finds without a sign-in is looked at once, by name.
			const links = addresses(await answer.text()).filter(
				(one) => !/^\/(demonstration|api|who-may-see)\b/.test(one),
			);
			ahead.push(...links.map((link) => ({ path: link, from: path })));
		}
	}
	return found;
}

/** Pages that are another page for each kind of person, whatever their address. */
const differs = /^\/(today|notebook|collaborations|visits|people|programme|school|profile)$/;
const crawls = new Map<string, Promise<Found>>();

/** What somebody can reach, found once for all workers: every server begins with the same school, ids and all. */
function crawl(origin: string, person: string): Promise<Found> {
	const known = crawls.get(person) ?? readOrFind(join(shared(), `pages-${person}.json`), origin, person);
	crawls.set(person, known);
	return known;
}

async function readOrFind(file: string, origin: string, person: string): Promise<Found> {
	const kept = await readFile(file, 'utf8').catch(() => undefined);
	if (kept !== undefined) return JSON.parse(kept);
	const found = await findPages(origin, person);
	// Under another name until it is whole: another worker may be looking.
	await writeFile(`${file}.${process.pid}`, JSON.stringify(found));
	await rename(`${file}.${process.pid}`, file);
	return found;
}

/**
 * Of the pages somebody can reach, those that nobody named before them can, and those that are different for each: so that
 * looking at all of them costs one look a kind of page.
 * @param people the keys of everybody whose pages are looked at, in their order
 */
export async function findNewPages(
	origin: string,
	person: string,
	people: readonly string[],
): Promise<Found> {
	const { pages, broken } = await crawl(origin, person);
	const seen = new Set<string>();
	for (const before of people.slice(0, people.indexOf(person)))
		for (const path of (await crawl(origin, before)).pages) seen.add(lookOf(new URL(path, origin)));
	const isNew = (path: string) => differs.test(path) || !seen.has(lookOf(new URL(path, origin)));
	return { pages: pages.filter(isNew), broken };
}
