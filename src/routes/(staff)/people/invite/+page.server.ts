import { z } from 'zod';
import { countUninvited, inviteEveryone } from '#server/domain/people/index.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, standing } = signedIn(locals);
	return {
		count: found(await countUninvited(actor)),
		organisation: standing.organisation,
		outbox: !isMailConfigured(),
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ expected: field.whole(0, 5000) }));
		if ('failure' in form) return form.failure;
		const sent = await inviteEveryone(actor, settings().origin ?? url.origin, form.value.expected);
		if (isRefusal(sent)) return refused(sent, form.values);
		return { sent };
	},
};
