import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findNumbers, keepHours, publishHours } from '#server/domain/numbers/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const wanted = url.searchParams.get('school') ?? standing.school?.id ?? '';
	return {
		...found(await findNumbers(actor, wanted)),
		schools: standing.schools.map(({ id, name }) => ({ id, name })),
		month: url.searchParams.get('month') ?? undefined,
		done: url.searchParams.get('done') ?? undefined,
	};
};

const schema = z.object({ schoolId: field.id() });

export const actions: Actions = {
	publish: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await publishHours(actor, form.value.schoolId);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/programme?school=${form.value.schoolId}&done=published`);
	},
	keep: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await keepHours(actor, form.value.schoolId);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/programme?school=${form.value.schoolId}&done=kept`);
	},
};
