import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addStatement,
	findVision,
	most,
	raiseStatement,
	retireStatement,
} from '#server/domain/vision/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import { lookForWords } from '../visits/look-for-words.ts';
import { whichSchool } from '../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { school } = await whichSchool(actor, standing, url);
	const { statements, loose, mayWrite } = found(await findVision(actor, school.id));
	const said = (one: (typeof loose)[number]) => ({ id: one.id, words: lookForWords(one, locals.t) });
	return {
		schoolId: school.id,
		schools: standing.schools.map(({ id, name }) => ({ id, name })),
		mayWrite,
		statements: statements.map((one) => ({ ...one, lookFors: one.lookFors.map(said) })),
		loose: loose.map(said),
		entry: crypto.randomUUID(),
		now: (['saved', 'put-away'] as const).find((one) => one === url.searchParams.get('now')),
	};
};

export const actions: Actions = {
	add: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				schoolId: field.id(),
				words: field.text(most.words),
				shownBy: field.optionalText(most.shownBy),
				entry: field.id(),
			}),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, words, shownBy = '', entry } = form.value;
		const result = await addStatement(actor, schoolId, { words, shownBy, entry });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/vision/${result.id}`);
	},
	raise: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ statement: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await raiseStatement(actor, form.value.statement);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/vision?school=${result.schoolId}#s-${form.value.statement}`);
	},
	restore: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ schoolId: field.id(), statement: field.id(), version: field.whole(1, 1_000_000) }),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, statement, version } = form.value;
		const result = await retireStatement(actor, statement, version, false);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/vision?school=${schoolId}&now=saved`);
	},
};
