import { error, json } from '@sveltejs/kit';
import { offerPasskey } from '#server/domain/passkey/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { signedIn } from '../../../../answer.ts';
import type { RequestHandler } from './$types';

/** What the browser is asked in order to make a passkey, for the page's script. */
export const POST: RequestHandler = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const asked = await offerPasskey(actor, settings().origin ?? url.origin);
	if (isRefusal(asked)) error(asked.kind === 'too-many' ? 429 : 409, asked.code);
	return json(asked);
};
