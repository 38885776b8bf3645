import { findCollaborations } from '#server/domain/collaboration/index.ts';
import { signedIn } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	return {
		...(await findCollaborations(actor, url.searchParams.get('before') ?? undefined)),
		me: actor.personId,
		answered: url.searchParams.has('answered'),
		mayPropose: standing.roles.has('teacher') || standing.roles.has('facilitator'),
	};
};
