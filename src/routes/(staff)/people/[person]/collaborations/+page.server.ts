import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findCollaborationsOf } from '#server/domain/collaboration/index.ts';
import { audiences, changeOffer, findOffers } from '#server/domain/mentor-offer/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	return {
		of: found(await findCollaborationsOf(actor, params.person)),
		offers: await findOffers(actor, params.person),
	};
};

export const actions: Actions = {
	offer: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ offer: field.id(), to: field.oneOf([...audiences, 'withdrawn']) }),
		);
		if ('failure' in form) return form.failure;
		const result = await changeOffer(actor, form.value.offer, form.value.to);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/people/${params.person}/collaborations`);
	},
};
