import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findReadingsOf } from '#server/domain/access/index.ts';
import { findEvidence } from '#server/domain/evidence/index.ts';
import { findPedagogy } from '#server/domain/pedagogy/index.ts';
import { findPlan, raiseLesson } from '#server/domain/plan/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { partnersOf, reached } from '../reached.ts';
import type { Actions, PageServerLoad } from './$types';

const shownAnswers = ['aimed', 'reached', 'left-out', 'novelty'];
/** Pieces of evidence that the plan itself shows. */
const shown = 6;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, one } = await reached(locals, params.id);
	const evidence = found(await findEvidence(actor, one.id));
	const { now } = found(await findPedagogy(actor, one.id));
	const { id, title, aim, standards, named, state, tools } = one;
	return {
		one: { id, title, aim, standards, named, state, tools },
		partners: partnersOf(one),
		plan: found(await findPlan(actor, one.id)),
		readings: await findReadingsOf(actor, 'plan', one.id),
		answers: shownAnswers.flatMap((key) => now.filter(({ question }) => question === key)),
		evidence: { few: evidence.slice(0, shown), count: evidence.length },
	};
};

export const actions: Actions = {
	raise: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ lesson: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await raiseLesson(actor, form.value.lesson);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/plan#lessons`);
	},
};
