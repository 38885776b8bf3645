import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findSummary, keepSummary, mostSummary, takeBackSummary } from '#server/domain/summary/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { draftOf } from './draft.ts';

const told = ['kept', 'sent', 'saved', 'taken-back'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const page = found(
		await findSummary(actor, params.id, {
			teacherId: url.searchParams.get('teacher') ?? undefined,
			authorId: url.searchParams.get('from') ?? undefined,
		}),
	);
	return {
		...page,
		draft: draftOf(page, locals.t, standing.school?.zone ?? 'UTC'),
		told: told.find((one) => one === url.searchParams.get('now')),
	};
};

const here = (visit: string, teacher: string, now: (typeof told)[number]) =>
	`/visits/${visit}/summary?teacher=${teacher}&now=${now}`;

export const actions: Actions = {
	keep: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				teacher: field.id(),
				words: field.text(mostSummary),
				version: field.whole(0, 1_000_000),
				step: field.oneOf(['keep', 'approve', 'save']),
			}),
		);
		if ('failure' in form) return form.failure;
		const { teacher, step, ...given } = form.value;
		const result = await keepSummary(actor, params.id, {
			...given,
			teacherId: teacher,
			approve: step !== 'keep',
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		const now = { keep: 'kept', approve: 'sent', save: 'saved' } as const;
		redirect(303, here(params.id, teacher, now[step]));
	},
	back: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ teacher: field.id(), summary: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await takeBackSummary(actor, form.value.summary);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, here(params.id, form.value.teacher, 'taken-back'));
	},
};
