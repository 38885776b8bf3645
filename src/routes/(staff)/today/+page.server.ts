import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { aim, recordPreparation, takeBackPreparation } from '#server/domain/time/index.ts';
import { findToday } from '#server/domain/today/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import { notebookAsked } from '../notebook/asked.ts';
import { suggested } from '../notebook/suggested.ts';
import type { Actions, PageServerLoad } from './$types';
import { backupSaid } from './backup-said.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const today = await findToday(actor, standing);
	return {
		today,
		suggestions: suggested(today.visits?.suggestions ?? [], locals.t),
		backup: today.operating && backupSaid(today.operating.backup, locals.t),
		me: actor.personId,
		aim,
		facilitatorWord: standing.school?.facilitatorWord ?? 'facilitator',
		entry: crypto.randomUUID(),
		prepared: url.searchParams.get('prepared') ?? undefined,
		undo: notebookAsked(url).undo,
	};
};

export const actions: Actions = {
	prepare: async ({ request, locals }) => {
		const form = read(
			await request.formData(),
			z.object({ minutes: field.whole(1, 1440), entry: field.id() }),
		);
		if ('failure' in form) return form.failure;
		const result = await recordPreparation(signedIn(locals).actor, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/today?prepared=${form.value.entry}#time`);
	},
	unprepare: async ({ request, locals }) => {
		const form = read(await request.formData(), z.object({ entry: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await takeBackPreparation(signedIn(locals).actor, form.value.entry);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/today#time');
	},
};
