import { sql } from 'kysely';
import type { Undoing } from './undo-import.ts';

/** Takes back counts, school years, schools and the organisation, once people and classes have been. */
export async function undoSchools(undoing: Undoing): Promise<void> {
	await restoreCounts(undoing);
	await restoreYears(undoing);
	await removeSchools(undoing);
	await removeOrganisation(undoing);
}

async function restoreCounts({ tx, importId, acceptedAt }: Undoing): Promise<void> {
	await sql`delete from student_count n using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'school' and n.school_id = c.subject_id
			and n.counted_at = ${acceptedAt}`.execute(tx);
	await sql`insert into student_count (school_id, grade, students, guardians, counted_at)
		select c.school_id, c.grade, c.students, c.guardians, c.moment_before from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'count' and c.change = 'gone'
		on conflict do nothing`.execute(tx);
}

async function restoreYears({ tx, importId }: Undoing): Promise<void> {
	const told = sql`c.import_id = ${importId} and c.subject = 'school-year' and y.id = c.subject_id`;
	const stands = sql`(y.name, y.starts_on, y.ends_on) = (c.title, c.starts_on, c.ends_on)`;
	await sql`update roster_import_change c set kept = 'changed-since' from school_year y
		where ${told} and not ${stands}`.execute(tx);
	await sql`update roster_import_change c set kept = 'in-use' from school_year y
		where ${told} and c.change = 'new' and y.id = any ((select referred_to('school_year',
			array(select subject_id from roster_import_change where import_id = ${importId} and subject = 'school-year'),
			'{}'))::uuid[])`.execute(tx);
	await sql`delete from school_year y using roster_import_change c
		where ${told} and c.change = 'new' and c.kept is null`.execute(tx);
	await sql`update school_year y set name = c.title_before, starts_on = c.starts_before, ends_on = c.ends_before
		from roster_import_change c where ${told} and c.change = 'changed' and c.kept is null`.execute(tx);
}

/** A school that was made goes with the look-fors it began with, unless something has begun there. */
async function removeSchools({ tx, importId }: Undoing): Promise<void> {
	await sql`update school s set roster_id = null, version = s.version + 1 from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'school' and c.change = 'changed' and s.id = c.subject_id
			and s.roster_id = c.roster_id`.execute(tx);
	const made = sql`array(select subject_id from roster_import_change
		where import_id = ${importId} and subject = 'school' and change = 'new')`;
	await sql`update roster_import_change c set kept = 'in-use'
		where c.import_id = ${importId} and c.subject = 'school' and c.change = 'new'
			and c.subject_id = any ((select referred_to('school', ${made}, '{look_for}'))::uuid[])`.execute(tx);
	// Look-fors of a school's own are not the operators' to see: somebody wrote them, so something has begun.
	await sql`update roster_import_change c set kept = 'in-use'
		where c.import_id = ${importId} and c.subject = 'school' and c.change = 'new' and c.kept is null and exists (
			select from unnest(starting_look_fors_in_use(${made})) as used (school_id) where used.school_id = c.subject_id)`.execute(
		tx,
	);
	const leaving = sql`(select subject_id from roster_import_change
		where import_id = ${importId} and subject = 'school' and change = 'new' and kept is null)`;
	await sql`delete from look_for where school_id in ${leaving}`.execute(tx);
	await sql`delete from school where id in ${leaving}`.execute(tx);
}

async function removeOrganisation({ tx, importId }: Undoing): Promise<void> {
	const made = sql`array(select subject_id from roster_import_change
		where import_id = ${importId} and subject = 'organisation')`;
	await sql`update roster_import_change c set kept = 'in-use'
		where c.import_id = ${importId} and c.subject = 'organisation'
			and c.subject_id = any ((select referred_to('organisation', ${made}, '{}'))::uuid[])`.execute(tx);
	await sql`delete from organisation o using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'organisation' and c.kept is null and o.id = c.subject_id`.execute(
		tx,
	);
}
