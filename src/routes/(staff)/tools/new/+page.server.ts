import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mostOfTool, nameNeed } from '#server/domain/tool/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Two fields, on whatever device. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { standing } = signedIn(locals);
	if (!standing.school) error(404, 'missing');
	return {
		words: (url.searchParams.get('words') ?? '').slice(0, mostOfTool.need),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({
			entry: field.id(),
			words: field.text(mostOfTool.need),
			forClass: field.optionalText(mostOfTool.forClass),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { forClass = '', ...need } = form.value;
		const result = await nameNeed(actor, standing.school?.id ?? '', { ...need, forClass });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${result.id}?now=named`);
	},
};
