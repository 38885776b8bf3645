import { sql } from 'kysely';
import { startLookFors } from '#server/domain/notebook/index.ts';
import { heldFrom, schoolDay } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** The day on which an import happens, in each school that it tells of. */
export type ImportDays = ReadonlyMap<string, string>;

/**
 * Makes the organisation and schools that are not there yet, links those that are, and settles their school years and
 * counts. A new school begins with the zone of the first one, in English, and the starting look-fors.
 * @param isCounted whether the set tells of all students; if not, the counts stay
 */
export async function applySchools(
	tx: Tx,
	importId: string,
	at: Date,
	isCounted: boolean,
): Promise<ImportDays> {
	await sql`insert into organisation (id, name, created_at)
		select subject_id, title, ${at} from roster_import_change
		where import_id = ${importId} and subject = 'organisation' and not exists (select from organisation)`.execute(
		tx,
	);
	await sql`insert into school (id, organisation_id, name, zone, language, roster_id, created_at)
		select c.subject_id, o.id, c.title, coalesce((select zone from school order by created_at, id limit 1), 'UTC'), 'en',
			c.roster_id, ${at}
		from roster_import_change c cross join organisation o
		where c.import_id = ${importId} and c.subject = 'school' and c.change = 'new'
		order by c.position`.execute(tx);
	await sql`update school s set roster_id = c.roster_id, version = s.version + 1
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'school' and c.change = 'changed' and c.subject_id = s.id
			and s.roster_id is null`.execute(tx);
	const schools = await tx
		.selectFrom('roster_import_change as c')
		.innerJoin('school as s', 's.id', 'c.subject_id')
		.select(['s.id', 's.zone', 'c.change'])
		.where('c.import_id', '=', importId)
		.where('c.subject', '=', 'school')
		.execute();
	for (const school of schools) if (school.change === 'new') await startLookFors(tx, school.id);
	await applyYears(tx, importId);
	if (isCounted) await applyCounts(tx, importId, at);
	return daysOf(tx, schools, at);
}

async function applyYears(tx: Tx, importId: string): Promise<void> {
	await sql`update roster_import_change c set title_before = y.name, starts_before = y.starts_on, ends_before = y.ends_on
		from school_year y
		where c.import_id = ${importId} and c.subject = 'school-year' and c.change = 'changed' and c.subject_id = y.id`.execute(
		tx,
	);
	await sql`update school_year y set name = c.title, starts_on = c.starts_on, ends_on = c.ends_on
		from roster_import_change c
		where c.import_id = ${importId} and c.subject = 'school-year' and c.change = 'changed' and c.subject_id = y.id`.execute(
		tx,
	);
	await sql`insert into school_year (id, school_id, name, starts_on, ends_on)
		select subject_id, school_id, title, starts_on, ends_on from roster_import_change
		where import_id = ${importId} and subject = 'school-year' and change = 'new'`.execute(tx);
}

async function applyCounts(tx: Tx, importId: string, at: Date): Promise<void> {
	await sql`insert into roster_import_change
			(import_id, position, subject, change, school_id, grade, students, guardians, moment_before)
		select ${importId}, (select max(position) from roster_import_change where import_id = ${importId})
				+ row_number() over (order by n.school_id, n.grade)::integer,
			'count', 'gone', n.school_id, n.grade, n.students, n.guardians, n.counted_at
		from student_count n
		where n.school_id in (select subject_id from roster_import_change where import_id = ${importId} and subject = 'school')`.execute(
		tx,
	);
	await sql`delete from student_count where school_id in (
		select subject_id from roster_import_change where import_id = ${importId} and subject = 'school')`.execute(
		tx,
	);
	await sql`insert into student_count (school_id, grade, students, guardians, counted_at)
		select school_id, grade, students, guardians, ${at} from roster_import_change
		where import_id = ${importId} and subject = 'count' and change = 'new'`.execute(tx);
}

async function daysOf(tx: Tx, schools: { id: string; zone: string }[], at: Date): Promise<ImportDays> {
	const { rows } = await sql<{ today: string }>`select current_date as today`.execute(tx);
	return new Map(
		schools.map(({ id, zone }) => {
			const school = schoolDay(zone, at);
			return [id, heldFrom(school, { school, database: rows[0]?.today ?? school })];
		}),
	);
}

/** The days as a table to join with: `day (school_id, on_day)`. */
export function dayTable(days: ImportDays) {
	return sql`(select * from unnest(${[...days.keys()]}::uuid[], ${[...days.values()]}::date[])) as day (school_id, on_day)`;
}
