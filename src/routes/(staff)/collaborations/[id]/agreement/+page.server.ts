import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	acceptAgreement,
	findAgreement,
	mergeWithCurrent,
	mostOwnLines,
	reviseAgreement,
} from '#server/domain/agreement/index.ts';
import { findCollaboration } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { linesFrom } from './lines-form.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const one = found(await findCollaboration(actor, params.id));
	if (one.mine.answer === 'asked') redirect(303, `/collaborations/${params.id}/answer`);
	const isOpen = one.state === 'active' || one.state === 'paused';
	return {
		id: one.id,
		title: one.title,
		me: one.mine.personId,
		isOpen,
		partners: one.partners
			.filter((partner) => partner.answer === 'in')
			.map(({ personId, name, side }) => ({ personId, name, side })),
		agreement: one.agreement && found(await findAgreement(actor, params.id)),
		isEditing: isOpen && url.searchParams.has('edit'),
		withSchool: url.searchParams.get('edit') === 'school',
		// Lines of their own still to be written; made here, so that a form sent twice adds them once.
		blank: [`own-${crypto.randomUUID()}`, `own-${crypto.randomUUID()}`],
		mostOwnLines,
		facilitator: standing.school?.facilitatorWord ?? '',
	};
};

export const actions: Actions = {
	accept: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ number: field.whole(1, 1_000_000) }));
		if ('failure' in form) return form.failure;
		const result = await acceptAgreement(actor, params.id, form.value.number);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/agreement`);
	},
	revise: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const sent = await request.formData();
		const form = read(sent, z.object({ basedOn: field.whole(1, 1_000_000), withSchool: field.checked() }));
		if ('failure' in form) return form.failure;
		const input = { ...form.value, lines: linesFrom(typed(sent)) };
		const result = await reviseAgreement(actor, params.id, input);
		if (!isRefusal(result)) redirect(303, `/collaborations/${params.id}/agreement`);
		if (result.kind !== 'conflict')
			return refused(result, form.values, { lines: input.lines, withSchool: input.withSchool });
		const merge = await mergeWithCurrent(actor, params.id, input);
		return isRefusal(merge)
			? refused(merge, form.values)
			: refused(result, form.values, { lines: merge.lines, merge, withSchool: input.withSchool });
	},
};
