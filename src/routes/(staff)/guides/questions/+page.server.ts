import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addQuestion,
	editQuestion,
	findQuestions,
	mostQuestionWords,
	purposes,
	questionSaid,
	retireQuestion,
} from '#server/domain/guide/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { school } = await whichSchool(actor, standing, url);
	const { questions, mayKeep } = found(await findQuestions(actor, school.id));
	return {
		schoolId: school.id,
		here: standing.schools.length > 1 ? `school=${school.id}` : '',
		mayKeep,
		questions: questions.map((one) => ({
			name: one.key ?? one.id ?? '',
			own: one.key === null,
			purpose: one.purpose,
			retired: one.retired,
			version: one.version,
			words: questionSaid(one, locals.t),
		})),
		editing: url.searchParams.get('edit') ?? undefined,
		now: (['saved', 'taken-out'] as const).find((one) => one === url.searchParams.get('now')),
	};
};

const schoolId = field.id();
const asked = { words: field.text(mostQuestionWords), purpose: field.oneOf(purposes) };

/** Takes a question out of the bank, or brings it back. */
function turning(retired: boolean) {
	return async ({ locals, request }: RequestEvent) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId, question: field.text(60) }));
		if ('failure' in form) return form.failure;
		const result = await retireQuestion(actor, form.value.schoolId, form.value.question, retired);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `?school=${form.value.schoolId}&now=${retired ? 'taken-out' : 'saved'}`);
	};
}

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId, ...asked }));
		if ('failure' in form) return form.failure;
		const result = await addQuestion(actor, form.value.schoolId, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `?school=${form.value.schoolId}&now=saved`);
	},
	edit: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ schoolId, question: field.id(), version: field.whole(1, 1_000_000), ...asked }),
		);
		if ('failure' in form) return form.failure;
		const { question, ...change } = form.value;
		const result = await editQuestion(actor, question, change);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `?school=${form.value.schoolId}&now=saved`);
	},
	retire: turning(true),
	restore: turning(false),
};
