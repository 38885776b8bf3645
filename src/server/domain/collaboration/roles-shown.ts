import { nameOf, type Role } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';

/** A role somebody holds or held; school days, the last one being the first on which it held no more. */
export interface RoleShown {
	role: Role | 'evaluator';
	startsOn: string;
	endsOn: string | undefined;
}

/** Somebody and their roles in a school since a year ago, being the reader's evaluator included. */
export interface PersonShown {
	personId: string;
	name: string;
	roles: RoleShown[];
}

const months12 = 365;

/**
 * Reads the roles of the last twelve months, and those still to come, that a teacher is shown before they say yes.
 * @param today the school day in the school's zone
 */
export async function rolesOf(
	tx: Tx,
	actor: Member,
	input: { schoolId: string; personIds: readonly string[]; today: string },
): Promise<PersonShown[]> {
	if (input.personIds.length === 0) return [];
	const since = dayAfter(input.today, -months12);
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as'])
		.where('id', 'in', input.personIds)
		.orderBy('family_name')
		.orderBy('given_name')
		.orderBy('id')
		.limit(500)
		.execute();
	const roles = await tx
		.selectFrom('role_assignment')
		.select(['person_id', 'role', 'starts_on', 'ends_on'])
		.where('school_id', '=', input.schoolId)
		.where('person_id', 'in', input.personIds)
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', since)]))
		.orderBy('starts_on')
		.orderBy('role')
		.limit(2000)
		.execute();
	const evaluators = await tx
		.selectFrom('evaluator')
		.select(['evaluator_id as person_id', 'starts_on', 'ends_on'])
		.where('teacher_id', '=', actor.personId)
		.where('evaluator_id', 'in', input.personIds)
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', since)]))
		.orderBy('starts_on')
		.limit(200)
		.execute();
	const all = [...roles, ...evaluators.map((row) => ({ ...row, role: 'evaluator' }))];
	return people.map((person) => ({
		personId: person.id,
		name: nameOf(person),
		roles: all
			.filter((row) => row.person_id === person.id)
			.map((row) => ({
				role: row.role as RoleShown['role'],
				startsOn: row.starts_on,
				endsOn: row.ends_on ?? undefined,
			})),
	}));
}

/** The roles as one text, as it is kept with an acceptance: a line a person, at most 4,000 characters. */
export function writeShown(people: readonly PersonShown[]): string {
	const line = (person: PersonShown) =>
		`${person.name}: ${person.roles.map((role) => `${role.role} ${role.startsOn}/${role.endsOn ?? '…'}`).join(', ')}`;
	return people.map(line).join('\n').slice(0, 4000);
}

/** A short proof of what stood on the screen, which the form sends back: other people or other roles give another. */
export function proofOf(people: readonly PersonShown[]): string {
	return hashOf(JSON.stringify(people.map((person) => [person.personId, person.roles]))).slice(0, 32);
}
