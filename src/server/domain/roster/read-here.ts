import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import type { KnownHere } from './intake.ts';
import { Register } from './register.ts';
import type { Work } from './work.ts';

/** A person as they are here, before an import. */
export interface HerePerson {
	id: string;
	rosterIds: string[];
	given: string;
	family: string;
	knownAs: string | null;
	address: string | null;
	deactivated: boolean;
	operator: boolean;
	/** Memberships that have not ended. */
	memberships: { id: string; schoolId: string; fromRoster: boolean; endsOn: string | null }[];
	/** Roles that have not ended. */
	roles: { id: string; schoolId: string; role: string; fromRoster: boolean; endsOn: string | null }[];
	/** Addresses that were proposed to them and must not be proposed again: one waits, or was taken back. */
	proposals: string[];
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

/** The organisation and its schools, as an import meets them. */
export interface HereSchools {
	organisation: string | null;
	/** In the order they were made. */
	schools: HereSchool[];
	years: { id: string; schoolId: string; name: string; startsOn: string; endsOn: string }[];
}

const piece = 1000;
const notEnded = sql<boolean>`(ends_on is null or ends_on > current_date)`;
const first = '00000000-0000-0000-0000-000000000000';

/** Reads the schools and their years, at most `piece` rows a query. */
export async function readSchoolsHere(tx: Tx): Promise<HereSchools> {
	const organisation = await tx.selectFrom('organisation').select('name').executeTakeFirst();
	const schools: HereSchool[] = [];
	for (let after = first; ; ) {
		const page = await tx
			.selectFrom('school')
			.select(['id', 'name', 'zone', 'roster_id as rosterId'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(piece)
			.execute();
		schools.push(...page);
		after = page.at(-1)?.id ?? after;
		if (page.length < piece) break;
	}
	const years: HereSchools['years'] = [];
	for (let after = first; ; ) {
		const page = await tx
			.selectFrom('school_year')
			.select(['id', 'school_id as schoolId', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(piece)
			.execute();
		years.push(...page);
		after = page.at(-1)?.id ?? after;
		if (page.length < piece) break;
	}
	return { organisation: organisation?.name ?? null, schools, years };
}

/** What a set is read with: the schools, and the ids of the staff that the roster told of before. */
export async function readKnown(work: Work, today: string): Promise<KnownHere> {
	const { schools } = await work.piece(readSchoolsHere);
	const staff = new Register();
	for (let after = ''; ; ) {
		const page = await work.piece((tx) =>
			tx
				.selectFrom('roster_link')
				.select('roster_id')
				.where('roster_id', '>', after)
				.orderBy('roster_id')
				.limit(piece)
				.execute(),
		);
		for (const { roster_id } of page) staff.note(roster_id);
		after = page.at(-1)?.roster_id ?? after;
		if (page.length < piece) break;
	}
	return { schools, isStaff: (rosterId) => staff.get(rosterId) !== undefined, today };
}

/**
 * Reads people as an import meets them, by key.
 * @param staleBefore an open proposal of an address that is older than this may be repeated
 */
export async function readPeopleHere(
	tx: Tx,
	ids: readonly string[],
	staleBefore: Date,
): Promise<Map<string, HerePerson>> {
	const people = new Map<string, HerePerson>();
	if (ids.length === 0) return people;
	const { rows } = await sql<{
		id: string;
		given_name: string;
		family_name: string;
		known_as: string | null;
		deactivated: boolean;
		address: string | null;
		operator: boolean;
	}>`
		select p.id, p.given_name, p.family_name, p.known_as, p.deactivated_at is not null as deactivated,
			lower(a.address::text) as address,
			exists (select from role_assignment r where r.person_id = p.id and r.role = 'operator'
				and (r.ends_on is null or r.ends_on > current_date)) as operator
		from person p left join person_address a on a.person_id = p.id and a.retired_at is null
		where p.id = any (${ids}::uuid[])`.execute(tx);
	for (const row of rows)
		people.set(row.id, {
			id: row.id,
			rosterIds: [],
			given: row.given_name,
			family: row.family_name,
			knownAs: row.known_as,
			address: row.address,
			deactivated: row.deactivated,
			operator: row.operator,
			memberships: [],
			roles: [],
			proposals: [],
		});
	const links = await tx
		.selectFrom('roster_link')
		.selectAll()
		.where(sql<boolean>`person_id = any (${ids}::uuid[])`)
		.orderBy('roster_id')
		.execute();
	for (const link of links) people.get(link.person_id)?.rosterIds.push(link.roster_id);
	const memberships = await tx
		.selectFrom('membership')
		.select(['id', 'person_id', 'school_id as schoolId', 'from_roster as fromRoster', 'ends_on as endsOn'])
		.where(sql<boolean>`person_id = any (${ids}::uuid[])`)
		.where(notEnded)
		.execute();
	for (const { person_id, ...one } of memberships) people.get(person_id)?.memberships.push(one);
	const roles = await tx
		.selectFrom('role_assignment')
		.select(['id', 'person_id', 'school_id as schoolId', 'role', 'from_roster as fromRoster'])
		.select('ends_on as endsOn')
		.where(sql<boolean>`person_id = any (${ids}::uuid[])`)
		.where(notEnded)
		.execute();
	for (const { person_id, ...one } of roles) people.get(person_id)?.roles.push(one);
	const proposals = await tx
		.selectFrom('address_change')
		.distinctOn(['person_id', 'to_address'])
		.select(['person_id', 'to_address', 'proposed_at', 'withdrawn_at', 'confirmed_at'])
		.where(sql<boolean>`person_id = any (${ids}::uuid[])`)
		.orderBy('person_id')
		.orderBy('to_address')
		.orderBy('proposed_at', 'desc')
		.execute();
	for (const row of proposals) {
		const isStanding =
			row.confirmed_at === null && (row.withdrawn_at !== null || row.proposed_at > staleBefore);
		if (isStanding) people.get(row.person_id)?.proposals.push(row.to_address.toLowerCase());
	}
	return people;
}

/** Reads the classes of the roster here with these ids of it, in these schools. */
export async function readClassesHere(
	tx: Tx,
	rosterIds: readonly string[],
	scope: readonly string[],
): Promise<HereClass[]> {
	const classes = await tx
		.selectFrom('class')
		.select(['id', 'school_id', 'roster_id', 'title', 'grade', 'subject', 'students', 'ended_on'])
		.where(sql<boolean>`roster_id = any (${rosterIds}::text[])`)
		.where(sql<boolean>`school_id = any (${scope}::uuid[])`)
		.execute();
	const ids = classes.map((one) => one.id);
	const teachers = await tx
		.selectFrom('class_teacher')
		.select(['class_id', 'person_id'])
		.where(sql<boolean>`class_id = any (${ids}::uuid[])`)
		.execute();
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
