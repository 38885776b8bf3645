import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addPerson, type Role, roles } from '#server/domain/people/index.ts';
import { findSchools, schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor, standing } = signedIn(locals);
	const schools = await findSchools(actor, 'operator');
	const school = schools.find((one) => one.id === standing.school?.id) ?? schools[0];
	if (!school) error(404, 'missing');
	return { schools, school, entry: newId(), today: schoolDay(school.zone, now()), roles: [...roles] };
};

const schema = z.object({
	entry: field.id(),
	schoolId: field.id(),
	given: field.optionalText(200),
	family: field.optionalText(200),
	knownAs: field.optionalText(200),
	address: field.optionalText(254),
	'roles[]': z.array(z.enum(roles as readonly [Role, ...Role[]])).default([]),
	startsOn: field.day(),
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { 'roles[]': given, ...rest } = form.value;
		const result = await addPerson(actor, {
			...rest,
			given: rest.given ?? '',
			family: rest.family ?? '',
			roles: given,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/people/${result}?done=added`);
	},
};
