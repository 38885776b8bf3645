import { redirect } from '@sveltejs/kit';
import { acceptFramework, discardImport, findFrameworkImport } from '#server/domain/standard/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { found, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	return { page: found(await findFrameworkImport(actor, params.import)) };
};

export const actions: Actions = {
	accept: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const accepted = await acceptFramework(actor, params.import);
		if (isRefusal(accepted)) return refused(accepted);
		redirect(303, `/standards/${accepted}`);
	},
	discard: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const discarded = await discardImport(actor, params.import);
		if (isRefusal(discarded)) return refused(discarded);
		redirect(303, '/standards/import');
	},
};
