import { searchNotebook } from '#server/domain/notebook/index.ts';
import { signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	const words = (url.searchParams.get('words') ?? '').trim().slice(0, 200);
	return { me: actor.personId, words, found: await searchNotebook(actor, words) };
};
