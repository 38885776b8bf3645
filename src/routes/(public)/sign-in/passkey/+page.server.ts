import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { signInByPasskey } from '#server/domain/passkey/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { safePath } from '#server/platform/sign-in/index.ts';
import { read, refused } from '../../../answer.ts';
import { keepCookies } from '../../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing is here to look at: what the script sends is answered, and a refusal shown. */
export const load: PageServerLoad = ({ request }) => {
	if (request.method === 'GET') redirect(303, '/sign-in');
};

export const actions: Actions = {
	default: async ({ request, cookies, url, getClientAddress }) => {
		const form = read(await request.formData(), z.object({ answer: z.string().min(1).max(40_000) }));
		if ('failure' in form) return form.failure;
		const result = await signInByPasskey(form.value.answer, {
			origin: settings().origin ?? url.origin,
			from: getClientAddress(),
			userAgent: request.headers.get('user-agent'),
		});
		if (isRefusal(result)) return refused(result);
		keepCookies(cookies, result.cookies);
		const then = safePath(cookies.get('tandem.then') ?? null);
		cookies.delete('tandem.then', { path: '/' });
		redirect(303, then);
	},
};
