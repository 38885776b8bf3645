import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	answerPedagogy,
	choicesOf,
	findPedagogy,
	mostOfAnswer,
	questionGroups,
	questions,
} from '#server/domain/pedagogy/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused } from '../../../../answer.ts';
import { reached } from '../reached.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, one } = await reached(locals, params.id);
	const { id, title, aim, tools } = one;
	return {
		one: { id, title, aim, tools },
		pedagogy: found(await findPedagogy(actor, one.id)),
		groups: questionGroups.map((group) => ({
			group,
			questions: questions
				.filter((question) => question.group === group)
				.map(({ key }) => ({ key, choices: choicesOf(key) })),
		})),
		saved: url.searchParams.has('saved'),
	};
};

const fields: Record<string, z.ZodType> = {};
for (const { key } of questions) {
	fields[`words-${key}`] = field.optionalText(mostOfAnswer);
	fields[`choice-${key}`] = z.string().max(40).optional();
}
const answers = z.object({ number: field.whole(0, 1_000_000), ...fields });

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = await reached(locals, params.id);
		const form = read(await request.formData(), answers);
		if ('failure' in form) return form.failure;
		const value = form.value as Record<string, unknown>;
		const given = questions
			.filter(({ key }) => `words-${key}` in form.values || `choice-${key}` in form.values)
			.map(({ key }) => ({
				question: key,
				choice: String(value[`choice-${key}`] ?? ''),
				words: String(value[`words-${key}`] ?? ''),
			}));
		const result = await answerPedagogy(actor, params.id, form.value.number, given);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/pedagogy?saved`);
	},
};
