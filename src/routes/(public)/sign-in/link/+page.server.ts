import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isRefusal } from '#server/platform/refusal.ts';
import { safePath, useLink } from '#server/platform/sign-in/index.ts';
import { read, refused } from '../../../answer.ts';
import { keepCookies } from '../../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening a link signs nobody in: mail programs open links by themselves. The button does. */
export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
	default: async ({ request, cookies }) => {
		const form = read(await request.formData(), z.object({ token: z.string().min(1).max(200) }));
		if ('failure' in form) return form.failure;
		const result = await useLink(form.value.token, { userAgent: request.headers.get('user-agent') });
		if (isRefusal(result)) return refused(result);
		keepCookies(cookies, result.cookies);
		const then = safePath(cookies.get('tandem.then') ?? null);
		cookies.delete('tandem.then', { path: '/' });
		redirect(303, then);
	},
};
