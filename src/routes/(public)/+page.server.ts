import { redirect } from '@sveltejs/kit';
import { isSetUp } from '#server/domain/installation/index.ts';
import type { PageServerLoad } from './$types';

/** The front door: to one's day, to signing in, or, before there is a school, to the two ways to begin. */
export const load: PageServerLoad = async ({ locals }) => {
	if (locals.standing) redirect(303, '/today');
	if (await isSetUp()) redirect(303, '/sign-in');
};
