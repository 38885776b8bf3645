import { error, json } from '@sveltejs/kit';
import { fillPocket, pocketOf } from '#server/domain/pocket/index.ts';
import { usually, visitKinds } from '#server/domain/visit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { signedIn } from '../../../answer.ts';
import { captures } from '../../places.ts';
import { pocketCookie } from '../cookie.ts';
import type { RequestHandler } from './$types';

/** What a device holds for whoever captures on it, for its worker. */
export const GET: RequestHandler = async ({ locals, cookies }) => {
	const { actor, standing } = signedIn(locals);
	if (!captures([...standing.roles])) error(404, 'missing');
	const zone = standing.school?.zone ?? 'UTC';
	const pocket = await fillPocket(actor, zone);
	if (isRefusal(pocket)) error(404, 'missing');
	cookies.set(pocketCookie, '1', {
		path: '/',
		maxAge: 400 * 86_400,
		secure: settings().origin?.startsWith('https:') ?? false,
		sameSite: 'lax',
	});
	return json({
		...pocket,
		mark: pocketOf(actor.personId),
		me: actor.personId,
		name: standing.name,
		zone,
		language: locals.language,
		kinds: visitKinds,
		usually,
	});
};
