import type { Change, ChangeKind } from './change.ts';
import { compareClasses } from './compare-classes.ts';
import { type ComparedPerson, comparePerson, compareVanished, type HereByPerson } from './compare-people.ts';
import { compareSchools } from './compare-schools.ts';
import { matchPeople } from './match-people.ts';
import type { Here } from './read-here.ts';
import type { Roster } from './roster.ts';
import { settleAddresses } from './settle-addresses.ts';

/** Everything that accepting a roster would do, and what it comes to. */
export interface Comparison {
	changes: Change[];
	/** Staff whom the roster told of before, who could sign in and work in the schools that the set tells of. */
	staffBefore: number;
	/** How many of them it switches off. */
	staffGone: number;
	people: Record<ChangeKind, number>;
}

/** More than this share of the staff is switched off only after a second confirmation. */
const manyGone = 0.1;

/** Whether switching off so many needs a second confirmation; an empty set must not switch everybody off. */
export function needsConfirmation({
	staffBefore,
	staffGone,
}: {
	staffBefore: number;
	staffGone: number;
}): boolean {
	return staffGone > staffBefore * manyGone;
}

/** Compares a roster with what is here. Changes nothing; the same comparison is shown, staged and applied. */
export function compareRoster(roster: Roster, here: Here, newId: () => string): Comparison {
	const schools = compareSchools(roster, here, newId);
	const byPerson: HereByPerson = {
		memberships: grouped(here.memberships),
		roles: grouped(here.roles),
		proposals: grouped(here.proposals),
	};
	const matches = matchPeople(roster.staff, here.people);
	const outcomes = settleAddresses(matches, here.people);
	const personOf = new Map<string, string>();
	const compared: ComparedPerson[] = matches.map((match, at) => {
		const one = comparePerson(match, outcomes[at] ?? 'same', schools, byPerson, newId);
		const id = one.changes[0]?.person_id;
		if (id !== undefined)
			for (const rosterId of [match.staff.sourcedId, ...(match.person?.rosterIds ?? [])])
				personOf.set(rosterId, id);
		return one;
	});
	const told = new Set(matches.flatMap(({ person }) => (person === null ? [] : [person.id])));
	for (const person of here.people) {
		if (person.rosterIds.length === 0 || told.has(person.id)) continue;
		const one = compareVanished(person, schools, byPerson);
		if (one !== null) compared.push(one);
	}
	const order = new Intl.Collator('und');
	compared.sort((a, b) => order.compare(a.sortName, b.sortName));
	const people: Record<ChangeKind, number> = { new: 0, changed: 0, gone: 0, held: 0, same: 0 };
	for (const one of compared) people[one.verdict] += 1;
	const classes = compareClasses(roster, here, schools, (id) => personOf.get(id), newId);
	return {
		changes: [...schools.changes, ...compared.flatMap((one) => one.changes), ...classes],
		staffBefore: activeStaff(here, byPerson, schools.scope),
		staffGone: compared.filter((one) => one.switchedOff).length,
		people,
	};
}

function activeStaff(here: Here, byPerson: HereByPerson, scope: ReadonlySet<string>): number {
	return here.people.filter(
		(person) =>
			person.rosterIds.length > 0 &&
			!person.deactivated &&
			(byPerson.memberships.get(person.id) ?? []).some((one) => one.fromRoster && scope.has(one.schoolId)),
	).length;
}

function grouped<Line extends { personId: string }>(lines: readonly Line[]): Map<string, Line[]> {
	const groups = new Map<string, Line[]>();
	for (const line of lines) {
		const group = groups.get(line.personId);
		if (group) group.push(line);
		else groups.set(line.personId, [line]);
	}
	return groups;
}
