import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findTeams, makeDivision, makeTeam, teamKinds } from '#server/domain/team/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import { readerOf, whichSchool } from '../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const reader = readerOf(actor, standing);
	const { schools, school } = await whichSchool(actor, standing, url);
	return {
		...(await findTeams(reader, school.id)),
		schools,
		school,
		operates: reader.kind === 'operator',
		entries: { team: newId(), division: newId() },
		formed: Number(url.searchParams.get('formed')) || undefined,
		kinds: [...teamKinds],
	};
};

export const actions: Actions = {
	team: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			entry: field.id(),
			schoolId: field.id(),
			name: field.text(200),
			kind: field.oneOf(teamKinds),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await makeTeam(actor, form.value.schoolId, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${result}`);
	},
	division: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ entry: field.id(), schoolId: field.id(), division: field.text(200) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { entry, schoolId, division } = form.value;
		const result = await makeDivision(actor, schoolId, { entry, name: division });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams?school=${schoolId}`);
	},
};
