import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { dayTable, type ImportDays } from './apply-schools.ts';

/** Makes, changes and ends classes, and who teaches them; what stood there before is kept beside each change. */
export async function applyClasses(tx: Tx, importId: string, days: ImportDays): Promise<void> {
	await sql`update roster_import_change c set title_before = k.title, grade_before = k.grade, subject_before = k.subject,
			students_before = k.students, ends_before = k.ended_on
		from class k
		where c.import_id = ${importId} and c.subject = 'class' and c.change in ('changed', 'gone') and c.subject_id = k.id`.execute(
		tx,
	);
	await sql`insert into class (id, school_id, roster_id, title, grade, subject, students)
		select subject_id, school_id, roster_id, title, grade, subject_area, students from roster_import_change
		where import_id = ${importId} and subject = 'class' and change = 'new'`.execute(tx);
	await sql`update class k set title = c.title, grade = c.grade, subject = c.subject_area, students = c.students, ended_on = null
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'changed' and c.subject_id = k.id`.execute(
		tx,
	);
	await sql`update class k set ended_on = day.on_day
		from roster_import_change c join ${dayTable(days)} on day.school_id = c.school_id
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'gone' and c.subject_id = k.id`.execute(
		tx,
	);
	await sql`update roster_import_change c set ends_on = k.ended_on
		from class k
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'gone' and c.subject_id = k.id`.execute(
		tx,
	);
	await sql`delete from class_teacher t using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class-teacher' and c.change = 'gone'
			and t.class_id = c.subject_id and t.person_id = c.person_id`.execute(tx);
	await sql`insert into class_teacher (class_id, person_id)
		select subject_id, person_id from roster_import_change
		where import_id = ${importId} and subject = 'class-teacher' and change = 'new'
		on conflict do nothing`.execute(tx);
}
