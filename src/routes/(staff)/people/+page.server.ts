import { accountStates, countUninvited, findPeople, roles } from '#server/domain/people/index.ts';
import { findSchools } from '#server/domain/school/index.ts';
import { findTeamNames } from '#server/domain/team/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { signedIn } from '../../answer.ts';
import { readerOf } from '../which-school.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const reader = readerOf(actor, standing);
	const operates = reader.kind === 'operator';
	const asked = (name: string) => url.searchParams.get(name)?.trim() || undefined;
	const schoolId = asked('school');
	const filter = {
		search: asked('name'),
		role: roles.find((role) => role === asked('role')),
		teamId: asked('team'),
		schoolId,
		state: operates ? accountStates.find((state) => state === asked('state')) : undefined,
	};
	const [found, teams, schools] = [
		await findPeople(reader, { ...filter, after: asked('after') }),
		await findTeamNames(reader, schoolId),
		await findSchools(actor, operates ? 'operator' : 'member'),
	];
	const uninvited = operates ? await countUninvited(actor) : 0;
	return {
		...found,
		teams,
		schools,
		operates,
		filter,
		paged: asked('after') !== undefined,
		uninvited: isRefusal(uninvited) ? 0 : uninvited,
		roles: [...roles],
		states: [...accountStates],
		organisation: standing.organisation,
		word: standing.school?.facilitatorWord,
	};
};
