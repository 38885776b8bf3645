import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addUnit, findTeamYear } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../../../answer.ts';
import { findChoosable, keepChoosable } from '../../../../standards/choosing.ts';
import { unitFields, unitFrom } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

async function planned(actor: Member, teamId: string) {
	const { team } = found(await findTeamYear(actor, teamId));
	if (!team.mayPlan) error(404, 'missing');
	return team;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const team = await planned(actor, params.team);
	return {
		team: { id: team.id, name: team.name },
		offered: await findChoosable(actor, team.schoolId, undefined),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	/** Finds standards by words, keeping all that was typed. */
	find: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const team = await planned(actor, params.team);
		const values = typed(await request.formData());
		return { problems: [], values, offered: await findChoosable(actor, team.schoolId, undefined, values) };
	},
	add: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const team = await planned(actor, params.team);
		const form = read(await request.formData(), z.object({ entry: field.id(), ...unitFields }));
		if ('failure' in form) return keepChoosable(form.failure, actor, team.schoolId);
		const result = await addUnit(actor, params.team, { ...unitFrom(form.value), entry: form.value.entry });
		if (isRefusal(result))
			return refused(result, form.values, {
				offered: await findChoosable(actor, team.schoolId, undefined, form.values),
			});
		redirect(303, `/teams/${params.team}/units/${result.id}?saved`);
	},
};
