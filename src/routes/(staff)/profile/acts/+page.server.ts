import { findActsAboutMe } from '#server/domain/profile/index.ts';
import { signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const asked = Number(url.searchParams.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
	return {
		...(await findActsAboutMe(actor, before)),
		paged: before !== undefined,
		word: standing.school?.facilitatorWord,
	};
};
