import { redirect } from '@sveltejs/kit';
import { addDigCompEdu, findFrameworks, searchStandards } from '#server/domain/standard/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { found, refused, signedIn } from '../../answer.ts';
import { readerOf, whichSchool } from '../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { schools, school } = await whichSchool(actor, standing, url);
	const words = (url.searchParams.get('words') ?? '').slice(0, 200);
	return {
		school,
		schools,
		words,
		found: words ? await searchStandards(actor, { words, schoolId: school.id }) : [],
		...found(await findFrameworks(readerOf(actor, standing), school.id)),
	};
};

export const actions: Actions = {
	digcompedu: async ({ locals }) => {
		const { actor } = signedIn(locals);
		const added = await addDigCompEdu(actor);
		if (isRefusal(added)) return refused(added);
		redirect(303, `/standards/${added}`);
	},
};
