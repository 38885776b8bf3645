import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { editFocus, findCollaboration } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { toolsFrom } from '../../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const { id, title, aim, standards, tools, version } = one;
	return { id, title, aim, standards, tools: tools.join(', '), version };
};

const focus = z.object({
	version: field.whole(1, 1_000_000),
	aim: field.text(4000),
	title: field.text(200),
	standards: field.optionalText(4000),
	tools: field.optionalText(2000),
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), focus);
		if ('failure' in form) return form.failure;
		const { version, aim, title, standards, tools } = form.value;
		const wanted = { aim, title, standards: standards ?? '', tools: toolsFrom(tools) };
		const result = await editFocus(actor, params.id, version, wanted);
		if (isRefusal(result)) return refused(result, form.values, { conflict: result.kind === 'conflict' });
		redirect(303, `/collaborations/${params.id}`);
	},
};
