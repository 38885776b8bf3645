import { error } from '@sveltejs/kit';
import type { Standing } from '#server/domain/people/index.ts';
import { findSchools, type SchoolLine } from '#server/domain/school/index.ts';
import { asOperator, type Member, type OperatorActor } from '#server/platform/actor.ts';

/** Who reads pages that operators see more of: the database still asks whether they are one. */
export function readerOf(actor: Member, standing: Standing): Member | OperatorActor {
	return standing.roles.has('operator') ? asOperator(actor) : actor;
}

/** The schools the reader may choose from, and the one a page is about: `?school=`, else the reader's own, else the first. */
export async function whichSchool(
	actor: Member,
	standing: Standing,
	url: URL,
): Promise<{ schools: SchoolLine[]; school: SchoolLine }> {
	const schools = await findSchools(actor, standing.roles.has('operator') ? 'operator' : 'member');
	const wanted = url.searchParams.get('school');
	// The reader's own are known, also where there are more than are listed.
	const school = wanted
		? [...standing.schools, ...schools].find((one) => one.id === wanted)
		: (standing.school ?? schools[0]);
	if (!school) error(404, 'missing');
	return { schools, school };
}
