import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { editNextStep, findNextStep } from '#server/domain/next-step/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	return { step: found(await findNextStep(actor, params.step)), me: actor.personId };
};

const edited = z.object({
	words: field.text(500),
	due: field.optionalDay(),
	version: field.whole(1, 1_000_000_000),
});

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const form = read(await request.formData(), edited);
		if ('failure' in form) return form.failure;
		const { words, due, version } = form.value;
		const { actor } = signedIn(locals);
		const result = await editNextStep(actor, params.step, version, { words, dueOn: due ?? null });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/next-steps');
	},
};
