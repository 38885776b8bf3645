import { findReaders } from '#server/domain/profile/index.ts';
import { signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const after = url.searchParams.get('after') ?? undefined;
	return { ...(await findReaders(actor, after)), paged: after !== undefined };
};
