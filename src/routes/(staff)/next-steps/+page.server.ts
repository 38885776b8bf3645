import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findNextSteps, keepNextStep, reopenNextStep } from '#server/domain/next-step/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const kept = url.searchParams.get('show') === 'kept';
	const { steps, next } = await findNextSteps(actor, {
		kept,
		after: url.searchParams.get('after') ?? undefined,
	});
	return { steps, next, kept, undo: undoIn(url), me: actor.personId };
};

/** A next step that was just kept, as the address says it. */
function undoIn(url: URL): { id: string; version: number } | undefined {
	const [id, version] = [url.searchParams.get('done'), Number(url.searchParams.get('version'))];
	return id && version > 0 ? { id, version } : undefined;
}

/** Where a next step was ticked: back there, and nowhere outside. */
function wayBack(from: string, done?: { id: string; version: number }): string {
	const inside = /^\/(today|notebook|next-steps)([/?#]|$)/.test(from) ? from : '/next-steps';
	const url = new URL(inside, 'http://inside');
	url.searchParams.delete('done');
	url.searchParams.delete('version');
	if (done) {
		url.searchParams.set('done', done.id);
		url.searchParams.set('version', String(done.version));
	}
	return url.pathname + url.search + url.hash;
}

const ticked = z.object({
	step: field.id(),
	version: field.whole(1, 1_000_000_000),
	back: z.string().max(500).default(''),
});

export const actions: Actions = {
	keep: async ({ request, locals }) => {
		const form = read(await request.formData(), ticked);
		if ('failure' in form) return form.failure;
		const { step, version, back } = form.value;
		const result = await keepNextStep(signedIn(locals).actor, step, version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, wayBack(back, { id: step, version: result.version }));
	},
	reopen: async ({ request, locals }) => {
		const form = read(await request.formData(), ticked);
		if ('failure' in form) return form.failure;
		const { step, version, back } = form.value;
		const result = await reopenNextStep(signedIn(locals).actor, step, version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, wayBack(back));
	},
};
