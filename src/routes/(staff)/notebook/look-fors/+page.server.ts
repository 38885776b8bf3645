import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addLookFor, findLookFors, retireLookFor } from '#server/domain/notebook/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import { lookForWords } from '../../visits/look-for-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, standing } = signedIn(locals);
	const found = standing.school ? await findLookFors(actor, standing.school.id) : [];
	return {
		lookFors: found.map(({ id, mine, ...one }) => ({ id, mine, words: lookForWords(one, locals.t) })),
	};
};

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const form = read(await request.formData(), z.object({ words: field.text(300) }));
		if ('failure' in form) return form.failure;
		const { actor, standing } = signedIn(locals);
		const result = await addLookFor(actor, standing.school?.id ?? '', form.value.words);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/notebook/look-fors#own');
	},
	retire: async ({ request, locals }) => {
		const form = read(await request.formData(), z.object({ 'look-for': field.id() }));
		if ('failure' in form) return form.failure;
		const result = await retireLookFor(signedIn(locals).actor, form.value['look-for']);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/notebook/look-fors#own');
	},
};
