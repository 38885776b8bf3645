import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findPlan, mostOfPlan, savePlan } from '#server/domain/plan/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { partnersOf, reached } from '../../reached.ts';
import { lineFields, linesFrom } from '../lines-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, one } = await reached(locals, params.id);
	return {
		id: one.id,
		title: one.title,
		partners: partnersOf(one),
		plan: found(await findPlan(actor, one.id)),
		most: mostOfPlan.assessments,
	};
};

const head = z.object({
	version: field.whole(0, 1_000_000),
	title: field.optionalText(mostOfPlan.title),
	about: field.optionalText(mostOfPlan.about),
	startsOn: field.optionalDay(),
	endsOn: field.optionalDay(),
	...lineFields(mostOfPlan.assessments, false),
});

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		await reached(locals, params.id);
		const form = read(await request.formData(), head);
		if ('failure' in form) return form.failure;
		const { version, title, about, startsOn, endsOn } = form.value;
		const result = await savePlan(actor, params.id, version, {
			title: title ?? '',
			about: about ?? '',
			startsOn: startsOn ?? null,
			endsOn: endsOn ?? null,
			assessments: linesFrom(form.value, mostOfPlan.assessments),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/plan`);
	},
};
