import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	type Area,
	areas,
	findTokens,
	makeToken,
	mostTokens,
	type Reach,
	reachIn,
	revokeToken,
	scopesOf,
	tokenDays,
} from '#server/domain/token/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	return {
		tokens: (await findTokens(actor)).map(({ scopes, ...token }) => ({
			...token,
			read: areas.filter((area) => reachIn(area, scopes) === 'read'),
			written: areas.filter((area) => reachIn(area, scopes) === 'write'),
		})),
		// To who is no operator there is nothing in the installation.
		areas: areas.filter((area) => area !== 'installation' || standing.roles.has('operator')),
		most: mostTokens,
		days: tokenDays,
		entry: crypto.randomUUID(),
		revoked: url.searchParams.has('revoked'),
	};
};

const reach = field.oneOf(['none', 'read', 'write']).default('none');
const wanted = z.object({
	entry: field.id(),
	name: field.text(100),
	...(Object.fromEntries(areas.map((area) => [`reach-${area}`, reach])) as Record<
		`reach-${Area}`,
		typeof reach
	>),
});

export const actions: Actions = {
	make: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), wanted);
		if ('failure' in form) return form.failure;
		const { entry, name } = form.value;
		const chosen = Object.fromEntries(areas.map((area) => [area, form.value[`reach-${area}`]]));
		const made = await makeToken(actor, { entry, name, scopes: scopesOf(chosen as Record<Area, Reach>) });
		if (isRefusal(made))
			return refused({ ...made, ...(made.field === 'scopes' && { field: 'reach-profile' }) }, form.values);
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
