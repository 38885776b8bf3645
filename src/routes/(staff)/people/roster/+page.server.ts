import { redirect } from '@sveltejs/kit';
import { findImports, receiveRoster } from '#server/domain/roster/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { BrokenForm, dropUpload, filesOf, keepUpload, type Upload } from '#server/platform/uploads/index.ts';
import { found, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** No student system makes as many; a folder of other things does. */
const mostFiles = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const after = url.searchParams.get('after') ?? undefined;
	return { ...found(await findImports(actor, after)), paged: after !== undefined };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		found(await findImports(actor));
		const importId = newId();
		const upload = await keepFiles(importId, request);
		if (upload === undefined) return refused(refuse('roster-upload-broken', { field: 'roster' }));
		if (upload.parts.every(({ size }) => size === 0)) {
			await dropUpload(importId);
			return refused(refuse('roster-no-file', { field: 'roster' }));
		}
		if (upload.parts.length > mostFiles) {
			await dropUpload(importId);
			return refused(refuse('roster-many-files', { field: 'roster', args: { most: mostFiles } }));
		}
		const fileName = upload.parts.map(({ name }) => name).join(', ');
		const received = await receiveRoster(actor, { importId, fileName, upload });
		if (isRefusal(received)) {
			await dropUpload(importId);
			return refused(received);
		}
		redirect(303, `/people/roster/${importId}`);
	},
};

/** Keeps the files of the form as they arrive, so that a large one never lies in memory; undefined when it was cut off. */
async function keepFiles(importId: string, request: Request): Promise<Upload | undefined> {
	const type = request.headers.get('content-type');
	// A form without files is one in which none was chosen.
	if (request.body === null || !type?.startsWith('multipart/form-data')) return { key: '', parts: [] };
	try {
		return await keepUpload(importId, filesOf(request.body, type));
	} catch (error) {
		if (error instanceof BrokenForm || request.signal.aborted) return undefined;
		throw error;
	}
}
