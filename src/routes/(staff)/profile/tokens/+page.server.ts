import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findTokens, makeToken, mostTokens, revokeToken, tokenDays } from '#server/domain/token/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	return {
		tokens: await findTokens(actor),
		most: mostTokens,
		days: tokenDays,
		entry: crypto.randomUUID(),
		revoked: url.searchParams.has('revoked'),
	};
};

export const actions: Actions = {
	make: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ entry: field.id(), name: field.text(100) }));
		if ('failure' in form) return form.failure;
		const made = await makeToken(actor, form.value);
		if (isRefusal(made)) return refused(made, form.values);
		// Shown in this answer and no other: there is no address to come back to.
		return { made: { name: made.name, secret: made.secret ?? null } };
	},
	revoke: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ token: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await revokeToken(actor, form.value.token);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/profile/tokens?revoked');
	},
};
