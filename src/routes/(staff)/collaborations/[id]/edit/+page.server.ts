import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { editFocus, findCollaboration } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../../answer.ts';
import { findChoosable, keepChoosable, namedFrom, standardFields } from '../../../standards/choosing.ts';
import { toolsFrom } from '../../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const { id, title, aim, standards, tools, version } = one;
	return {
		id,
		title,
		aim,
		standards,
		named: one.named,
		offered: await findChoosable(actor, one.schoolId, one.named),
		tools: tools.join(', '),
		version,
	};
};

const focus = z.object({
	version: field.whole(1, 1_000_000),
	aim: field.text(4000),
	title: field.text(200),
	standards: field.optionalText(4000),
	...standardFields,
	tools: field.optionalText(2000),
});

export const actions: Actions = {
	/** Finds standards by words, keeping all that was typed. */
	find: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { schoolId } = found(await findCollaboration(actor, params.id));
		const values = typed(await request.formData());
		return { problems: [], values, offered: await findChoosable(actor, schoolId, undefined, values) };
	},
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { schoolId } = found(await findCollaboration(actor, params.id));
		const form = read(await request.formData(), focus);
		if ('failure' in form) return keepChoosable(form.failure, actor, schoolId);
		const { version, aim, title, standards, tools } = form.value;
		const wanted = {
			aim,
			title,
			standards: standards ?? '',
			tools: toolsFrom(tools),
			named: namedFrom(form.value),
		};
		const result = await editFocus(actor, params.id, version, wanted);
		if (isRefusal(result))
			return refused(result, form.values, {
				offered: await findChoosable(actor, schoolId, undefined, form.values),
			});
		redirect(303, `/collaborations/${params.id}`);
	},
};
