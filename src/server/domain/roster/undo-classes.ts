import { sql } from 'kysely';
import type { Undoing } from './undo-import.ts';

/** Takes back the classes that an import made, changed and ended, and who teaches them. */
export async function undoClasses({ tx, importId }: Undoing): Promise<void> {
	await sql`delete from class_teacher t using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class-teacher' and c.change = 'new'
			and t.class_id = c.subject_id and t.person_id = c.person_id
			and not exists (select from roster_import_change n where n.import_id = ${importId} and n.subject = 'person'
				and n.change = 'new' and n.person_id = c.person_id)`.execute(tx);
	await sql`insert into class_teacher (class_id, person_id)
		select c.subject_id, c.person_id from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class-teacher' and c.change = 'gone'
		on conflict do nothing`.execute(tx);

	await sql`update roster_import_change c set kept = 'in-use'
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'new' and (
			c.subject_id = any ((select referred_to('class', array(select subject_id from roster_import_change
				where import_id = ${importId} and subject = 'class' and change = 'new'), '{class_teacher}'))::uuid[])
			or exists (select from class_teacher t where t.class_id = c.subject_id))`.execute(tx);
	await sql`delete from class k using roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'new' and c.kept is null
			and k.id = c.subject_id`.execute(tx);

	const stands = sql`(k.title, coalesce(k.grade, ''), coalesce(k.subject, ''), k.students)
		= (c.title, coalesce(c.grade, ''), coalesce(c.subject_area, ''), c.students) and k.ended_on is null`;
	await sql`update roster_import_change c set kept = 'changed-since' from class k
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'changed' and k.id = c.subject_id
			and not (${stands})`.execute(tx);
	await sql`update class k set title = c.title_before, grade = c.grade_before, subject = c.subject_before,
			students = c.students_before, ended_on = c.ends_before
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'changed' and k.id = c.subject_id
			and c.kept is null`.execute(tx);
	await sql`update class k set ended_on = c.ends_before
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'class' and c.change = 'gone' and k.id = c.subject_id
			and k.ended_on = c.ends_on`.execute(tx);
}
