import { nameRow } from '#server/domain/people/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { type Change, type ChangeKind, type PersonFact, roleOfKind } from './change.ts';
import type { MatchedSchools } from './compare-schools.ts';
import type { Match } from './match-people.ts';
import type { Here, HerePerson } from './read-here.ts';
import type { AddressOutcome } from './settle-addresses.ts';

/** Looks up what belongs to one person, made once for all. */
export interface HereByPerson {
	memberships: ReadonlyMap<string, Here['memberships']>;
	roles: ReadonlyMap<string, Here['roles']>;
	proposals: ReadonlyMap<string, Here['proposals']>;
}

/** A person's changes, and what they are told by in a list. */
export interface ComparedPerson {
	verdict: ChangeKind;
	sortName: string;
	changes: Change[];
	/** Counts towards how many are switched off. */
	switchedOff: boolean;
}

/** What the roster changes about somebody it tells of. */
export function comparePerson(
	match: Match,
	address: AddressOutcome,
	schools: MatchedSchools,
	here: HereByPerson,
	newId: () => string,
): ComparedPerson {
	const { staff, person } = match;
	const id = person?.id ?? newId();
	const facts: PersonFact[] = [];
	const rest: Change[] = [];
	const add = (change: Change) => rest.push({ person_id: id, ...change });

	const names = namesOf(match);
	const before = person && (person.given !== names.given_name || person.family !== names.family_name);
	if (before) facts.push('renamed');
	const knownAsNew = person !== null && person.knownAs !== names.known_as;
	if (knownAsNew) facts.push('known-as');
	if (match.how === 'address') facts.push('linked');
	if (match.how === 'relinked') facts.push('relinked');
	if (match.how !== 'linked')
		add({
			subject: 'link',
			change: match.how === 'relinked' ? 'changed' : 'new',
			roster_id: staff.sourcedId,
			before: match.how === 'relinked' ? (person?.rosterIds[0] ?? null) : null,
		});

	const open = here.memberships.get(id) ?? [];
	const places = new Set(staff.schoolIds.flatMap((rosterId) => schools.idOf(rosterId) ?? []));
	const left = open.filter(
		(one) => one.fromRoster && schools.scope.has(one.schoolId) && !places.has(one.schoolId),
	);
	const roles = compareRoles(match, id, places, left, schools, here, newId);
	rest.push(...roles);

	let switchedOff = false;
	const wasTold = open.some((one) => one.fromRoster && schools.scope.has(one.schoolId));
	if (!staff.enabled && !person?.deactivated) {
		if (person?.operator) facts.push('operator-stays');
		else {
			facts.push('switched-off');
			add({ subject: 'activity', change: 'gone' });
			switchedOff = person !== null;
		}
	} else if (staff.enabled && person?.deactivated) {
		if (wasTold || match.how === 'address') facts.push('stays-deactivated');
		else {
			facts.push('returns');
			add({ subject: 'activity', change: 'new' });
		}
	}

	const asked = here.proposals.get(id)?.some((one) => one.address === staff.email) ?? false;
	if (address === 'new' || address === 'changed') {
		if (address === 'changed') facts.push('address-new');
		add({
			subject: 'address',
			change: address,
			subject_id: newId(),
			address: staff.email,
			before: person?.address ?? null,
		});
	}
	if (address === 'waits') {
		facts.push('address-waits');
		if (!asked)
			add({
				subject: 'address',
				change: 'held',
				subject_id: newId(),
				address: staff.email,
				before: person?.address ?? null,
			});
	}
	if (address === 'taken') facts.push('address-taken');
	if (address === 'none') facts.push('no-address');
	if (places.size === 0) facts.push('no-school');

	const joined = [...places].filter((schoolId) => !open.some((one) => one.schoolId === schoolId));
	if (person !== null && joined.length > 0 && joined.length < places.size) facts.push('joins');
	if (left.length > 0 && places.size > 0) facts.push('leaves');
	const changed = Boolean(
		before ||
			knownAsNew ||
			match.how !== 'linked' ||
			joined.length > 0 ||
			left.length > 0 ||
			roles.length > 0 ||
			rest.some((one) => one.subject === 'activity' || (one.subject === 'address' && one.change !== 'held')),
	);
	const held = facts.some((fact) =>
		['address-waits', 'address-taken', 'operator-stays', 'stays-deactivated'].includes(fact),
	);
	const verdict: ChangeKind = person === null ? 'new' : held ? 'held' : changed ? 'changed' : 'same';
	for (const schoolId of places) {
		// Who comes back to where they were is not somebody new there.
		const change = joined.includes(schoolId) && !facts.includes('returns') ? 'new' : verdict;
		add({ subject: 'membership', change, subject_id: newId(), school_id: schoolId });
	}
	for (const one of left)
		add({ subject: 'membership', change: 'gone', subject_id: one.id, school_id: one.schoolId });
	if (places.size === 0 && left.length === 0)
		add({ subject: 'membership', change: verdict, school_id: null });
	return {
		verdict,
		sortName: `${names.family_name} ${names.given_name}`,
		switchedOff,
		changes: [
			{
				subject: 'person',
				change: verdict,
				person_id: id,
				roster_id: staff.sourcedId,
				...names,
				address: staff.email ?? person?.address ?? null,
				kinds: staff.kinds.join(' '),
				facts: facts.join(' '),
				before: before ? `${person.given} ${person.family}`.trim() : null,
			},
			...rest,
		],
	};
}

/** What becomes of somebody the roster told of before and does not tell of now; nothing when they were elsewhere. */
export function compareVanished(
	person: HerePerson,
	schools: MatchedSchools,
	here: HereByPerson,
): ComparedPerson | null {
	const told = (here.memberships.get(person.id) ?? []).filter((one) => one.fromRoster);
	const left = told.filter((one) => schools.scope.has(one.schoolId));
	if (left.length === 0) return null;
	const stays = told.length > left.length;
	const facts: PersonFact[] = stays ? ['leaves'] : person.operator ? ['operator-stays'] : [];
	const verdict: ChangeKind = stays ? 'changed' : person.operator ? 'held' : 'gone';
	const changes: Change[] = left.map((one) => ({
		subject: 'membership',
		change: verdict === 'held' ? 'held' : 'gone',
		subject_id: one.id,
		school_id: one.schoolId,
		person_id: person.id,
	}));
	if (verdict !== 'held')
		for (const role of here.roles.get(person.id) ?? [])
			if (role.fromRoster && left.some((one) => one.schoolId === role.schoolId)) changes.push(endOf(role));
	const switchedOff = verdict === 'gone' && !person.deactivated;
	if (switchedOff) changes.push({ subject: 'activity', change: 'gone', person_id: person.id });
	return {
		verdict,
		sortName: `${person.family} ${person.given}`,
		switchedOff,
		changes: [
			{
				subject: 'person',
				change: verdict,
				person_id: person.id,
				given_name: person.given,
				family_name: person.family,
				known_as: person.knownAs,
				address: person.address,
				kinds: '',
				facts: facts.join(' '),
			},
			...changes,
		],
	};
}

/** The roster's names; what a person goes by is their own once they have one. */
function namesOf({ staff, person }: Match): {
	given_name: string;
	family_name: string;
	known_as: string | null;
	search_name: string;
} {
	const preferred =
		staff.preferred &&
		`${staff.preferred.givenName ?? staff.givenName} ${staff.preferred.familyName ?? staff.familyName}`
			.trim()
			.slice(0, 200);
	const same = preferred === `${staff.givenName} ${staff.familyName}`.trim();
	const knownAs = person?.knownAs ?? (same ? undefined : preferred);
	const row = nameRow({ given: staff.givenName, family: staff.familyName, knownAs });
	if (isRefusal(row)) throw new Error('A roster was read with a name that cannot be kept');
	return row;
}

function compareRoles(
	{ staff }: Match,
	personId: string,
	places: ReadonlySet<string>,
	left: Here['memberships'],
	schools: MatchedSchools,
	here: HereByPerson,
	newId: () => string,
): Change[] {
	const wanted = new Set(staff.kinds.flatMap((kind) => roleOfKind[kind] ?? []));
	const held = here.roles.get(personId) ?? [];
	const changes: Change[] = [];
	for (const school_id of places)
		for (const role of wanted)
			if (!held.some((one) => one.schoolId === school_id && one.role === role))
				changes.push({
					subject: 'role',
					change: 'new',
					subject_id: newId(),
					school_id,
					person_id: personId,
					role,
				});
	for (const role of held) {
		if (!role.fromRoster || !schools.scope.has(role.schoolId)) continue;
		const gone = left.some((one) => one.schoolId === role.schoolId);
		if (gone || (places.has(role.schoolId) && !(wanted as ReadonlySet<string>).has(role.role)))
			changes.push(endOf(role));
	}
	return changes;
}

function endOf(role: Here['roles'][number]): Change {
	return {
		subject: 'role',
		change: 'gone',
		subject_id: role.id,
		school_id: role.schoolId,
		person_id: role.personId,
		role: role.role,
	};
}
