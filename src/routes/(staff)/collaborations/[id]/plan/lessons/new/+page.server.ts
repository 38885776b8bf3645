import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addLesson, mostOfPlan } from '#server/domain/plan/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../../../../answer.ts';
import { partnersOf, reached } from '../../../reached.ts';
import { lessonFields, lessonFrom } from '../lesson-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { one } = await reached(locals, params.id);
	return {
		id: one.id,
		title: one.title,
		partners: partnersOf(one),
		most: mostOfPlan.parts,
		entry: newId(),
	};
};

const added = z.object({ entry: field.id(), ...lessonFields });

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		await reached(locals, params.id);
		const form = read(await request.formData(), added);
		if ('failure' in form) return form.failure;
		const lesson = { ...lessonFrom(form.value), entry: form.value.entry };
		const result = await addLesson(actor, params.id, lesson);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/plan#lessons`);
	},
};
