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
import { findVisits } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const collaboration = found(await findCollaboration(actor, params.id));
	if (collaboration.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const at = now();
	const stretch = { collaborationId: collaboration.id, limit: 3 };
	const ahead = await findVisits(actor, {
		...stretch,
		from: at,
		to: later(at, 1),
		states: ['planned'],
		order: 'ahead',
	});
	const past = await findVisits(actor, {
		...stretch,
		from: later(at, -5),
		to: later(at, 1),
		states: ['done'],
		order: 'back',
	});
	return {
		collaboration,
		visits: [...ahead.visits, ...past.visits],
		facilitator: standing.school?.facilitatorWord ?? '',
	};
};

/** The same moment so many years later; earlier when negative. */
function later(at: Date, years: number): Date {
	const moment = new Date(at);
	moment.setUTCFullYear(moment.getUTCFullYear() + years);
	return moment;
}

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
