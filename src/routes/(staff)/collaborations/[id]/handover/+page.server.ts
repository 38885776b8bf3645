import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	acceptHandover,
	findColleagues,
	findHandover,
	handoverWaitsFor,
	proposeHandover,
	setHandoverAside,
} from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const one = found(await findHandover(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const { colleagues } = one.mayPropose
		? await findColleagues(actor, { schoolId: one.schoolId })
		: { colleagues: [] };
	const asked = one.partners.map((partner) => partner.personId);
	const isTeacher = one.mine.side === 'teacher';
	const teachers = one.partners
		.filter((partner) => partner.side === 'teacher' && partner.answer === 'in')
		.map(({ personId, name }) => ({ personId, name }));
	return {
		id: one.id,
		title: one.title,
		me: actor.personId,
		open: one.open,
		shown: one.shown,
		proof: one.proof,
		mayPropose: one.mayPropose,
		// No facilitator is left, and a teacher proposes who comes.
		byTeacher: one.open ? teachers.some(({ personId }) => personId === one.open?.from.personId) : isTeacher,
		waitsForMe: one.open !== undefined && handoverWaitsFor(one.mine, one.open),
		isTeacher,
		teachers,
		colleagues: colleagues.filter(
			(colleague) => colleague.sides.includes('facilitator') && !asked.includes(colleague.personId),
		),
		facilitator: standing.school?.facilitatorWord ?? '',
	};
};

const answer = z.object({ handover: field.id() });

export const actions: Actions = {
	propose: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const wish = z.object({ to: field.id(), reason: field.optionalText(1000) });
		const form = read(await request.formData(), wish);
		if ('failure' in form) return form.failure;
		const { to, reason } = form.value;
		const result = await proposeHandover(actor, params.id, { to, reason: reason ?? '' });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/handover`);
	},
	accept: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), answer.extend({ shown: field.text(100) }));
		if ('failure' in form) return form.failure;
		const result = await acceptHandover(actor, params.id, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
	aside: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), answer);
		if ('failure' in form) return form.failure;
		const result = await setHandoverAside(actor, params.id, form.value.handover);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}`);
	},
};
