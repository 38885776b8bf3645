import { searchable } from '#server/domain/people/index.ts';
import type { HerePerson } from './read-here.ts';
import { type RosterStaff, staffKinds } from './roster.ts';

/** A member of staff of the roster, and who that is here. */
export interface Match {
	staff: RosterStaff;
	/** Null: somebody new. */
	person: HerePerson | null;
	/** `linked`: known by the roster's id; `address`: here by hand; `relinked`: the roster gave them another id. */
	how: 'linked' | 'address' | 'relinked' | 'new';
}

/**
 * Finds who of the roster is who here: by the roster's id, else by address somebody whom the roster has not told of yet,
 * else by address and name somebody whose former id the roster has dropped. An address alone never makes a newcomer
 * into somebody the roster knew.
 */
export function matchPeople(staff: readonly RosterStaff[], people: readonly HerePerson[]): Match[] {
	const inSet = new Set(staff.map((one) => one.sourcedId));
	const byRosterId = new Map(people.flatMap((person) => person.rosterIds.map((id) => [id, person] as const)));
	const byAddress = new Map(
		people.flatMap((person) => (person.address === null ? [] : [[person.address, person] as const])),
	);
	const claimed = new Map<string, Match>();
	const matches: Match[] = [];
	const rest: RosterStaff[] = [];
	for (const one of staff) {
		const person = byRosterId.get(one.sourcedId);
		if (person === undefined) {
			rest.push(one);
			continue;
		}
		const already = claimed.get(person.id);
		if (already === undefined) {
			const match: Match = { staff: one, person, how: 'linked' };
			claimed.set(person.id, match);
			matches.push(match);
		} else already.staff = together(already.staff, one);
	}
	for (const one of rest) {
		const person = one.email === null ? undefined : byAddress.get(one.email);
		const how = person === undefined || claimed.has(person.id) ? 'new' : howMatched(one, person, inSet);
		const match: Match = { staff: one, person: how === 'new' ? null : (person ?? null), how };
		if (match.person !== null) claimed.set(match.person.id, match);
		matches.push(match);
	}
	return matches;
}

function howMatched(one: RosterStaff, person: HerePerson, inSet: ReadonlySet<string>): Match['how'] {
	if (person.rosterIds.length === 0) return 'address';
	const dropped = person.rosterIds.every((id) => !inSet.has(id));
	const sameName =
		searchable(`${one.givenName} ${one.familyName}`) === searchable(`${person.given} ${person.family}`);
	return dropped && sameName ? 'relinked' : 'new';
}

/** Two rows of a roster that are one person here. */
function together(first: RosterStaff, second: RosterStaff): RosterStaff {
	return {
		...first,
		email: first.email ?? second.email,
		schoolIds: [...new Set([...first.schoolIds, ...second.schoolIds])],
		kinds: staffKinds.filter((kind) => first.kinds.includes(kind) || second.kinds.includes(kind)),
		enabled: first.enabled || second.enabled,
	};
}
