import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { aim, recordPreparation, takeBackPreparation } from '#server/domain/time/index.ts';
import { findToday } from '#server/domain/today/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import { notebookAsked } from '../notebook/asked.ts';
import { suggested } from '../notebook/suggested.ts';
import type { Actions, PageServerLoad } from './$types';
import { backupSaid } from './backup-said.ts';
import { daySaid } from './day-said.ts';
import { titleOf } from './title-of.ts';
import { waitsSaid } from './waits-said.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const today = await findToday(actor, standing);
	const from = { zone: standing.school?.zone ?? 'UTC', now: now().toISOString(), locale: locals.t.locale };
	const facilitatorWord = standing.school?.facilitatorWord ?? 'facilitator';
	const { waits: _, requests: __, ...shown } = today;
	return {
		today: shown,
		waits: waitsSaid(today, locals.t, facilitatorWord),
		title: titleOf(today, locals.t, from),
		date: daySaid(today, locals.t, from),
		suggestions: suggested(today.visits?.suggestions ?? [], locals.t),
		backup: today.operating && backupSaid(today.operating.backup, locals.t),
		me: actor.personId,
		aim,
		facilitatorWord,
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
