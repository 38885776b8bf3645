import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { editLesson, findLesson, mostOfPlan, removeLesson } from '#server/domain/plan/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../../answer.ts';
import { partnersOf, reached } from '../../../reached.ts';
import { lessonFields, lessonFrom } from '../lesson-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, one } = await reached(locals, params.id);
	const lesson = found(await findLesson(actor, params.lesson));
	if (lesson.collaborationId !== one.id) error(404, 'missing');
	return { id: one.id, title: one.title, partners: partnersOf(one), most: mostOfPlan.parts, lesson };
};

const edited = z.object({ version: field.whole(1, 1_000_000), ...lessonFields });

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		found(await findLesson(actor, params.lesson));
		const form = read(await request.formData(), edited);
		if ('failure' in form) return form.failure;
		const result = await editLesson(actor, params.lesson, form.value.version, lessonFrom(form.value));
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/plan#lessons`);
	},
	remove: async ({ locals, params }) => {
		const result = await removeLesson(signedIn(locals).actor, params.lesson);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/collaborations/${params.id}/plan#lessons`);
	},
};
