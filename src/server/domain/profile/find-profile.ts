import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** What a person may change about themself, and their roles with their dates. */
export interface Profile {
	/** As others see it. */
	name: string;
	given: string;
	family: string;
	knownAs: string | null;
	/** Null: the school's language. */
	language: string | null;
	address: string | null;
	version: number;
	/** The latest first, at most 50; `endsOn` is the first day on which it no longer holds. */
	roles: { role: string; school: string; startsOn: string; endsOn: string | null }[];
}

/** Reads the actor's own profile. */
export function findProfile(actor: Member): Promise<Profile | Refusal> {
	return unitOfWork<Profile | Refusal>(actor, async (tx) => {
		const person = await tx
			.selectFrom('person')
			.leftJoin('person_address as a', (join) =>
				join.onRef('a.person_id', '=', 'person.id').on('a.retired_at', 'is', null),
			)
			.select(['given_name', 'family_name', 'known_as', 'language', 'version', 'a.address'])
			.where('person.id', '=', actor.personId)
			.executeTakeFirst();
		if (!person) return missing;
		const roles = await tx
			.selectFrom('role_assignment as r')
			.innerJoin('school', 'school.id', 'r.school_id')
			.select(['r.role', 'school.name as school', 'r.starts_on', 'r.ends_on'])
			.where('r.person_id', '=', actor.personId)
			.orderBy('r.starts_on', 'desc')
			.orderBy('r.id', 'desc')
			.limit(50)
			.execute();
		return {
			name: nameOf(person),
			given: person.given_name,
			family: person.family_name,
			knownAs: person.known_as,
			language: person.language,
			address: person.address,
			version: person.version,
			roles: roles.map((row) => ({
				role: row.role,
				school: row.school,
				startsOn: row.starts_on,
				endsOn: row.ends_on,
			})),
		};
	});
}
