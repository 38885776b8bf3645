import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findCollaboration } from '#server/domain/collaboration/index.ts';
import { findThread, mostWords, sayInThread, withdrawMessage } from '#server/domain/thread/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const before = url.searchParams.get('before') ?? undefined;
	return {
		id: one.id,
		me: actor.personId,
		thread: found(await findThread(actor, params.id, { before })),
		isNewest: before === undefined,
		names: one.partners
			.filter((partner) => partner.answer === 'in' && partner.personId !== actor.personId)
			.map((partner) => partner.name),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	say: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const said = z.object({ words: field.text(mostWords), entry: field.id() });
		const form = read(await request.formData(), said);
		if ('failure' in form) return form.failure;
		const result = await sayInThread(actor, params.id, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/thread#said-${result}`);
	},
	withdraw: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ message: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await withdrawMessage(actor, form.value.message);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/thread`);
	},
};
