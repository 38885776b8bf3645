import { findBackups } from '#server/domain/backup/index.ts';
import { found, signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { actor } = signedIn(locals);
	return found(await findBackups(actor));
};
