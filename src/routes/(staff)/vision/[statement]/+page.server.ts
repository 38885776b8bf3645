import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addSchoolLookFor, placeLookFor, retireLookFor } from '#server/domain/notebook/index.ts';
import {
	editStatement,
	findVision,
	findVisionOf,
	most,
	retireStatement,
} from '#server/domain/vision/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { lookForWords } from '../../visits/look-for-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const schoolId = found(await findVisionOf(actor, params.statement));
	const { statements, loose, mayWrite } = found(await findVision(actor, schoolId));
	const statement = statements.find((one) => one.id === params.statement && !one.retired);
	if (!mayWrite || !statement) error(404, 'missing');
	const said = (one: (typeof loose)[number]) => ({ id: one.id, words: lookForWords(one, locals.t) });
	return {
		schoolId,
		statement: { ...statement, lookFors: statement.lookFors.map(said) },
		loose: loose.map(said),
		saved: url.searchParams.has('saved'),
	};
};

const version = field.whole(1, 1_000_000);

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ words: field.text(most.words), shownBy: field.optionalText(most.shownBy), version }),
		);
		if ('failure' in form) return form.failure;
		const { shownBy = '', ...change } = form.value;
		const result = await editStatement(actor, params.statement, { ...change, shownBy });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/vision/${params.statement}?saved`);
	},
	retire: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id(), version }));
		if ('failure' in form) return form.failure;
		const result = await retireStatement(actor, params.statement, form.value.version);
		if (isRefusal(result)) return refused(result, { schoolId: form.value.schoolId });
		redirect(303, `/vision?school=${form.value.schoolId}&now=put-away`);
	},
	look: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ schoolId: field.id(), 'look-for-words': field.text(300) }),
		);
		if ('failure' in form) return form.failure;
		const words = form.value['look-for-words'];
		const result = await addSchoolLookFor(actor, form.value.schoolId, {
			words,
			statementId: params.statement,
		});
		if (isRefusal(result)) return refused({ ...result, field: 'look-for-words' }, form.values);
		redirect(303, `/vision/${params.statement}?saved#look-fors`);
	},
	place: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ place: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await placeLookFor(actor, form.value.place, params.statement);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/vision/${params.statement}?saved#look-fors`);
	},
	loosen: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ 'look-for': field.id() }));
		if ('failure' in form) return form.failure;
		const result = await placeLookFor(actor, form.value['look-for'], null);
		if (isRefusal(result)) return refused(result, {});
		redirect(303, `/vision/${params.statement}?saved#look-fors`);
	},
	remove: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ 'look-for': field.id() }));
		if ('failure' in form) return form.failure;
		const result = await retireLookFor(actor, form.value['look-for']);
		if (isRefusal(result)) return refused(result, {});
		redirect(303, `/vision/${params.statement}?saved#look-fors`);
	},
};
