import { findSchoolGuide, promptSaid } from '#server/domain/guide/index.ts';
import { found, signedIn } from '../../../answer.ts';
import { whichSchool } from '../../which-school.ts';
import { kindAsked } from '../kind-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const kind = kindAsked(params.kind);
	const { school } = await whichSchool(actor, standing, url);
	const asked = url.searchParams.get('edition');
	const guide = found(
		await findSchoolGuide(actor, school.id, kind, asked === null ? undefined : Number(asked)),
	);
	return {
		guide: {
			...guide,
			prompts: guide.prompts.map((prompt) => ({
				key: prompt.key,
				phase: prompt.phase,
				first: prompt.first,
				...promptSaid(prompt, locals.t),
			})),
		},
		here: standing.schools.length > 1 ? `school=${school.id}` : '',
		word: standing.school?.facilitatorWord ?? 'facilitator',
		saved: url.searchParams.has('saved'),
	};
};
