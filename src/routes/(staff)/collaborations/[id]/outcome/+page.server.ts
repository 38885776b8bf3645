import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findOutcomes, mostOutcome, sayOutcome } from '#server/domain/collaboration/index.ts';
import { audiences, findOffers, offerToMentor } from '#server/domain/mentor-offer/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const one = found(await findOutcomes(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const told = url.searchParams.get('now');
	return {
		id: one.id,
		title: one.title,
		state: one.state,
		me: actor.personId,
		outcomes: one.outcomes,
		readings: one.readings,
		names: one.partners
			.filter((partner) => partner.answer === 'in' && partner.personId !== actor.personId)
			.map((partner) => partner.name),
		mayOffer: one.mine.side === 'teacher' && one.state === 'finished',
		offers: await findOffers(actor, actor.personId),
		told: told === 'kept' || told === 'offered' ? told : undefined,
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	say: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const said = z.object({ words: field.text(mostOutcome), version: field.whole(0, 1_000_000) });
		const form = read(await request.formData(), said);
		if ('failure' in form) return form.failure;
		const result = await sayOutcome(actor, params.id, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/outcome?now=kept`);
	},
	offer: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const offering = z.object({
			practice: field.text(200),
			atOnce: field.whole(1, 20),
			audience: field.oneOf(audiences),
			entry: field.id(),
		});
		const one = found(await findOutcomes(actor, params.id));
		const form = read(await request.formData(), offering);
		if ('failure' in form) return form.failure;
		const result = await offerToMentor(actor, one.schoolId, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/outcome?now=offered`);
	},
};
