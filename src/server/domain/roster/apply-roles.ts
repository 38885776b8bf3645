import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { dayTable, type ImportDays } from './apply-schools.ts';

/**
 * Begins and ends memberships and roles on the day of the import. What was given by hand is never ended; a membership
 * that the roster tells of, too, is the roster's from then on.
 */
export async function applyRoles(tx: Tx, importId: string, days: ImportDays): Promise<void> {
	const day = dayTable(days);
	await sql`insert into membership (id, person_id, school_id, starts_on, from_roster)
		select c.subject_id, c.person_id, c.school_id, day.on_day, true
		from roster_import_change c join ${day} on day.school_id = c.school_id
		where c.import_id = ${importId} and c.subject = 'membership' and c.change in ('new', 'changed', 'held')
			and not exists (select from membership m where m.person_id = c.person_id and m.school_id = c.school_id
				and (m.ends_on is null or m.ends_on > day.on_day))`.execute(tx);
	await sql`update membership m set from_roster = true
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'membership' and c.change <> 'gone' and not m.from_roster
			and m.person_id = c.person_id and m.school_id = c.school_id and (m.ends_on is null or m.ends_on > current_date)`.execute(
		tx,
	);
	await sql`update membership m set ends_on = greatest(m.starts_on, day.on_day)
		from roster_import_change c join ${day} on day.school_id = c.school_id
		where c.import_id = ${importId} and c.subject = 'membership' and c.change = 'gone' and m.id = c.subject_id
			and m.from_roster`.execute(tx);
	await sql`insert into role_assignment (id, person_id, school_id, role, starts_on, granted_by, from_roster)
		select c.subject_id, c.person_id, c.school_id, c.role, day.on_day, null, true
		from roster_import_change c join ${day} on day.school_id = c.school_id
		where c.import_id = ${importId} and c.subject = 'role' and c.change = 'new'
			and not exists (select from role_assignment r where r.person_id = c.person_id and r.school_id = c.school_id
				and r.role = c.role and (r.ends_on is null or r.ends_on > day.on_day))`.execute(tx);
	await sql`update role_assignment r set ends_on = greatest(r.starts_on, day.on_day)
		from roster_import_change c join ${day} on day.school_id = c.school_id
		where c.import_id = ${importId} and c.subject = 'role' and c.change = 'gone' and r.id = c.subject_id
			and r.from_roster`.execute(tx);
}
