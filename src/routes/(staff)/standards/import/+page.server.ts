import { redirect } from '@sveltejs/kit';
import { findFrameworkImports, previewFramework, readPackage } from '#server/domain/standard/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { found, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = signedIn(locals);
	return found(await findFrameworkImports(actor));
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		found(await findFrameworkImports(actor));
		const file = (await request.formData()).get('package');
		if (!(file instanceof File) || file.size === 0)
			return refused(refuse('framework-no-file', { field: 'package' }));
		// The upload stays in memory while it is read, and is gone with this request.
		const read = await readPackage(new Uint8Array(await file.arrayBuffer()));
		if (isRefusal(read)) return refused(read);
		const made = await previewFramework(actor, read, file.name);
		if (isRefusal(made)) return refused(made);
		redirect(303, `/standards/import/${made}`);
	},
};
