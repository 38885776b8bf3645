import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { dayTable, type ImportDays } from './apply-schools.ts';

/**
 * Begins and ends memberships and roles, on the day of the import or on the day that the roster says. What was given by
 * hand is never ended; a membership that the roster tells of, too, is the roster's from then on. What stood there before is
 * kept beside each change.
 */
export async function applyRoles(tx: Tx, importId: string, days: ImportDays): Promise<void> {
	await applyMemberships(tx, importId, days);
	await applyAssignments(tx, importId, days);
}

async function applyMemberships(tx: Tx, importId: string, days: ImportDays): Promise<void> {
	const day = dayTable(days);
	// Who is there already: theirs is kept, and is the one that the change is about.
	await sql`update roster_import_change c set subject_id = m.id, ends_before = m.ends_on,
			before = case when m.from_roster then 'was-here' else 'by-hand' end
		from membership m
		where c.import_id = ${importId} and c.subject = 'membership' and c.change <> 'gone' and m.person_id = c.person_id
			and m.school_id = c.school_id and (m.ends_on is null or m.ends_on > current_date)`.execute(tx);
	await sql`insert into membership (id, person_id, school_id, starts_on, ends_on, from_roster)
		select c.subject_id, c.person_id, c.school_id, starts.on_day, case when c.ends_on is not null then greatest(c.ends_on, starts.on_day) end, true
		from roster_import_change c join ${day} on day.school_id = c.school_id
			cross join lateral (select greatest(c.starts_on, day.on_day) as on_day) starts
		where c.import_id = ${importId} and c.subject = 'membership' and c.change in ('new', 'changed', 'held')
			and not exists (select from membership m where m.person_id = c.person_id and m.school_id = c.school_id
				and (m.ends_on is null or m.ends_on > starts.on_day))`.execute(tx);
	await sql`update membership m set from_roster = true, ends_on = case when m.from_roster and c.ends_on is not null
			then greatest(m.starts_on, c.ends_on) else m.ends_on end
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'membership' and c.change <> 'gone' and m.id = c.subject_id
			and (not m.from_roster or c.ends_on is distinct from m.ends_on)`.execute(tx);
	await sql`update roster_import_change c set ends_before = m.ends_on, ends_on = greatest(m.starts_on, day.on_day)
		from membership m join ${day} on day.school_id = m.school_id
		where c.import_id = ${importId} and c.subject = 'membership' and c.change = 'gone' and m.id = c.subject_id`.execute(
		tx,
	);
	await sql`update membership m set ends_on = c.ends_on
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'membership' and c.change = 'gone' and m.id = c.subject_id
			and m.from_roster`.execute(tx);
}

async function applyAssignments(tx: Tx, importId: string, days: ImportDays): Promise<void> {
	const day = dayTable(days);
	await sql`insert into role_assignment (id, person_id, school_id, role, starts_on, ends_on, granted_by, from_roster)
		select c.subject_id, c.person_id, c.school_id, c.role, starts.on_day, case when c.ends_on is not null then greatest(c.ends_on, starts.on_day) end, null, true
		from roster_import_change c join ${day} on day.school_id = c.school_id
			cross join lateral (select greatest(c.starts_on, day.on_day) as on_day) starts
		where c.import_id = ${importId} and c.subject = 'role' and c.change = 'new'
			and not exists (select from role_assignment r where r.person_id = c.person_id and r.school_id = c.school_id
				and r.role = c.role and (r.ends_on is null or r.ends_on > starts.on_day))`.execute(tx);
	await sql`update roster_import_change c set ends_before = r.ends_on,
			ends_on = greatest(r.starts_on, case when c.change = 'gone' then day.on_day else c.ends_on end)
		from role_assignment r join ${day} on day.school_id = r.school_id
		where c.import_id = ${importId} and c.subject = 'role' and c.change in ('changed', 'gone') and r.id = c.subject_id`.execute(
		tx,
	);
	await sql`update role_assignment r set ends_on = c.ends_on
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'role' and c.change in ('changed', 'gone') and r.id = c.subject_id
			and r.from_roster`.execute(tx);
}
