import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findHelpDesk, setHelpDesk } from '#server/domain/request/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** One field, sent once in a while. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	return {
		desk: found(await findHelpDesk(actor, standing.school?.id ?? '')),
		comesIn: settings().mailInAddress !== undefined,
		saved: url.searchParams.has('saved'),
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({ address: field.optionalText(254), version: field.whole(0, 1_000_000) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { address = '', version } = form.value;
		const result = await setHelpDesk(actor, standing.school?.id ?? '', { address, version });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/requests/desk?saved');
	},
};
