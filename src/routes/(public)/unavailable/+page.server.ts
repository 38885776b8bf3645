import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Wanted } from './wanted.ts';

// Shown in place of another page, under that one's address: a script would take it for that page.
export const csr = false;

/** Nothing is here for who comes by the address itself. */
export const load: PageServerLoad = ({ isSubRequest, locals }) => {
	if (!isSubRequest) redirect(303, '/');
	return { request: locals.requestId };
};

export const actions: Actions = {
	/** Asked by `answerOutage` and `answerTooLarge` alone. */
	default: async ({ request, isSubRequest }) => {
		if (!isSubRequest) redirect(303, '/');
		const wanted: Wanted = JSON.parse(String((await request.formData()).get('wanted')));
		return fail(503, wanted);
	},
};
