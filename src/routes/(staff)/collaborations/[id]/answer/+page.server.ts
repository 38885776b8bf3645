import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	acceptCollaboration,
	declineCollaboration,
	findColleagues,
	findInvitation,
} from '#server/domain/collaboration/index.ts';
import { findStageExamples } from '#server/domain/stage-example/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const invitation = found(await findInvitation(actor, params.id));
	if (invitation.mine.answer === 'in') redirect(303, `/collaborations/${params.id}`);
	const { colleagues } = await findColleagues(actor, { schoolId: invitation.schoolId });
	const asked = invitation.partners.map((partner) => partner.personId);
	const { examples } = found(await findStageExamples(actor, invitation.schoolId));
	return {
		invitation,
		examples: examples[invitation.stage],
		instead: colleagues
			.filter((one) => one.sides.includes(invitation.mine.side) && !asked.includes(one.personId))
			.map((one) => ({ id: one.personId, name: one.name })),
		facilitator: standing.school?.facilitatorWord ?? '',
	};
};

const no = z.object({
	kind: field.oneOf(['declined', 'not-now']),
	reason: field.optionalText(1000),
	suggested: field.optionalId(),
});

export const actions: Actions = {
	accept: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ shown: field.text(100), findable: field.checked() }),
		);
		if ('failure' in form) return form.failure;
		const result = await acceptCollaboration(actor, params.id, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
	decline: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), no);
		if ('failure' in form) return form.failure;
		const { kind, reason, suggested } = form.value;
		const answer = { kind, reason: reason ?? '', suggestedId: suggested };
		const result = await declineCollaboration(actor, params.id, answer);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/collaborations?answered');
	},
};
