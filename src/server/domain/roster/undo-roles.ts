import { sql } from 'kysely';
import type { Undoing } from './undo-import.ts';

/** Takes back the memberships and roles that an import began and ended, of people who were here before it. */
export async function undoRoles(undoing: Undoing): Promise<void> {
	await undoAssignments(undoing);
	await undoMemberships(undoing);
}

async function undoAssignments({ tx, importId }: Undoing): Promise<void> {
	await sql`delete from role_assignment r using roster_import_change c
		where ${ofOthers(importId)} and c.subject = 'role' and c.change = 'new' and r.id = c.subject_id and r.from_roster
			and r.ends_on is not distinct from case when c.ends_on is null then null else greatest(c.ends_on, r.starts_on) end`.execute(
		tx,
	);
	await sql`update roster_import_change c set kept = 'changed-since' from role_assignment r
		where ${ofOthers(importId)} and c.subject = 'role' and c.change = 'new' and r.id = c.subject_id`.execute(
		tx,
	);
	const ended = sql`${ofOthers(importId)} and c.subject = 'role' and c.change in ('changed', 'gone') and r.id = c.subject_id
		and r.ends_on is not distinct from c.ends_on`;
	await sql`update roster_import_change c set kept = 'in-the-way' from role_assignment r
		where ${ended} and exists (select from role_assignment o where o.id <> r.id and o.person_id = r.person_id
			and o.school_id = r.school_id and o.role = r.role
			and daterange(o.starts_on, o.ends_on) && daterange(r.starts_on, c.ends_before))`.execute(tx);
	await sql`update role_assignment r set ends_on = c.ends_before
		from roster_import_change c where ${ended} and c.kept is null`.execute(tx);
}

async function undoMemberships({ tx, importId, acceptedAt }: Undoing): Promise<void> {
	const about = (change: ReturnType<typeof sql>) => sql`${ofOthers(importId)} and c.subject = 'membership'
		and ${change} and m.id = c.subject_id`;
	// Accepting notes beside each what was there: by hand, from the roster, or nothing.
	const joined = about(sql`c.change <> 'gone' and c.before is null`);
	await sql`update roster_import_change c set kept = 'by-hand' from membership m
		where ${joined} and (
			not m.from_roster
			or exists (select from role_assignment r where r.person_id = m.person_id and r.school_id = m.school_id
				and not r.from_roster and r.granted_at > ${acceptedAt})
			or exists (select from team_member t join team on team.id = t.team_id
				where t.person_id = m.person_id and team.school_id = m.school_id))`.execute(tx);
	await sql`delete from membership m using roster_import_change c
		where ${joined} and c.kept is null`.execute(tx);
	await sql`update membership m set from_roster = false from roster_import_change c
		where ${about(sql`c.change <> 'gone' and c.before = 'by-hand'`)}`.execute(tx);
	await sql`update membership m set ends_on = c.ends_before from roster_import_change c
		where ${about(sql`c.change <> 'gone' and c.before = 'was-here' and c.ends_on is not null`)}
			and m.ends_on = greatest(c.ends_on, m.starts_on)`.execute(tx);
	const left = about(sql`c.change = 'gone' and m.ends_on is not distinct from c.ends_on`);
	await sql`update roster_import_change c set kept = 'in-the-way' from membership m
		where ${left} and exists (select from membership o where o.id <> m.id and o.person_id = m.person_id
			and o.school_id = m.school_id
			and daterange(o.starts_on, o.ends_on) && daterange(m.starts_on, c.ends_before))`.execute(tx);
	await sql`update membership m set ends_on = c.ends_before from roster_import_change c
		where ${left} and c.kept is null`.execute(tx);
}

/** The changes of people who were here before: who is new and stayed keeps their places, the others took theirs along. */
function ofOthers(importId: string) {
	return sql`c.import_id = ${importId} and not exists (select from roster_import_change n
		where n.import_id = ${importId} and n.subject = 'person' and n.change = 'new' and n.person_id = c.person_id)`;
}
