import { json, type RequestEvent } from '@sveltejs/kit';
import type { Outage } from '#server/platform/database/index.ts';
import type { Wanted } from './wanted.ts';

/** After this many seconds a browser, a program or a balancer asks again. */
const retryAfter = 5;
/** The largest form that is handed back, bytes: what any form of ours may hold. */
const mostKept = 512 * 1024;

/** A copy of a request's form, taken before an action reads it; undefined when there is none to hand back. */
export function copyForm(request: Request): Request | undefined {
	if (request.method !== 'POST' || !(Number(request.headers.get('content-length')) <= mostKept))
		return undefined;
	const type = request.headers.get('content-type') ?? '';
	return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)
		? request.clone()
		: undefined;
}

async function readSent(copy: Request | undefined): Promise<Pick<Wanted, 'sent' | 'hadFile'>> {
	if (copy === undefined) return { sent: undefined, hadFile: false };
	const fields = [...(await copy.formData())];
	return {
		sent: fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
		hadFile: fields.some(([, value]) => typeof value !== 'string' && value.size > 0),
	};
}

/** The address of the page itself: an action's name in the query begins with a slash. */
function pageOf(url: URL): string {
	const page = new URL(url);
	for (const name of [...page.searchParams.keys()]) if (name.startsWith('/')) page.searchParams.delete(name);
	return page.pathname + page.search;
}

function isAskedByScript({ isDataRequest, request }: RequestEvent): boolean {
	return isDataRequest || (request.headers.get('accept') ?? '').startsWith('application/json');
}

/** What there is to say of an outage to who sent a form by script, beyond that it could not be sent just now. */
export function saidOf({ t }: Partial<App.Locals>, outage: Outage): { said?: string } {
	return outage === 'full' && t ? { said: t('general.no-space') } : {};
}

/**
 * Answers a request that the database kept from being answered: a sentence with everything that was typed, and when to
 * try again. Needs no database.
 */
export async function answerOutage(
	event: RequestEvent,
	outage: Outage,
	copy: Request | undefined,
): Promise<Response> {
	const headers = { 'retry-after': String(retryAfter), 'cache-control': 'no-store' };
	if (isAskedByScript(event)) {
		const error = { status: 503, message: outage, ...saidOf(event.locals, outage) };
		const body = event.isDataRequest ? error : { type: 'error', status: 503, error };
		return json(body, { status: 503, headers });
	}
	return show(event, 503, headers, { outage, ...(await readSent(copy)) });
}

async function show(
	event: RequestEvent,
	status: number,
	headers: Record<string, string>,
	what: Omit<Wanted, 'address' | 'page'>,
): Promise<Response> {
	const wanted: Wanted = {
		address: event.url.pathname + event.url.search,
		page: pageOf(event.url),
		...what,
	};
	const body = new FormData();
	body.set('wanted', JSON.stringify(wanted));
	const page = await event.fetch('/unavailable', { method: 'POST', body, headers: { accept: 'text/html' } });
	const answer = new Response(page.body, { status, headers: page.headers });
	for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
	return answer;
}

/**
 * Answers a request whose body is larger than it may be, of which nothing was read: with a sentence to who reads pages. A form that was
 * sent by script stands as it was, and the frame says it.
 * @param most bytes
 */
export async function answerTooLarge(
	event: RequestEvent,
	most: number,
	headers: Record<string, string>,
): Promise<Response> {
	const kilobytes = Math.floor(most / 1024);
	const kept = { ...headers, 'cache-control': 'no-store' };
	if (isAskedByScript(event)) {
		const said = event.locals.t('outage.too-large-here', { kilobytes });
		const error = { status: 413, message: 'too-large', said };
		return json({ type: 'error', status: 413, error }, { status: 413, headers: kept });
	}
	if (!(event.request.headers.get('accept') ?? '').includes('text/html'))
		return new Response('Too large', { status: 413, headers });
	const sent = { sent: undefined, hadFile: false };
	return show(event, 413, kept, { outage: 'too-large', kilobytes, ...sent });
}
