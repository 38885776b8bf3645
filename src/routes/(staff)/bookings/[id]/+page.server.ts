import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { cancelBooking, findBooking, most } from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const booking = found(await findBooking(actor, params.id));
	return { booking, me: actor.personId, notice: url.searchParams.get('now') };
};

export const actions: Actions = {
	cancel: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ version: field.whole(1, 1_000_000), word: field.optionalText(most.word) }),
		);
		if ('failure' in form) return form.failure;
		const origin = settings().origin ?? url.origin;
		const { version, word = '' } = form.value;
		const result = await cancelBooking(actor, params.id, { version, word, origin });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/bookings/${params.id}?now=cancelled`);
	},
};
