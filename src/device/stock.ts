import { immutable } from '$app/manifest';

const files = immutable.map(({ path }) => `/${path.replace(/^\//, '')}`);

/** One for each build: what belongs together is kept and thrown away together. */
const store = `tandem ${signOf(files.join(' '))}`;

function signOf(text: string): string {
	let sum = 0;
	for (const sign of text) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0;
	return (sum >>> 0).toString(36);
}

const page = '/pocket';
const pictures = ['/icon.svg', '/site.webmanifest'];

/** The letters that the page is written in; those of other scripts come when there is a network. */
const letters = files.filter((path) => path.endsWith('.woff2') && path.includes('latin'));

/**
 * Keeps the page that opens without a network, with the script, styles and letters that it names. It is the same for
 * everybody and holds nothing of anybody. Throws when any of it does not come: half a page is none.
 */
export async function stockUp(): Promise<void> {
	// In development files change under their names: nothing of them is kept.
	if (files.length === 0) return;
	const answer = await fetch(page, { cache: 'no-store' });
	if (!answer.ok || answer.redirected) throw new Error('The page for no network did not come');
	const html = await answer.clone().text();
	const named = [...html.matchAll(/_app\/(?:immutable\/[\w./-]+\.(?:js|css)|env\.js)/g)].map(
		([path]) => `/${path}`,
	);
	const cache = await caches.open(store);
	await cache.addAll([...new Set([...named, ...letters, ...pictures])]);
	await cache.put(page, answer);
}

/** Throws away what earlier builds kept. */
export async function clearOut(): Promise<void> {
	for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
}

/** The page that opens without a network. */
export async function findPage(): Promise<Response | undefined> {
	return (await caches.open(store)).match(page);
}

/** What the page names: script, styles, letters, the icon. */
export async function findPiece(request: Request): Promise<Response | undefined> {
	return (await caches.open(store)).match(request);
}

/** Whether an address may be such a piece. */
export function isPiece(path: string): boolean {
	return path.startsWith('/_app/') || pictures.includes(path);
}
