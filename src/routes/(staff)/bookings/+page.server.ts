import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findBookables, findBookings, findWaits, stopWaiting } from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';

import type { Actions, PageServerLoad } from './$types';
import { isBookable } from './standing.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const past = url.searchParams.has('past');
	const after = url.searchParams.get('after') ?? undefined;
	return {
		past,
		bookables: past ? [] : await findBookables(actor, standing.school?.id ?? ''),
		...(await findBookings(actor, { order: past ? 'back' : 'ahead', after })),
		waits: past ? [] : await findWaits(actor),
		offers: isBookable(standing),
		facilitatorWord: standing.school?.facilitatorWord ?? '',
		notice: url.searchParams.get('now'),
	};
};

export const actions: Actions = {
	stop: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ wait: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await stopWaiting(actor, form.value.wait);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/bookings?now=stopped');
	},
};
