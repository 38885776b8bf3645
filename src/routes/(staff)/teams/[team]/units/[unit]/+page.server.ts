import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findUnitResources } from '#server/domain/resource/index.ts';
import { placeCollaboration, putUnitAway, takeCollaborationOut } from '#server/domain/unit/index.ts';
import { findUnitPage } from '#server/domain/unit-page/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { lineSaid } from '../../../../library/said.ts';
import { fromWhere, headOf, textOf } from '../../../../standards/said.ts';
import { unitOf } from '../unit-of.ts';
import { spanIn } from '../year.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read, and sent as forms: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const page = await unitOf(actor, params);
	const { id, title, centralIdea, aim, technology, isPutAway, version, collaborations, others, team } = page;
	const families = found(await findUnitPage(actor, id));
	const standards = [...page.named.content, ...page.named.technology];
	return {
		unit: { id, title, centralIdea, aim, technology, isPutAway, version },
		when: spanIn(t)(page),
		team: { id: team.id, name: team.name },
		mayPlan: team.mayPlan,
		standards: [...new Map(standards.map((one) => [one.id, one])).values()].map((one) => ({
			id: one.id,
			head: headOf(one),
			text: textOf(one),
			from: fromWhere(t, one.framework),
		})),
		resources: (await findUnitResources(actor, id)).map((one) => lineSaid(one, t)),
		families: families.isPublished && families.code !== null ? `/u/${families.code}` : undefined,
		carriedFrom: page.carriedFrom,
		collaborations,
		others: others.map((one) => ({ value: one.id, label: one.title })),
		saved: url.searchParams.has('saved'),
	};
};

const collaboration = z.object({ collaboration: field.id() });

export const actions: Actions = {
	away: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ version: field.whole(1, 1_000_000), away: field.oneOf(['yes', 'no']) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await putUnitAway(actor, params.unit, form.value.version, form.value.away === 'yes');
		if (isRefusal(result)) return refused(result);
		redirect(303, `/teams/${params.team}/units/${params.unit}`);
	},
	place: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), collaboration);
		if ('failure' in form) return form.failure;
		const result = await placeCollaboration(actor, params.unit, form.value.collaboration);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}/units/${params.unit}?saved`);
	},
	out: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), collaboration);
		if ('failure' in form) return form.failure;
		const result = await takeCollaborationOut(actor, params.unit, form.value.collaboration);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}/units/${params.unit}?saved`);
	},
};
