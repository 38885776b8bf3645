import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formTeams, groupings, proposeTeams } from '#server/domain/team/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

const chosenBy = (asked: string[]) => groupings.filter((one) => asked.includes(one));

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { schools, school } = await whichSchool(actor, standing, url);
	const asked = chosenBy(url.searchParams.getAll('by'));
	const by = asked.length > 0 ? asked : (['grade'] as const);
	return { ...found(await proposeTeams(actor, school.id, by)), by: [...by], schools, school };
};

const schema = z.object({
	schoolId: field.id(),
	seen: field.text(100),
	'by[]': z.array(field.oneOf(groupings)).default([]),
	'team[]': z.array(z.string().max(250)).max(500).default([]),
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { schoolId, seen, 'by[]': by, 'team[]': keys } = form.value;
		const name = (key: string) => String(form.values[`name:${key}`] ?? '');
		const result = await formTeams(actor, schoolId, {
			by,
			seen,
			teams: keys.map((key) => ({ key, name: name(key) })),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams?school=${schoolId}&formed=${result}`);
	},
};
