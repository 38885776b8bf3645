import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	findSchoolGuide,
	firstPrompts,
	most,
	type PromptSent,
	promptSaid,
	reviseGuide,
} from '#server/domain/guide/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { whichSchool } from '../../../which-school.ts';
import { kindAsked } from '../../kind-asked.ts';
import type { Actions, PageServerLoad } from './$types';
import { promptsFrom } from './prompts-form.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const kind = kindAsked(params.kind);
	const { school } = await whichSchool(actor, standing, url);
	const guide = found(await findSchoolGuide(actor, school.id, kind));
	if (!guide.mayKeep) error(404, 'missing');
	return {
		kind,
		schoolId: school.id,
		here: standing.schools.length > 1 ? `school=${school.id}` : '',
		number: guide.number,
		writtenBy: guide.writtenBy,
		prompts: guide.prompts.map((prompt) => ({ ...prompt, ...promptSaid(prompt, locals.t) })),
		// Questions still to be written; made here, so that a form sent twice adds them once.
		blank: Array.from({ length: 6 }, () => `own-${crypto.randomUUID()}`),
		most,
		word: standing.school?.facilitatorWord ?? 'facilitator',
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const kind = kindAsked(params.kind);
		const form = read(
			await request.formData(),
			z.looseObject({
				schoolId: field.id(),
				basedOn: field.whole(1, 1_000_000),
				remark: field.optionalText(most.remark),
				'prompt[]': field.texts(80),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, basedOn, remark } = form.value;
		const first = new Map(firstPrompts(kind).map((one) => [one.key, promptSaid(one, locals.t)]));
		const prompts: PromptSent[] = promptsFrom(form.values, (key) => first.get(key));
		const result = await reviseGuide(actor, schoolId, kind, { basedOn, prompts, remark });
		if (isRefusal(result))
			return refused(result, form.values, {
				// Every prompt that was shown, so that the form comes back whole.
				shown: form.value['prompt[]'].map((key) => ({
					key,
					phase: String(form.values[`phase-${key}`] ?? 'after'),
				})),
			});
		redirect(303, `/guides/${kind}?school=${schoolId}&saved`);
	},
};
