import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addNextStep } from '#server/domain/next-step/index.ts';
import { settleHeldBack } from '#server/domain/note/index.ts';
import {
	addTeachingPoint,
	findNotebook,
	moveTeachingPoint,
	progresses,
	resumeTeachingPoint,
	settleTeachingPoint,
} from '#server/domain/notebook/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { notebookAsked } from '../asked.ts';
import { notebookPath } from '../paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { wanted, undo } = notebookAsked(url);
	const zone = standing.school?.zone ?? 'UTC';
	return {
		notebook: found(await findNotebook(actor, params.person, { ...wanted, zone })),
		me: actor.personId,
		entry: crypto.randomUUID(),
		undo,
	};
};

/** The notebook that the address names: a collaboration, or outside any. */
function placeIn(url: URL): string | null {
	const asked = url.searchParams.get('collaboration');
	return asked === null || asked === 'outside' ? null : asked;
}

const version = field.whole(1, 1_000_000_000);
const moved = z.object({ point: field.id(), version, to: field.oneOf(progresses) });
const changed = z.object({ point: field.id(), version });

export const actions: Actions = {
	point: async ({ request, locals, params, url }) => {
		const schema = z.object({
			'point-words': field.text(500),
			progress: field.oneOf(progresses),
			entry: field.id(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { progress, entry, 'point-words': words } = form.value;
		const collaborationId = placeIn(url);
		const point = { teacherId: params.person, collaborationId, words, progress, entry };
		const result = await addTeachingPoint(signedIn(locals).actor, point);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, collaborationId)}#points`);
	},
	move: async ({ request, locals, params, url }) => {
		const form = read(await request.formData(), moved);
		if ('failure' in form) return form.failure;
		const result = await moveTeachingPoint(
			signedIn(locals).actor,
			form.value.point,
			form.value.version,
			form.value.to,
		);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, placeIn(url))}#points`);
	},
	settle: async ({ request, locals, params, url }) => {
		const form = read(await request.formData(), changed);
		if ('failure' in form) return form.failure;
		const result = await settleTeachingPoint(signedIn(locals).actor, form.value.point, form.value.version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, placeIn(url))}#points`);
	},
	resume: async ({ request, locals, params, url }) => {
		const form = read(await request.formData(), changed);
		if ('failure' in form) return form.failure;
		const result = await resumeTeachingPoint(signedIn(locals).actor, form.value.point, form.value.version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, placeIn(url))}#points`);
	},
	step: async ({ request, locals, params, url }) => {
		const schema = z.object({
			'step-words': field.text(500),
			owner: field.id(),
			due: field.optionalDay(),
			entry: field.id(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { owner, due, entry, 'step-words': words } = form.value;
		const collaborationId = placeIn(url);
		const result = await addNextStep(signedIn(locals).actor, {
			teacherId: params.person,
			collaborationId,
			ownerId: owner,
			words,
			dueOn: due ?? null,
			entry,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, collaborationId)}#steps`);
	},
	raised: async ({ request, locals, params, url }) => {
		const form = read(await request.formData(), z.object({ note: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await settleHeldBack(signedIn(locals).actor, form.value.note);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${notebookPath(params.person, placeIn(url))}&raised=${form.value.note}`);
	},
	wait: async ({ request, locals, params, url }) => {
		const form = read(await request.formData(), z.object({ note: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await settleHeldBack(signedIn(locals).actor, form.value.note, false);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, notebookPath(params.person, placeIn(url)));
	},
};
