import { discard, fill, findWaiting, letGo, type Things } from './pocket.ts';
import { sendWaiting } from './send.ts';
import { clearOut, findPage, findPiece, isPage, isPiece, stockUp } from './stock.ts';
import { findHolder } from './vault.ts';
import type { Fetching, WorkerScope } from './worker-scope.ts';

// The worker of this device: opens the pocket when the network does not answer, keeps it filled while it does, sends what
// waits, and empties it when somebody signs out.
const worker = globalThis as unknown as WorkerScope;

/** How old what is held may be before it is asked for again, in milliseconds. */
const fresh = 5 * 60_000;

worker.addEventListener('install', (event) => {
	event.waitUntil(stockUp().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		clearOut()
			.then(() => worker.clients.claim())
			.then(refill),
	);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== worker.location.origin) return;
	if (request.mode === 'navigate') {
		if (request.method === 'GET')
			event.respondWith(isPage(pathname) ? openHere(pathname, request) : open(event));
		else if (pathname === '/sign-out') event.respondWith(leave(event));
	} else if (request.method === 'GET' && isPiece(pathname))
		event.respondWith(findPiece(request).then((piece) => piece ?? fetch(request)));
	else if (pathname.endsWith('/__data.json')) event.waitUntil(keepUp());
});

/** `send`: a page has written something down, or the network is back. The browser itself says so with `sync`. */
worker.addEventListener('message', (event) => {
	if (event.data === 'send') event.waitUntil(sendWaiting());
});
worker.addEventListener('sync', (event) => event.waitUntil(sendWaiting()));

async function openHere(path: string, request: Request): Promise<Response> {
	return (await findPage(path)) ?? fetch(request);
}

/** A page, or where the network does not answer the way to the one that needs none. */
async function open(event: Fetching): Promise<Response> {
	try {
		const response = await fetch(event.request);
		const mark = response.headers.get('x-tandem-pocket');
		if (mark !== null) event.waitUntil(hear(mark));
		return response;
	} catch (error) {
		if (!(await findPage('/pocket'))) throw error;
		const { pathname, search } = new URL(event.request.url);
		return Response.redirect(pathname === '/capture' ? `/pocket${search}` : '/pocket', 302);
	}
}

/** The server has said whose the pocket may be. */
async function hear(mark: string): Promise<void> {
	const holder = await findHolder();
	if (mark === 'none') {
		if (holder) await letGo();
		return;
	}
	if (holder?.mark === mark) return keepUp();
	if (holder) await letGo();
	await refill();
}

async function keepUp(): Promise<void> {
	const holder = await findHolder();
	if (!holder) return;
	if (Date.now() - holder.filledAt > fresh) await refill();
	else await sendWaiting();
}

/** Asks what to hold, and sends what waits. Without a network all stays as it is. */
async function refill(): Promise<void> {
	await oneAtATime(async () => {
		const asked = { redirect: 'manual', signal: AbortSignal.timeout(15_000) } as const;
		const response = await fetch('/pocket/things', asked).catch(() => undefined);
		// Signed out, or no longer somebody who captures: there is nothing for this device to hold.
		if (response?.type === 'opaqueredirect' || response?.status === 404) await letGo();
		if (!response?.ok) return;
		const before = await findHolder();
		const things: Things & { key: string } = await response.json();
		await fill(things, Date.now());
		if (before && before.language !== things.language) await stockUp();
	});
	await sendWaiting();
}

/** What was asked for before signing out must not arrive after it. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
	return navigator.locks.request('tandem pocket', work);
}

/**
 * Signing out. What waits is not given up by the way: its author is asked first, and comes back with `waiting=keep` or
 * `waiting=discard`. The pocket is emptied when the server has ended the session, and not when it could not be asked.
 */
async function leave({ request }: Fetching): Promise<Response> {
	const choice = new URL(request.url).searchParams.get('waiting');
	const waiting = await findWaiting();
	if (waiting.length > 0 && choice === null) return Response.redirect('/pocket/leaving', 303);
	return oneAtATime(async () => {
		const response = await fetch(request).catch(() => undefined);
		if (!response) return Response.redirect('/pocket/leaving?unreached', 303);
		if (response.type !== 'opaqueredirect' && !response.ok) return response;
		if (choice === 'discard') for (const { id } of waiting) await discard(id);
		await letGo();
		return response;
	});
}
