import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { stages } from '#server/domain/collaboration/index.ts';
import {
	addStageExample,
	findStageExamples,
	mostOfExample,
	retireStageExample,
} from '#server/domain/stage-example/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

/** For everybody who is signed in: it says what the words mean, and nothing of anybody. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { school } = await whichSchool(actor, standing, url);
	const { examples, mayKeep } = found(await findStageExamples(actor, school.id));
	return {
		schoolId: school.id,
		examples,
		mayKeep,
		entry: newId(),
		now: (['added', 'taken-away'] as const).find((one) => one === url.searchParams.get('now')),
	};
};

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				stage: field.oneOf(stages),
				title: field.text(mostOfExample.title),
				url: field.text(mostOfExample.url),
				credit: field.optionalText(mostOfExample.credit),
				entry: field.id(),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, credit = '', ...given } = form.value;
		const result = await addStageExample(actor, schoolId, { ...given, credit });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/stages?school=${schoolId}&now=added#${given.stage}`);
	},
	'take-away': async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ example: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await retireStageExample(actor, form.value.example);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/stages?school=${result.schoolId}&now=taken-away`);
	},
};
