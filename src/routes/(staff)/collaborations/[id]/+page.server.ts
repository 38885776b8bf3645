import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { beginCollaboration, findCollaboration, setFindable } from '#server/domain/collaboration/index.ts';
import { findVisits } from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

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

export const actions: Actions = {
	begin: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const result = await beginCollaboration(actor, params.id);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/collaborations/${params.id}`);
	},
	findable: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ findable: field.oneOf(['yes', 'no']) }));
		if ('failure' in form) return form.failure;
		const result = await setFindable(actor, params.id, form.value.findable === 'yes');
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
};
