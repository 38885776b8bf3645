import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import type { Roster } from './roster.ts';

/** A person as they are here, before an import. */
export interface HerePerson {
	id: string;
	rosterIds: string[];
	given: string;
	family: string;
	knownAs: string | null;
	address: string | null;
	/** Has signed in at least once: an account is in use. */
	signedIn: boolean;
	deactivated: boolean;
	operator: boolean;
}

export interface HereSchool {
	id: string;
	name: string;
	zone: string;
	rosterId: string | null;
}

export interface HereClass {
	id: string;
	schoolId: string;
	rosterId: string;
	title: string;
	grade: string | null;
	subject: string | null;
	students: number;
	ended: boolean;
	teacherIds: string[];
}

/** What is here that an import could touch. */
export interface Here {
	organisation: string | null;
	/** In the order they were made. */
	schools: HereSchool[];
	/** Whom the roster told of before, and who has an address that it names now. */
	people: HerePerson[];
	/** Memberships that have not ended. */
	memberships: { id: string; personId: string; schoolId: string; fromRoster: boolean }[];
	/** Roles that have not ended. */
	roles: { id: string; personId: string; schoolId: string; role: string; fromRoster: boolean }[];
	classes: HereClass[];
	years: { id: string; schoolId: string; name: string; startsOn: string; endsOn: string }[];
	/** The last proposal of an address for each person and address, while it must not be repeated. */
	proposals: { personId: string; address: string }[];
}

const piece = 1000;

/** Reads what a roster is compared with, at most `piece` rows a query. */
export async function readHere(tx: Tx, roster: Roster, staleBefore: Date): Promise<Here> {
	const organisation = await tx.selectFrom('organisation').select('name').executeTakeFirst();
	const schools = await everyPage((after) =>
		tx
			.selectFrom('school')
			.select(['id', 'name', 'zone', 'roster_id as rosterId'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(piece)
			.execute(),
	);
	const people = await readPeople(tx, roster);
	const ids = people.map((person) => person.id);
	return {
		organisation: organisation?.name ?? null,
		schools,
		people,
		memberships: await inPieces(ids, (some) =>
			tx
				.selectFrom('membership')
				.select(['id', 'person_id as personId', 'school_id as schoolId', 'from_roster as fromRoster'])
				.where('person_id', 'in', some)
				.where(notEnded)
				.execute(),
		),
		roles: await inPieces(ids, (some) =>
			tx
				.selectFrom('role_assignment')
				.select(['id', 'person_id as personId', 'school_id as schoolId', 'role', 'from_roster as fromRoster'])
				.where('person_id', 'in', some)
				.where(notEnded)
				.execute(),
		),
		classes: await readClassesHere(tx),
		years: await everyPage((after) =>
			tx
				.selectFrom('school_year')
				.select(['id', 'school_id as schoolId', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
				.where('id', '>', after)
				.orderBy('id')
				.limit(piece)
				.execute(),
		),
		proposals: await readProposals(tx, ids, staleBefore),
	};
}

const notEnded = sql<boolean>`(ends_on is null or ends_on > current_date)`;

async function everyPage<Line extends { id: string }>(
	read: (after: string) => Promise<Line[]>,
): Promise<Line[]> {
	const lines: Line[] = [];
	for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
		const page = await read(after);
		lines.push(...page);
		const last = page.at(-1);
		if (page.length < piece || last === undefined) return lines;
		after = last.id;
	}
}

async function inPieces<Line>(keys: string[], read: (some: string[]) => Promise<Line[]>): Promise<Line[]> {
	const lines: Line[] = [];
	for (let from = 0; from < keys.length; from += piece)
		lines.push(...(await read(keys.slice(from, from + piece))));
	return lines;
}

async function readPeople(tx: Tx, roster: Roster): Promise<HerePerson[]> {
	const links: { roster_id: string; person_id: string }[] = [];
	for (let after = ''; ; ) {
		const page = await tx
			.selectFrom('roster_link')
			.select(['roster_id', 'person_id'])
			.where('roster_id', '>', after)
			.orderBy('roster_id')
			.limit(piece)
			.execute();
		links.push(...page);
		const last = page.at(-1);
		if (page.length < piece || last === undefined) break;
		after = last.roster_id;
	}
	const addresses = roster.staff.flatMap(({ email }) => (email === null ? [] : [email]));
	const owners = await inPieces(addresses, (some) =>
		tx
			.selectFrom('person_address')
			.select('person_id')
			.where(sql<boolean>`address = any (${some}::citext[])`)
			.where('retired_at', 'is', null)
			.execute(),
	);
	const rosterIds = new Map<string, string[]>();
	for (const link of links)
		rosterIds.set(link.person_id, [...(rosterIds.get(link.person_id) ?? []), link.roster_id]);
	const wanted = [...new Set([...rosterIds.keys(), ...owners.map((owner) => owner.person_id)])];
	const rows = await inPieces(wanted, (some) =>
		tx
			.selectFrom('person as p')
			.leftJoin('person_address as a', (join) =>
				join.onRef('a.person_id', '=', 'p.id').on('a.retired_at', 'is', null),
			)
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.deactivated_at', 'a.address'])
			.select((eb) => [
				eb
					.exists(eb.selectFrom('account').select('account.id').whereRef('account.person_id', '=', 'p.id'))
					.as('signed_in'),
				eb
					.exists(
						eb
							.selectFrom('role_assignment as r')
							.select('r.id')
							.whereRef('r.person_id', '=', 'p.id')
							.where('r.role', '=', 'operator')
							.where(sql<boolean>`(r.ends_on is null or r.ends_on > current_date)`),
					)
					.as('operator'),
			])
			.where('p.id', 'in', some)
			.execute(),
	);
	return rows.map((row) => ({
		id: row.id,
		rosterIds: rosterIds.get(row.id) ?? [],
		given: row.given_name,
		family: row.family_name,
		knownAs: row.known_as,
		address: row.address?.toLowerCase() ?? null,
		signedIn: row.signed_in === true,
		deactivated: row.deactivated_at !== null,
		operator: row.operator === true,
	}));
}

async function readClassesHere(tx: Tx): Promise<HereClass[]> {
	const classes = await everyPage((after) =>
		tx
			.selectFrom('class')
			.select(['id', 'school_id', 'roster_id', 'title', 'grade', 'subject', 'students', 'ended_on'])
			.where('roster_id', 'is not', null)
			.where('id', '>', after)
			.orderBy('id')
			.limit(piece)
			.execute(),
	);
	const teachers = await inPieces(
		classes.map((one) => one.id),
		(some) =>
			tx
				.selectFrom('class_teacher')
				.select(['class_id', 'person_id'])
				.where('class_id', 'in', some)
				.execute(),
	);
	const teacherIds = new Map<string, string[]>();
	for (const row of teachers)
		teacherIds.set(row.class_id, [...(teacherIds.get(row.class_id) ?? []), row.person_id]);
	return classes.map((one) => ({
		id: one.id,
		schoolId: one.school_id,
		rosterId: one.roster_id ?? '',
		title: one.title,
		grade: one.grade,
		subject: one.subject,
		students: one.students,
		ended: one.ended_on !== null,
		teacherIds: teacherIds.get(one.id) ?? [],
	}));
}

/** One that is open and not stale waits for its answer; one that was taken back is not asked again. */
async function readProposals(tx: Tx, ids: string[], staleBefore: Date): Promise<Here['proposals']> {
	const rows = await inPieces(ids, (some) =>
		tx
			.selectFrom('address_change')
			.distinctOn(['person_id', 'to_address'])
			.select(['person_id', 'to_address', 'proposed_at', 'withdrawn_at', 'confirmed_at'])
			.where('person_id', 'in', some)
			.orderBy('person_id')
			.orderBy('to_address')
			.orderBy('proposed_at', 'desc')
			.execute(),
	);
	return rows
		.filter(
			(row) => row.confirmed_at === null && (row.withdrawn_at !== null || row.proposed_at > staleBefore),
		)
		.map((row) => ({ personId: row.person_id, address: row.to_address.toLowerCase() }));
}
