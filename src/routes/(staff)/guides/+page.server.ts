import { findQuestions, findSchoolGuides } from '#server/domain/guide/index.ts';
import { found, signedIn } from '../../answer.ts';
import { whichSchool } from '../which-school.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { school } = await whichSchool(actor, standing, url);
	const bank = found(await findQuestions(actor, school.id));
	return {
		schoolId: school.id,
		schools: standing.schools.map(({ id, name }) => ({ id, name })),
		...found(await findSchoolGuides(actor, school.id)),
		questions: bank.questions.filter((one) => !one.retired).length,
	};
};
