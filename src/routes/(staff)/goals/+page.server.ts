import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findGoals, mostOfGoal, setGoal } from '#server/domain/goal/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, standing } = signedIn(locals);
	const sets = ['teacher', 'librarian', 'specialist', 'assistant'] as const;
	return {
		...(await findGoals(actor)),
		maySet: sets.some((role) => standing.school?.roles.includes(role)),
		facilitates: standing.roles.has('facilitator'),
		entry: newId(),
	};
};

const set = z.object({
	entry: field.id(),
	words: field.text(mostOfGoal.words),
	sign: field.optionalText(mostOfGoal.sign),
	wantedBy: field.optionalDay(),
});

export const actions: Actions = {
	set: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), set);
		if ('failure' in form) return form.failure;
		const { words, sign, wantedBy, entry } = form.value;
		const goal = { words, sign: sign ?? '', wantedBy: wantedBy ?? null, entry };
		const result = await setGoal(actor, standing.school?.id ?? '', goal);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/goals/${result.id}`);
	},
};
