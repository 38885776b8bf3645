import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dayAfter } from '#server/domain/school/index.ts';
import { changeUnit } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn, typed } from '../../../../../../answer.ts';
import { findChoosable, keepChoosable } from '../../../../../standards/choosing.ts';
import { unitFields, unitFrom } from '../../form.ts';
import { unitOf } from '../../unit-of.ts';
import type { Actions, PageServerLoad } from './$types';

async function changeable(actor: Member, params: { team: string; unit: string }) {
	const page = await unitOf(actor, params);
	if (!page.team.mayPlan) error(404, 'missing');
	return page;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const page = await changeable(actor, params);
	const { id, title, centralIdea, aim, technology, startsOn, endsOn, version, named, team } = page;
	return {
		unit: {
			id,
			title,
			centralIdea,
			aim,
			technology,
			startsOn,
			lastDay: dayAfter(endsOn, -1),
			version,
			named,
		},
		team: { id: team.id },
		offered: await findChoosable(actor, team.schoolId, named),
	};
};

export const actions: Actions = {
	/** Finds standards by words, keeping all that was typed. */
	find: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { team } = await changeable(actor, params);
		const values = typed(await request.formData());
		return { problems: [], values, offered: await findChoosable(actor, team.schoolId, undefined, values) };
	},
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const { team } = await changeable(actor, params);
		const schema = z.object({ version: field.whole(1, 1_000_000), ...unitFields });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return keepChoosable(form.failure, actor, team.schoolId);
		const unit = { ...unitFrom(form.value), version: form.value.version };
		const result = await changeUnit(actor, params.unit, unit);
		if (isRefusal(result))
			return refused(result, form.values, {
				offered: await findChoosable(actor, team.schoolId, undefined, form.values),
			});
		redirect(303, `/teams/${params.team}/units/${params.unit}?saved`);
	},
};
