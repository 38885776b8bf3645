import { sql } from 'kysely';
import { schoolDay, usualSchoolYear } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { dueOn, type Lesson, type SequenceClass, type Strand, type TopicLine } from './topic.ts';

/** A school with the year that runs, as its scope and sequence needs it. */
export interface SequenceSchool {
	id: string;
	name: string;
	zone: string;
	today: string;
	year: { startsOn: string; endsOn: string };
	/** Whether the actor writes its topics, and lessons of every class. */
	mayWrite: boolean;
}

/** Reads a school of the actor's; undefined for whoever is not of its staff. */
export async function readSequenceSchool(tx: Tx, schoolId: string): Promise<SequenceSchool | undefined> {
	const row = await tx
		.selectFrom('school as s')
		.select(['s.id', 's.name', 's.zone'])
		.select([
			sql<boolean>`s.id = any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])`.as(
				'writes',
			),
		])
		.where('s.id', '=', schoolId)
		.where(sql<boolean>`s.id = any ((select my_schools())::uuid[])`)
		.executeTakeFirst();
	if (!row) return undefined;
	const today = schoolDay(row.zone, now());
	const told = await tx
		.selectFrom('school_year')
		.select(['starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', schoolId)
		.where('starts_on', '<=', today)
		.where('ends_on', '>', today)
		.executeTakeFirst();
	const { id, name, zone, writes: mayWrite } = row;
	return { id, name, zone, today, year: told ?? usualSchoolYear(today, zone), mayWrite };
}

/** Topics with their standard's code, to be narrowed. */
export function topicRows(tx: Tx) {
	return tx
		.selectFrom('topic as t')
		.leftJoin('standard as s', 's.id', 't.standard_id')
		.select(['t.id', 't.school_id', 't.strand', 't.grade', 't.title', 't.words', 't.due_month'])
		.select(['t.put_away_at', 't.version', 's.code', 's.framework_id', 's.id as standard_id']);
}

/** A row of `topicRows` as a line of the year's sequence. */
export function topicLine(
	row: Awaited<ReturnType<ReturnType<typeof topicRows>['executeTakeFirstOrThrow']>>,
	year: { startsOn: string; endsOn: string },
): TopicLine {
	return {
		id: row.id,
		strand: row.strand as Strand,
		grade: row.grade,
		title: row.title,
		words: row.words,
		dueMonth: row.due_month,
		dueOn: dueOn(row.due_month, year),
		code: row.code ?? '',
	};
}

/** Classes of a grade that are taught now and whose lessons the actor may see, by their titles. */
export async function classesOf(tx: Tx, schoolId: string, grade: string): Promise<SequenceClass[]> {
	return tx
		.selectFrom('class as c')
		.select(['c.id', 'c.title', sql<boolean>`c.id = any ((select my_classes())::uuid[])`.as('mine')])
		.where('c.school_id', '=', schoolId)
		.where('c.grade', '=', grade)
		.where('c.ended_on', 'is', null)
		.where(sql<boolean>`c.id <> all ((select classes_closed_to_me())::uuid[])`)
		.orderBy('c.title')
		.orderBy('c.id')
		.limit(60)
		.execute();
}

/** Lessons of some topics in the school year, of the classes that the actor sees. */
export async function lessonsOf(
	tx: Tx,
	topicIds: readonly string[],
	year: { startsOn: string; endsOn: string },
): Promise<Lesson[]> {
	if (topicIds.length === 0) return [];
	return tx
		.selectFrom('topic_lesson as l')
		.select([
			'l.id',
			'l.topic_id as topicId',
			'l.class_id as classId',
			'l.planned_on as plannedOn',
			'l.had_on as hadOn',
		])
		.where('l.topic_id', 'in', topicIds)
		.where(
			sql<boolean>`coalesce(l.had_on, l.planned_on) between ${year.startsOn}::date and ${year.endsOn}::date - 1`,
		)
		.orderBy('l.id')
		.limit(6000)
		.execute();
}
