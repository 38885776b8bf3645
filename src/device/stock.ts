import { immutable } from '$app/manifest';

const files = immutable.map(({ path }) => `/${path.replace(/^\//, '')}`);

/** One for each build: what belongs together is kept and thrown away together. */
const store = `tandem ${signOf(files.join(' '))}`;

function signOf(text: string): string {
	let sum = 0;
	for (const sign of text) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0;
	return (sum >>> 0).toString(36);
}

/** The pages that open without a network. */
const pages = ['/pocket', '/pocket/both', '/pocket/leaving'];
const pictures = ['/icon.svg', '/site.webmanifest'];

/** The letters that the page is written in; those of other scripts come when there is a network. */
const letters = files.filter((path) => path.endsWith('.woff2') && path.includes('latin'));

/**
 * Keeps the pages that open without a network, with the script, styles and letters that they name. They are the same for
 * everybody and hold nothing of anybody. Throws when any of it does not come: half a page is none.
 */
export async function stockUp(): Promise<void> {
	// In development files change under their names: nothing of them is kept.
	if (files.length === 0) return;
	const cache = await caches.open(store);
	const answers = await Promise.all(pages.map((page) => fetch(page, { cache: 'no-store' })));
	const named = new Set([...letters, ...pictures]);
	for (const answer of answers) {
		if (!answer.ok || answer.redirected) throw new Error('A page for no network did not come');
		const html = await answer.clone().text();
		for (const [path] of html.matchAll(/_app\/(?:immutable\/[\w./-]+\.(?:js|css)|env\.js)/g))
			named.add(`/${path}`);
	}
	await cache.addAll([...named]);
	for (const [index, answer] of answers.entries()) await cache.put(pages[index] ?? '', answer);
}

/** Throws away what earlier builds kept. */
export async function clearOut(): Promise<void> {
	for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
}

/** A page that opens without a network, whatever it is asked for. */
export async function findPage(path: string): Promise<Response | undefined> {
	return (await caches.open(store)).match(path);
}

/** Whether an address is that of such a page. */
export const isPage = (path: string): boolean => pages.includes(path);

/** What the page names: script, styles, letters, the icon. */
export async function findPiece(request: Request): Promise<Response | undefined> {
	return (await caches.open(store)).match(request);
}

/** Whether an address may be such a piece. */
export function isPiece(path: string): boolean {
	return path.startsWith('/_app/') || pictures.includes(path);
}
