import type { Match } from './match-people.ts';
import type { HerePerson } from './read-here.ts';

/** What becomes of the address that the roster gives somebody. */
export type AddressOutcome = 'same' | 'none' | 'new' | 'changed' | 'waits' | 'taken';

/**
 * Decides every address together, since one person's new address may be another's old one. An address is in use by one
 * person at a time; that of an account in use waits for its confirmation.
 */
export function settleAddresses(matches: readonly Match[], people: readonly HerePerson[]): AddressOutcome[] {
	const outcomes = matches.map(wish);
	for (let settled = false; !settled; ) {
		settled = true;
		const leaving = new Set(
			matches.flatMap(({ person }, at) => (outcomes[at] === 'changed' && person !== null ? [person.id] : [])),
		);
		const kept = new Map(
			people.flatMap((one) =>
				one.address === null || leaving.has(one.id) ? [] : [[one.address, one.id] as const],
			),
		);
		for (const [at, { staff, person }] of matches.entries()) {
			const outcome = outcomes[at];
			if (outcome !== 'new' && outcome !== 'changed' && outcome !== 'waits') continue;
			const owner = staff.email === null ? undefined : kept.get(staff.email);
			if (owner === undefined || owner === person?.id) continue;
			outcomes[at] = 'taken';
			// Who keeps the old address after all may stand in somebody else's way.
			settled = false;
		}
	}
	return outcomes;
}

function wish({ staff, person }: Match): AddressOutcome {
	if (staff.email === null) return person?.address == null ? 'none' : 'same';
	if (person === null) return 'new';
	// Without an old address nobody can confirm for an account in use: an operator sees to it.
	if (person.address === null) return person.signedIn ? 'none' : 'new';
	if (person.address === staff.email) return 'same';
	return person.signedIn ? 'waits' : 'changed';
}
