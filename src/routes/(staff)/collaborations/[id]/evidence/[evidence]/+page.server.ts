import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findReadingsOf } from '#server/domain/access/index.ts';
import {
	bringEvidence,
	editEvidence,
	findOneEvidence,
	leaveEvidence,
	removeEvidence,
} from '#server/domain/evidence/index.ts';
import { findVisits } from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { evidenceFields, wordsFrom } from '../../../../evidence/fields.ts';
import { reached } from '../../reached.ts';
import type { Actions, PageServerLoad } from './$types';

const ahead = 120 * 86_400_000;
const day = 86_400_000;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, one } = await reached(locals, params.id);
	const evidence = found(await findOneEvidence(actor, params.evidence));
	if (evidence.collaborationId !== one.id) error(404, 'missing');
	const at = now().getTime();
	const { visits } = await findVisits(actor, {
		collaborationId: one.id,
		from: new Date(at - day),
		to: new Date(at + ahead),
		states: ['planned'],
		order: 'ahead',
		limit: 30,
	});
	return {
		one: { id: one.id, title: one.title },
		evidence,
		readings: await findReadingsOf(actor, 'evidence', evidence.id),
		visits: visits.filter(({ id }) => !evidence.visits.some((visit) => visit.id === id)),
	};
};

const edited = z.object({ version: field.whole(1, 1_000_000), ...evidenceFields });
const visit = z.object({ visit: field.id() });

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		found(await findOneEvidence(actor, params.evidence));
		const form = read(await request.formData(), edited);
		if ('failure' in form) return form.failure;
		const result = await editEvidence(actor, params.evidence, form.value.version, wordsFrom(form.value));
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/evidence`);
	},
	bring: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), visit);
		if ('failure' in form) return form.failure;
		const result = await bringEvidence(actor, params.evidence, form.value.visit);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/evidence/${params.evidence}`);
	},
	leave: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), visit);
		if ('failure' in form) return form.failure;
		const result = await leaveEvidence(actor, params.evidence, form.value.visit);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/collaborations/${params.id}/evidence/${params.evidence}`);
	},
	remove: async ({ locals, params }) => {
		const result = await removeEvidence(signedIn(locals).actor, params.evidence);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/collaborations/${params.id}/evidence`);
	},
};
