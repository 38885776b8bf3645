import { error, redirect } from '@sveltejs/kit';
import { bringLog, findLogs, mostOfLog } from '#server/domain/kept-log/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Logs are a facilitator's: to anybody else there is no such page. */
function facilitator(locals: App.Locals) {
	const { actor, standing } = signedIn(locals);
	if (!standing.roles.has('facilitator') || !standing.school) error(404, 'missing');
	return { actor, school: standing.school };
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = facilitator(locals);
	return { logs: await findLogs(actor), dropped: url.searchParams.has('dropped'), most: mostOfLog };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor, school } = facilitator(locals);
		const file = (await request.formData()).get('log');
		if (!(file instanceof File) || file.size === 0)
			return refused(refuse('kept-log-no-file', { field: 'log' }));
		const bytes = new Uint8Array(await file.arrayBuffer());
		const locale = locals.t.locale;
		const brought = await bringLog(actor, { schoolId: school.id, fileName: file.name, bytes, locale });
		if (isRefusal(brought)) return refused(brought);
		redirect(303, `/notebook/log/${brought}`);
	},
};
