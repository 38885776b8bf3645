import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addressOf, mainCast, makeDemonstration, staff } from '#server/domain/demonstration/index.ts';
import { findOrganisation } from '#server/domain/installation/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { startSession } from '#server/platform/sign-in/index.ts';
import { read, refused } from '../../answer.ts';
import { keepCookies } from '../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** The demonstration's organisation, none while nothing is set up; in a real school there is no such page. */
async function reachDemonstration() {
	const organisation = await findOrganisation();
	if (organisation && !organisation.demonstration) error(404, 'missing');
	return organisation;
}

/** In a demonstration everybody may choose whom to be. */
export const load: PageServerLoad = async () => {
	const organisation = await reachDemonstration();
	const others = staff.filter((person) => !(mainCast as readonly string[]).includes(person.key));
	const shown = ({ key, given, family, knownAs, roles, teams }: (typeof staff)[number]) => ({
		key,
		name: knownAs ?? `${given} ${family}`,
		roles,
		teams,
	});
	return {
		made: organisation !== undefined,
		main: mainCast.flatMap((key) => staff.filter((person) => person.key === key)).map(shown),
		others: others.map(shown),
	};
};

export const actions: Actions = {
	make: async () => {
		await reachDemonstration();
		const made = await makeDemonstration({ photographs: true });
		// Pressed twice, it was there already: the choice is the same.
		if (isRefusal(made) && !(await findOrganisation())?.demonstration) return refused(made);
		redirect(303, '/demonstration');
	},
	be: async ({ request, cookies }) => {
		const organisation = await findOrganisation();
		if (!organisation?.demonstration) error(404, 'missing');
		const form = read(
			await request.formData(),
			z.object({ person: z.enum(staff.map((person) => person.key)) }),
		);
		if ('failure' in form) return form.failure;
		const started = await startSession(addressOf(form.value.person), {
			how: 'here',
			userAgent: request.headers.get('user-agent'),
		});
		if (isRefusal(started)) return refused(started, form.values);
		keepCookies(cookies, started.cookies);
		redirect(303, '/today');
	},
};
