import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findOrganisation } from '#server/domain/installation/index.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { askForLink, linkMinutes, safePath } from '#server/platform/sign-in/index.ts';
import { read, refused } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where one goes on to after signing in; kept until the link comes back in another tab. */
const then = 'tandem.then';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
	if (locals.standing) redirect(303, '/today');
	const organisation = await findOrganisation();
	if (!organisation) redirect(303, '/');
	const wanted = url.searchParams.get('then');
	if (wanted)
		cookies.set(then, safePath(wanted), {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: 3600,
		});
	return {
		organisation: organisation.name,
		demonstration: organisation.demonstration,
		outbox: !isMailConfigured(),
		linkMinutes,
		signedOut: url.searchParams.has('out'),
		addressIsBack: url.searchParams.has('back'),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url, getClientAddress }) => {
		const form = read(await request.formData(), z.object({ address: z.email().max(254) }));
		if ('failure' in form) return form.failure;
		const result = await askForLink(form.value.address, {
			origin: settings().origin ?? url.origin,
			from: getClientAddress(),
			t: locals.t,
		});
		if (isRefusal(result)) return refused(result, form.values);
		return { sentTo: form.value.address };
	},
};
