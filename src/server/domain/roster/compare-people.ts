import { nameRow } from '#server/domain/people/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import type { Change, ChangeKind, PersonFact } from './change.ts';
import type { MatchedSchools } from './compare-schools.ts';
import type { HerePerson } from './read-here.ts';
import type { StaffKind } from './roster.ts';
import type { Workplaces } from './workplace.ts';

/** What becomes of the address that the roster gives somebody. */
export type AddressOutcome = 'same' | 'none' | 'new' | 'changed' | 'waits' | 'taken';

/** A member of staff of the roster, and who that is here. */
export interface Match {
	rosterId: string;
	/** Null: the set does not tell the name, which stays. */
	names: { given: string; family: string; preferredGiven: string; preferredFamily: string } | null;
	email: string | null;
	enabled: boolean;
	/** Each once, in the order of `staffKinds`. */
	kinds: readonly StaffKind[];
	places: Workplaces;
	/** Null: somebody new. */
	person: HerePerson | null;
	/** `linked`: known by the roster's id; `address`: here by hand; `relinked`: the roster gave them another id. */
	how: 'linked' | 'address' | 'relinked' | 'new';
	address: AddressOutcome;
}

/** A person's changes. */
export interface ComparedPerson {
	id: string;
	verdict: ChangeKind;
	changes: Change[];
	/** Counts towards how many are switched off. */
	switchedOff: boolean;
}

/**
 * What the roster changes about somebody it tells of.
 * @param today a role that begins later begins then; any other on the day of accepting
 */
export function comparePerson(
	match: Match,
	schools: MatchedSchools,
	today: string,
	newId: () => string,
): ComparedPerson {
	const { person, places } = match;
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
	if (match.how === 'relinked') {
		facts.push('relinked');
		for (const rosterId of person?.rosterIds ?? [])
			add({ subject: 'link', change: 'gone', roster_id: rosterId });
	}
	if (match.how !== 'linked') add({ subject: 'link', change: 'new', roster_id: match.rosterId });

	const open = person?.memberships ?? [];
	const left = open.filter(
		(one) => one.fromRoster && schools.scope.has(one.schoolId) && !places.has(one.schoolId),
	);
	const roles = compareRoles(match, id, left, schools, today, newId);
	rest.push(...roles);

	let switchedOff = false;
	const wasTold = open.some((one) => one.fromRoster && schools.scope.has(one.schoolId));
	if (!match.enabled && !person?.deactivated) {
		if (person?.operator) facts.push('operator-stays');
		else {
			facts.push('switched-off');
			add({ subject: 'activity', change: 'gone' });
			switchedOff = person !== null;
		}
	} else if (match.names !== null && match.enabled && person?.deactivated) {
		if (wasTold || match.how === 'address') facts.push('stays-deactivated');
		else {
			facts.push('returns');
			add({ subject: 'activity', change: 'new' });
		}
	}

	rest.push(...compareAddress(match, id, facts, newId));
	if (places.size === 0) facts.push('no-school');

	const joined = [...places.keys()].filter((schoolId) => !open.some((one) => one.schoolId === schoolId));
	if (person !== null && joined.length > 0 && joined.length < places.size) facts.push('joins');
	if (left.length > 0 && places.size > 0) facts.push('leaves');
	const ends = (schoolId: string) => places.get(schoolId)?.span.endsOn ?? null;
	const bounded = open.some(
		(one) => one.fromRoster && ends(one.schoolId) !== null && ends(one.schoolId) !== one.endsOn,
	);
	const changed = Boolean(
		before ||
			knownAsNew ||
			match.how !== 'linked' ||
			joined.length > 0 ||
			left.length > 0 ||
			bounded ||
			roles.length > 0 ||
			rest.some((one) => one.subject === 'activity' || (one.subject === 'address' && one.change !== 'held')),
	);
	const held = facts.some((fact) =>
		['address-waits', 'address-taken', 'operator-stays', 'stays-deactivated'].includes(fact),
	);
	const verdict: ChangeKind = person === null ? 'new' : held ? 'held' : changed ? 'changed' : 'same';
	for (const [school_id, { span }] of places) {
		// Who comes back to where they were is not somebody new there.
		const change = joined.includes(school_id) && !facts.includes('returns') ? 'new' : verdict;
		add({ subject: 'membership', change, subject_id: newId(), school_id, ...daysOf(span, today) });
	}
	for (const one of left)
		add({ subject: 'membership', change: 'gone', subject_id: one.id, school_id: one.schoolId });
	if (places.size === 0 && left.length === 0)
		add({ subject: 'membership', change: verdict, school_id: null });
	return {
		id,
		verdict,
		switchedOff,
		changes: [
			{
				subject: 'person',
				change: verdict,
				person_id: id,
				roster_id: match.rosterId,
				...names,
				address: match.email ?? person?.address ?? null,
				kinds: match.kinds.join(' '),
				facts: facts.join(' '),
				before: before ? `${person.given} ${person.family}`.trim() : null,
			},
			...rest,
		],
	};
}

/** What becomes of somebody the roster told of before and does not tell of now; nothing when they were elsewhere. */
export function compareVanished(person: HerePerson, schools: MatchedSchools): ComparedPerson | null {
	const told = person.memberships.filter((one) => one.fromRoster);
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
		for (const role of person.roles)
			if (role.fromRoster && left.some((one) => one.schoolId === role.schoolId))
				changes.push(endOf(role, person.id));
	const switchedOff = verdict === 'gone' && !person.deactivated;
	if (switchedOff) changes.push({ subject: 'activity', change: 'gone', person_id: person.id });
	return {
		id: person.id,
		verdict,
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

function compareAddress(
	{ address, email, person }: Match,
	personId: string,
	facts: PersonFact[],
	newId: () => string,
): Change[] {
	const change = (kind: ChangeKind): Change => ({
		subject: 'address',
		change: kind,
		person_id: personId,
		subject_id: newId(),
		address: email,
		before: person?.address ?? null,
	});
	switch (address) {
		case 'new':
			return [change('new')];
		case 'changed':
			facts.push('address-new');
			return [change('changed')];
		case 'waits':
			facts.push('address-waits');
			return email !== null && person?.proposals.includes(email) ? [] : [change('held')];
		case 'taken':
			facts.push('address-taken');
			return [];
		case 'none':
			facts.push('no-address');
			return [];
		case 'same':
			return [];
	}
}

/** The roster's names; what a person goes by is their own once they have one. */
function namesOf({ names, person }: Match): {
	given_name: string;
	family_name: string;
	known_as: string | null;
	search_name: string;
} {
	const given = names?.given ?? person?.given ?? '';
	const family = names?.family ?? person?.family ?? '';
	const preferred =
		names && (names.preferredGiven !== '' || names.preferredFamily !== '')
			? `${names.preferredGiven || given} ${names.preferredFamily || family}`.trim().slice(0, 200)
			: undefined;
	const same = preferred === `${given} ${family}`.trim();
	const knownAs = person?.knownAs ?? (same ? undefined : preferred);
	const row = nameRow({ given, family, knownAs });
	if (isRefusal(row)) throw new Error('A roster was read with a name that cannot be kept');
	return row;
}

function compareRoles(
	{ places, person }: Match,
	personId: string,
	left: HerePerson['memberships'],
	schools: MatchedSchools,
	today: string,
	newId: () => string,
): Change[] {
	const held = person?.roles ?? [];
	const changes: Change[] = [];
	for (const [school_id, { roles }] of places)
		for (const [role, span] of roles) {
			const known = held.find((one) => one.schoolId === school_id && one.role === role);
			const about = { school_id, person_id: personId, role, ...daysOf(span, today) };
			if (known === undefined)
				changes.push({ subject: 'role', change: 'new', subject_id: newId(), ...about });
			else if (known.fromRoster && span.endsOn !== null && span.endsOn !== known.endsOn)
				changes.push({ subject: 'role', change: 'changed', subject_id: known.id, ...about });
		}
	for (const role of held) {
		if (!role.fromRoster || !schools.scope.has(role.schoolId)) continue;
		const gone = left.some((one) => one.schoolId === role.schoolId);
		const place = places.get(role.schoolId);
		if (gone || (place !== undefined && !(place.roles as ReadonlyMap<string, unknown>).has(role.role)))
			changes.push(endOf(role, personId));
	}
	return changes;
}

/** The days of a span that accepting writes: a beginning only if it is still to come. */
function daysOf(
	{ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
	today: string,
): Pick<Change, 'starts_on' | 'ends_on'> {
	return {
		...(startsOn !== null && startsOn > today ? { starts_on: startsOn } : {}),
		...(endsOn !== null ? { ends_on: endsOn } : {}),
	};
}

function endOf(role: HerePerson['roles'][number], personId: string): Change {
	return {
		subject: 'role',
		change: 'gone',
		subject_id: role.id,
		school_id: role.schoolId,
		person_id: personId,
		role: role.role,
	};
}
