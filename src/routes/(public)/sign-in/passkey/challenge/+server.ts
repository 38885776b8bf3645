import { error, json } from '@sveltejs/kit';
import { askForPasskey } from '#server/domain/passkey/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import type { RequestHandler } from './$types';

/** What the browser is asked to sign, for the one script before sign-in. */
export const POST: RequestHandler = async ({ url, getClientAddress }) => {
	const asked = await askForPasskey({ origin: settings().origin ?? url.origin, from: getClientAddress() });
	if (isRefusal(asked)) error(429, asked.code);
	return json(asked);
};
