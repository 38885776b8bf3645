import { readFeed } from '#server/domain/feed/index.ts';
import { settings } from '#server/platform/settings.ts';
import type { RequestHandler } from './$types';

/** Whether what a program has already is what there is: by its hash, or where it tells none, by its date. */
function hasIt(request: Request, hash: string, changedAt: Date): boolean {
	const known = request.headers.get('if-none-match');
	if (known !== null) return known.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${hash}"`);
	const since = Date.parse(request.headers.get('if-modified-since') ?? '');
	return changedAt.getTime() <= since;
}

/** A person's calendar, for who has its secret address. An address that is none answers as one that was revoked. */
export const GET: RequestHandler = async ({ params, request, url }) => {
	const feed = await readFeed(params.token, settings().origin ?? url.origin);
	if (!feed) return new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain' } });
	if ('refusal' in feed)
		return new Response('Too many requests\n', {
			status: 429,
			headers: { 'content-type': 'text/plain', 'retry-after': String(feed.seconds) },
		});
	const headers = {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': 'inline; filename="tandem.ics"',
		// Kept by the program that fetched it and by nobody on the way, and asked about again each time.
		'cache-control': 'private, no-cache',
		etag: `"${feed.hash}"`,
		'last-modified': feed.changedAt.toUTCString(),
		'x-robots-tag': 'noindex',
	};
	if (hasIt(request, feed.hash, feed.changedAt)) return new Response(null, { status: 304, headers });
	return new Response(feed.text, { headers });
};
