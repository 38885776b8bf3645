import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { askColleague, findCollaboration, findColleagues } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	// No facilitator is left, and more than one teacher has to agree to who comes.
	const isUnderWay = one.state === 'active' || one.state === 'paused';
	const partners = one.partners.filter((partner) => partner.answer === 'in');
	if (isUnderWay && partners.length > 1 && partners.every((partner) => partner.side === 'teacher'))
		redirect(303, `/collaborations/${params.id}/handover`);
	const words = url.searchParams.get('words') ?? '';
	const chosen = url.searchParams.getAll('with').slice(0, 5);
	const { colleagues, more } = await findColleagues(actor, { schoolId: one.schoolId, words, chosen });
	const asked = one.partners.map((partner) => partner.personId);
	return {
		id: one.id,
		title: one.title,
		words,
		more,
		side: url.searchParams.get('side') === 'facilitator' ? ('facilitator' as const) : ('teacher' as const),
		colleagues: colleagues.filter((colleague) => !asked.includes(colleague.personId)),
		chosen,
		facilitator: standing.school?.facilitatorWord ?? '',
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const asked = z.object({ side: field.oneOf(['teacher', 'facilitator']), people: field.id() });
		const form = read(await request.formData(), asked);
		if ('failure' in form) return form.failure;
		const { side, people } = form.value;
		const result = await askColleague(actor, params.id, { personId: people, side });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
};
