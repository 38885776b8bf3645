import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	beginCollaboration,
	findCollaboration,
	finishCollaboration,
	leaveCollaboration,
	pauseCollaboration,
	resumeCollaboration,
	setFindable,
} from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const collaboration = found(await findCollaboration(actor, params.id));
	if (collaboration.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	return { collaboration, facilitator: standing.school?.facilitatorWord ?? '' };
};

const why = z.object({ reason: field.optionalText(1000) });

async function turn(
	{ locals, params, request }: RequestEvent,
	verb: (actor: Member, id: string, reason: string) => Promise<string | Refusal>,
	then: string,
) {
	const { actor } = signedIn(locals);
	const form = read(await request.formData(), why);
	if ('failure' in form) return form.failure;
	const result = await verb(actor, params.id, form.value.reason ?? '');
	if (isRefusal(result)) return refused(result, form.values);
	redirect(303, then);
}

const here = (event: RequestEvent) => `/collaborations/${event.params.id}`;

export const actions: Actions = {
	begin: (event) => turn(event, beginCollaboration, here(event)),
	pause: (event) => turn(event, pauseCollaboration, here(event)),
	resume: (event) => turn(event, resumeCollaboration, here(event)),
	finish: (event) => turn(event, finishCollaboration, here(event)),
	leave: (event) => turn(event, leaveCollaboration, '/collaborations'),
	findable: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ findable: field.oneOf(['yes', 'no']) }));
		if ('failure' in form) return form.failure;
		const result = await setFindable(actor, params.id, form.value.findable === 'yes');
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
};
