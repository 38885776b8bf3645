import { brokenConstraint, type Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { nameOf } from './standing.ts';

/** A person as a verb needs them. */
export interface ReachedPerson {
	id: string;
	name: string;
	givenName: string;
	familyName: string;
	language: string | null;
	deactivated: boolean;
	version: number;
}

/** Reaches a person through what the actor may see; missing when there is none. */
export async function reachPerson(tx: Tx, personId: string): Promise<ReachedPerson | Refusal> {
	if (!isId(personId)) return missing;
	const person = await tx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
	if (!person) return missing;
	return {
		id: person.id,
		name: nameOf(person),
		givenName: person.given_name,
		familyName: person.family_name,
		language: person.language,
		deactivated: person.deactivated_at !== null,
		version: person.version,
	};
}

/** Reaches a school through what the actor may see: its zone; missing when there is none. */
export async function reachSchool(tx: Tx, schoolId: string): Promise<{ id: string; zone: string } | Refusal> {
	if (!isId(schoolId)) return missing;
	const school = await tx
		.selectFrom('school')
		.select(['id', 'zone'])
		.where('id', '=', schoolId)
		.executeTakeFirst();
	return school ?? missing;
}

/** Lets somebody belong to a school from a day on, unless they do already on some day from then. */
export async function belong(
	tx: Tx,
	id: string,
	personId: string,
	schoolId: string,
	startsOn: string,
): Promise<void> {
	const known = await tx
		.selectFrom('membership')
		.select('id')
		.where('person_id', '=', personId)
		.where('school_id', '=', schoolId)
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', startsOn)]))
		.executeTakeFirst();
	if (known) return;
	await tx
		.insertInto('membership')
		.values({ id, person_id: personId, school_id: schoolId, starts_on: startsOn })
		.execute();
}

/** Gives the refusal when this very constraint is broken by what somebody else wrote at the same moment. */
export async function unlessBroken<Result>(
	constraints: Record<string, Refusal>,
	work: () => Promise<Result>,
): Promise<Result | Refusal> {
	try {
		return await work();
	} catch (error) {
		const refusal = constraints[brokenConstraint(error) ?? ''];
		if (refusal) return refusal;
		throw error;
	}
}
