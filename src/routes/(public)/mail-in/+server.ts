import { timingSafeEqual } from 'node:crypto';
import { takeMail } from '#server/domain/mail-in/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { settings } from '#server/platform/settings.ts';
import type { RequestHandler } from './$types';

/** What was shown: after `Bearer`, or as the password of an address with one in it. */
function shownBy(request: Request): string {
	const [scheme = '', shown = ''] = (request.headers.get('authorization') ?? '').split(' ');
	if (scheme.toLowerCase() === 'bearer') return shown;
	const [, ...password] = Buffer.from(shown, 'base64').toString('utf8').split(':');
	return scheme.toLowerCase() === 'basic' ? password.join(':') : '';
}

/**
 * Takes a message in from a mail provider, raw as RFC 5322 has it. Who shows the secret is always told that it was taken: what is
 * no answer is nothing to them. Without the secret, or where none is set, there is no such address.
 */
export const POST: RequestHandler = async ({ request }) => {
	const { mailInAddress, mailInSecret } = settings();
	const known =
		mailInAddress !== undefined &&
		mailInSecret !== undefined &&
		timingSafeEqual(Buffer.from(hashOf(shownBy(request))), Buffer.from(hashOf(mailInSecret)));
	if (!known) return new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain' } });
	await takeMail(new Uint8Array(await request.arrayBuffer()));
	return new Response(null, { status: 202 });
};
