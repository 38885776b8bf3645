import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findTopic, nameTopicStandards } from '#server/domain/sequence/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../../answer.ts';
import { findChoosable, keepChoosable, namedFrom, standardFields } from '../../../standards/choosing.ts';
import type { Actions, PageServerLoad } from './$types';

/** A topic that the actor writes. */
async function writable(actor: Member, id: string) {
	const page = found(await findTopic(actor, id));
	if (!page.school.mayWrite || page.isPutAway) error(404, 'missing');
	return page;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const { id, title, version, named, school } = await writable(actor, params.topic);
	return { id, title, version, standards: await findChoosable(actor, school.id, named) };
};

export const actions: Actions = {
	/** Finds standards by words, keeping what was ticked. */
	find: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { school } = await writable(actor, params.topic);
		const values = typed(await request.formData());
		return { problems: [], values, standards: await findChoosable(actor, school.id, undefined, values) };
	},
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { school } = await writable(actor, params.topic);
		const schema = z.object({ ...standardFields, version: field.whole(1, 1_000_000) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return keepChoosable(form.failure, actor, school.id);
		const { version } = form.value;
		const result = await nameTopicStandards(actor, params.topic, { named: namedFrom(form.value), version });
		if (isRefusal(result))
			return refused(result, form.values, {
				standards: await findChoosable(actor, school.id, undefined, form.values),
			});
		redirect(303, `/sequence/${params.topic}?saved`);
	},
};
