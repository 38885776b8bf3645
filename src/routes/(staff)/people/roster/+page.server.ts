import { redirect } from '@sveltejs/kit';
import { findImports, previewRoster, readRoster } from '#server/domain/roster/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { found, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const after = url.searchParams.get('after') ?? undefined;
	return { ...found(await findImports(actor, after)), paged: after !== undefined };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		found(await findImports(actor));
		const file = (await request.formData()).get('roster');
		if (!(file instanceof File) || file.size === 0)
			return refused(refuse('roster-no-file', { field: 'roster' }));
		// The upload stays in memory while it is read, and is gone with this request.
		const reading = await readRoster({ kind: 'zip', bytes: new Uint8Array(await file.arrayBuffer()) });
		const made = await previewRoster(actor, reading, file.name);
		if (isRefusal(made)) return refused(made);
		redirect(303, `/people/roster/${made.importId}`);
	},
};
