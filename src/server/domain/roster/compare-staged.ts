import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { ChangeKind } from './change.ts';
import { compareClass, endOfClass } from './compare-classes.ts';
import { type AddressOutcome, comparePerson, compareVanished, type Match } from './compare-people.ts';
import type { MatchedSchools } from './compare-schools.ts';
import { readClassesHere, readPeopleHere } from './read-here.ts';
import { type StaffKind, staffKinds, type Told } from './roster.ts';
import type { ChangeStaging } from './stage-rows.ts';
import type { Work } from './work.ts';
import { type StagedRole, workplacesOf } from './workplace.ts';

/** So many people or classes a unit of work. */
const piece = 200;

/** What a comparison comes to, in people. */
export interface ComparedPeople {
	/** Staff whom the roster told of before, who could sign in and work in the schools that the set tells of. */
	staffBefore: number;
	/** How many of them it switches off. */
	staffGone: number;
	people: Record<ChangeKind, number>;
}

interface StagedPerson {
	position: number;
	roster_id: string;
	named: boolean;
	given_name: string;
	family_name: string;
	preferred_given: string;
	preferred_family: string;
	address: string | null;
	enabled: boolean;
	person_id: string | null;
	how: 'linked' | 'address' | 'relinked' | 'new' | 'vanished';
	outcome: AddressOutcome | null;
}

// The staged rows are new to the engine, which has no statistics of them: where a plan could go astray, a query says by
// `lateral … offset 0` that the rows are looked up one by one.

/** Compares the staged staff with who is here, by name, a piece at a time, and stages what changes. */
export async function comparePeople(
	work: Work,
	told: Told,
	schools: MatchedSchools,
	days: { today: string; staleBefore: Date },
	changes: ChangeStaging,
): Promise<ComparedPeople> {
	const id = work.importId;
	const { total, staffBefore } = await work.piece(async (tx) => ({
		total: await countStaged(tx, id),
		staffBefore: await countActive(tx, [...schools.scope]),
	}));
	const people: Record<ChangeKind, number> = { new: 0, changed: 0, gone: 0, held: 0, same: 0 };
	let staffGone = 0;
	let done = 0;
	let after: StagedPerson | undefined;
	for (;;) {
		const from = after;
		const page = await work.piece(async (tx) => {
			const staged = await nextStaged(tx, id, from);
			const roles = await rolesOf(tx, id, staged);
			const ids = staged.flatMap((one) => one.person_id ?? []);
			const here = await readPeopleHere(tx, ids, days.staleBefore);
			const made: { position: number; personId: string }[] = [];
			for (const one of staged) {
				const person = one.person_id === null ? null : (here.get(one.person_id) ?? null);
				const own = roles.get(one.position) ?? [];
				const compared =
					one.how === 'vanished'
						? person && compareVanished(person, schools)
						: comparePerson(
								matchOf({ ...one, how: one.how }, own, told, person, schools),
								schools,
								days.today,
								newId,
							);
				if (compared === null) continue;
				people[compared.verdict] += 1;
				if (compared.switchedOff) staffGone += 1;
				changes.put(compared.changes);
				if (one.person_id === null) made.push({ position: one.position, personId: compared.id });
			}
			await sql`update roster_import_person r set person_id = m.person_id
				from unnest(${made.map((one) => one.position)}::integer[], ${made.map((one) => one.personId)}::uuid[])
					as m (position, person_id)
				where r.import_id = ${id} and r.position = m.position`.execute(tx);
			return staged;
		});
		done += page.length;
		work.reached('comparing', done, total);
		await changes.settle();
		after = page.at(-1);
		if (page.length < piece || after === undefined) break;
	}
	return { staffBefore, staffGone, people };
}

async function countStaged(tx: Tx, id: string): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::integer as n from roster_import_person
		where import_id = ${id} and how not in ('merged', 'ignored')`.execute(tx);
	return rows[0]?.n ?? 0;
}

async function countActive(tx: Tx, scope: string[]): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::integer as n from person p
		where p.deactivated_at is null and exists (select from roster_link l where l.person_id = p.id)
			and exists (select from membership m where m.person_id = p.id and m.from_roster
				and (m.ends_on is null or m.ends_on > current_date) and m.school_id = any (${scope}::uuid[]))`.execute(
		tx,
	);
	return rows[0]?.n ?? 0;
}

async function nextStaged(tx: Tx, id: string, after: StagedPerson | undefined): Promise<StagedPerson[]> {
	const later = after
		? sql`and (family_name, given_name, position) > (${after.family_name}, ${after.given_name}, ${after.position})`
		: sql``;
	const { rows } = await sql<StagedPerson>`
		select position, roster_id, named, given_name, family_name, preferred_given, preferred_family, address, enabled,
			person_id, how, outcome
		from roster_import_person
		where import_id = ${id} and how not in ('merged', 'ignored') ${later}
		order by family_name, given_name, position limit ${piece}`.execute(tx);
	return rows;
}

/** The staged roles of staged people, by position, those of a second id of the same person included. */
async function rolesOf(
	tx: Tx,
	id: string,
	staged: readonly StagedPerson[],
): Promise<Map<number, StagedRole[]>> {
	const { rows } = await sql<StagedRole & { position: number }>`
		select p.position, r.other_id as "schoolId", r.kind, r.starts_on as "startsOn", r.ends_on as "endsOn", r.gone
		from unnest(${staged.map((one) => one.position)}::integer[], ${staged.map((one) => one.person_id)}::uuid[],
				${staged.map((one) => one.roster_id)}::text[]) as p (position, person_id, roster_id)
			cross join lateral (
				select p.roster_id union
				select o.roster_id from roster_import_person o
				where o.import_id = ${id} and o.person_id = p.person_id and o.how = 'merged'
			) as own
			cross join lateral (select * from roster_import_row s
				where s.import_id = ${id} and s.subject = 'role' and s.roster_id = own.roster_id offset 0) r
		order by r.position`.execute(tx);
	const roles = new Map<number, StagedRole[]>();
	for (const { position, ...role } of rows) {
		const own = roles.get(position);
		if (own) own.push(role);
		else roles.set(position, [role]);
	}
	return roles;
}

function matchOf(
	staged: StagedPerson & { how: Match['how'] },
	roles: readonly StagedRole[],
	told: Told,
	person: Match['person'],
	schools: MatchedSchools,
): Match {
	const kinds = new Set(
		roles.flatMap((one): StaffKind[] => (one.kind === null || one.gone ? [] : [one.kind])),
	);
	return {
		rosterId: staged.roster_id,
		names: staged.named
			? {
					given: staged.given_name,
					family: staged.family_name,
					preferredGiven: staged.preferred_given,
					preferredFamily: staged.preferred_family,
				}
			: null,
		email: staged.address,
		enabled: staged.enabled,
		kinds: staffKinds.filter((kind) => kinds.has(kind)),
		places: workplacesOf(roles, told.roles === 'all', person, schools),
		person,
		how: staged.how,
		address: staged.outcome ?? 'same',
	};
}

/**
 * Compares the staged classes with those here, a piece at a time, and stages what changes. A set without classes leaves
 * them alone; one without enrolments leaves their teachers and numbers alone.
 */
export async function compareClasses(
	work: Work,
	told: Told,
	schools: MatchedSchools,
	changes: ChangeStaging,
): Promise<void> {
	if (told.classes === 'none' && told.teachers === 'none') return;
	const id = work.importId;
	const scope = [...schools.scope];
	for (let after = -1; ; ) {
		const from = after;
		const page = await work.piece(async (tx) => {
			const { rows: staged } = await sql<{
				position: number;
				roster_id: string;
				other_id: string | null;
				named: boolean;
				gone: boolean;
				title: string;
				grades: string;
				subjects: string;
			}>`select position, roster_id, other_id, named, gone, title, grades, subjects from roster_import_row
				where import_id = ${id} and subject = 'class' and position > ${from}
				order by position limit ${piece}`.execute(tx);
			const rosterIds = staged.map((one) => one.roster_id);
			const here = await readClassesHere(tx, rosterIds, scope);
			const teachers = told.teachers === 'none' ? undefined : await teachersOf(tx, id, rosterIds);
			for (const one of staged) {
				const schoolId = one.other_id === null ? undefined : schools.idOf(one.other_id);
				const old = here.find(
					(known) => known.rosterId === one.roster_id && (schoolId ?? known.schoolId) === known.schoolId,
				);
				const row = {
					rosterId: one.roster_id,
					schoolId: schoolId ?? null,
					named: one.named,
					gone: one.gone,
					title: one.title,
					grade: one.grades || null,
					subject: one.subjects || null,
					students: told.studentsIn(one.roster_id),
					teachers: teachers ? (teachers.get(one.roster_id) ?? []) : null,
					teachersWhole: told.teachers === 'all',
				};
				changes.put(compareClass(row, old, newId));
			}
			return staged;
		});
		await changes.settle();
		after = page.at(-1)?.position ?? after;
		if (page.length < piece) break;
	}
	if (told.classes === 'all') await endVanishedClasses(work, scope, changes);
}

/** Who teaches the staged classes, as people here. */
async function teachersOf(
	tx: Tx,
	id: string,
	rosterIds: readonly string[],
): Promise<Map<string, { personId: string; gone: boolean }[]>> {
	const { rows } = await sql<{ roster_id: string; person_id: string | null; gone: boolean }>`
		select distinct t.roster_id, t.gone, coalesce(
			(select p.person_id from roster_import_person p where p.import_id = ${id}
				and p.roster_id = t.other_id and not p.gone limit 1),
			(select l.person_id from roster_link l where l.roster_id = t.other_id)) as person_id
		from unnest(${rosterIds}::text[]) as k (roster_id)
			cross join lateral (select r.roster_id, r.other_id, r.gone from roster_import_row r
				where r.import_id = ${id} and r.subject = 'teacher' and r.roster_id = k.roster_id offset 0) t
		order by 1, 3`.execute(tx);
	const teachers = new Map<string, { personId: string; gone: boolean }[]>();
	for (const row of rows) {
		if (row.person_id === null) continue;
		const one = { personId: row.person_id, gone: row.gone };
		const own = teachers.get(row.roster_id);
		if (own) own.push(one);
		else teachers.set(row.roster_id, [one]);
	}
	return teachers;
}

async function endVanishedClasses(
	work: Work,
	scope: readonly string[],
	changes: ChangeStaging,
): Promise<void> {
	for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
		const from = after;
		const page = await work.piece(async (tx) => {
			const { rows } = await sql<{ id: string; schoolId: string; title: string }>`
				select k.id, k.school_id as "schoolId", k.title from class k
				where k.roster_id is not null and k.ended_on is null and k.school_id = any (${scope}::uuid[]) and k.id > ${from}
					and not exists (select from roster_import_row r where r.import_id = ${work.importId}
						and r.subject = 'class' and r.roster_id = k.roster_id)
				order by k.id limit ${piece}`.execute(tx);
			return rows;
		});
		changes.put(page.map(endOfClass));
		await changes.settle();
		after = page.at(-1)?.id ?? after;
		if (page.length < piece) return;
	}
}
