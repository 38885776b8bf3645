import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	acceptStage,
	findCollaboration,
	proposeStage,
	setStageAside,
	stages,
} from '#server/domain/collaboration/index.ts';
import { findStageExamples } from '#server/domain/stage-example/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const collaboration = found(await findCollaboration(actor, params.id));
	if (collaboration.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const { examples } = found(await findStageExamples(actor, collaboration.schoolId));
	return { collaboration, examples };
};

async function answer(
	{ locals, params, request }: RequestEvent,
	verb: (actor: Member, id: string, proposalId: string) => Promise<string | Refusal>,
) {
	const { actor } = signedIn(locals);
	const form = read(await request.formData(), z.object({ proposal: field.id() }));
	if ('failure' in form) return form.failure;
	const result = await verb(actor, params.id, form.value.proposal);
	if (isRefusal(result)) return refused(result, form.values);
	redirect(303, `/collaborations/${params.id}/stage`);
}

export const actions: Actions = {
	propose: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const wish = z.object({ to: field.oneOf(stages), reason: field.text(2000) });
		const form = read(await request.formData(), wish);
		if ('failure' in form) return form.failure;
		const result = await proposeStage(actor, params.id, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/stage`);
	},
	accept: (event) => answer(event, acceptStage),
	aside: (event) => answer(event, setStageAside),
};
