import { findActs, verifyChain } from '#server/domain/audit/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { found, signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const asked = Number(url.searchParams.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
	const { acts, next } = found(await findActs(actor, before));
	return {
		acts: acts.map((act) => ({
			...act,
			by: act.by && nameOf(act.by),
			about: act.about && { id: act.about.id, name: nameOf(act.about) },
		})),
		next,
		paged: before !== undefined,
		chain: url.searchParams.has('check') ? found(await verifyChain(actor)) : undefined,
		word: standing.school?.facilitatorWord,
	};
};
