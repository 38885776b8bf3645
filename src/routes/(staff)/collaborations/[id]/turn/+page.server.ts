import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	findCollaboration,
	finishCollaboration,
	leaveCollaboration,
	pauseCollaboration,
	resumeCollaboration,
} from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const { id, title, state, mine } = one;
	return { collaboration: { id, title, state, side: mine.side, hasBegun: one.stages.length > 0 } };
};

const why = z.object({ reason: field.optionalText(1000), outcome: field.optionalText(4000) });

async function turn(
	{ locals, params, request }: RequestEvent,
	verb: (actor: Member, id: string, reason: string, outcome?: string) => Promise<string | Refusal>,
	then: string,
) {
	const { actor } = signedIn(locals);
	const form = read(await request.formData(), why);
	if ('failure' in form) return form.failure;
	const result = await verb(actor, params.id, form.value.reason ?? '', form.value.outcome);
	if (isRefusal(result)) return refused(result, form.values);
	redirect(303, then);
}

const here = (event: RequestEvent) => `/collaborations/${event.params.id}`;

export const actions: Actions = {
	pause: (event) => turn(event, pauseCollaboration, here(event)),
	resume: (event) => turn(event, resumeCollaboration, here(event)),
	finish: (event) => turn(event, finishCollaboration, `${here(event)}/outcome`),
	withdraw: (event) => turn(event, finishCollaboration, here(event)),
	leave: (event) => turn(event, leaveCollaboration, '/collaborations'),
};
