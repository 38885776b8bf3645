import { redirect } from '@sveltejs/kit';
import { addEvidence, findEvidence } from '#server/domain/evidence/index.ts';
import { findPlan } from '#server/domain/plan/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { found, refused } from '../../../../answer.ts';
import { dropKept, receiveEvidence } from '../../../evidence/receive.ts';
import { reached } from '../reached.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, one } = await reached(locals, params.id);
	const { lessons } = found(await findPlan(actor, one.id));
	return {
		one: { id: one.id, title: one.title, state: one.state },
		evidence: found(await findEvidence(actor, one.id)),
		lessons: lessons.map(({ id, title }) => ({ id, title })),
		entry: newId(),
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const { actor } = await reached(locals, params.id);
		const received = await receiveEvidence(request);
		if ('failure' in received) return received.failure;
		const { given, kept, values } = received;
		const lessonId = given.lesson || null;
		const added = await addEvidence(actor, params.id, { ...given, file: kept, lessonId });
		if (isRefusal(added) || !added.isNew) await dropKept(kept);
		if (isRefusal(added)) return refused(added, values);
		redirect(303, `/collaborations/${params.id}/evidence`);
	},
};
