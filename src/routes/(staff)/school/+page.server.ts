import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { languages } from '#messages/index.ts';
import { changeSchool, findSchool, planSchoolYear } from '#server/domain/school/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import { readerOf, whichSchool } from '../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const reader = readerOf(actor, standing);
	const { schools, school } = await whichSchool(actor, standing, url);
	return {
		school: found(await findSchool(reader, school.id)),
		schools,
		operates: reader.kind === 'operator',
		languages: [...languages],
		entry: newId(),
		done: url.searchParams.get('done') ?? undefined,
	};
};

export const actions: Actions = {
	settings: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			schoolId: field.id(),
			name: field.text(200),
			zone: field.text(64),
			language: z.enum(languages),
			facilitatorWord: field.text(40),
			version: field.whole(1, 1_000_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { schoolId, ...wanted } = form.value;
		const result = await changeSchool(actor, schoolId, wanted);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/school?school=${schoolId}&done=settings`);
	},
	year: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			schoolId: field.id(),
			entry: field.id(),
			yearName: field.text(60),
			startsOn: field.day(),
			lastDay: field.day(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { schoolId, yearName, ...year } = form.value;
		const result = await planSchoolYear(actor, schoolId, { ...year, name: yearName });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/school?school=${schoolId}&done=year`);
	},
};
