import { sql } from 'kysely';
import { gradeOrder } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import {
	classesOf,
	lessonsOf,
	readSequenceSchool,
	type SequenceSchool,
	topicLine,
	topicRows,
} from './sequence-rows.ts';
import { most, type SequenceClass, type Standing, standingOf, strands, type TopicLine } from './topic.ts';

/** What a class has of a topic. */
export interface Cell {
	classId: string;
	standing: Standing;
	/** When the class had it, will have it, or has to have had it. */
	on: string;
}

/** The scope and sequence of a grade, drawn as a grid: topics by the day they are due, and a cell for each class one sees. */
export interface Sequence {
	school: SequenceSchool;
	/** Grades that have classes or topics, from the youngest. */
	grades: string[];
	grade: string;
	classes: SequenceClass[];
	topics: (TopicLine & { cells: Cell[] })[];
}

/**
 * Reads the scope and sequence of a grade: of the one asked for, else of the actor's own class, else the youngest. Refuses
 * `missing` to whoever is not of the school's staff. Who leads or evaluates a teacher reads
 * what is taught, and not which of their classes has had it.
 */
export function findSequence(
	actor: Member,
	schoolId: string,
	wanted?: string | undefined,
): Promise<Sequence | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<Sequence | Refusal>(actor, async (tx) => {
		const school = await readSequenceSchool(tx, schoolId);
		if (!school) return missing;
		const taught = await tx
			.selectFrom('class as c')
			.select(['c.grade', sql<boolean>`bool_or(t.person_id is not null)`.as('mine')])
			.leftJoin('class_teacher as t', (join) =>
				join.onRef('t.class_id', '=', 'c.id').on('t.person_id', '=', actor.personId),
			)
			.where('c.school_id', '=', schoolId)
			.where('c.ended_on', 'is', null)
			.where('c.grade', 'is not', null)
			.groupBy('c.grade')
			.limit(100)
			.execute();
		const sequenced = await tx
			.selectFrom('topic')
			.select('grade')
			.distinct()
			.where('school_id', '=', schoolId)
			.where('put_away_at', 'is', null)
			.limit(100)
			.execute();
		const grades = [...new Set([...taught, ...sequenced].map((row) => row.grade ?? ''))].sort(gradeOrder);
		const own = taught.find((row) => row.mine)?.grade;
		const grade = grades.find((one) => one === wanted) ?? own ?? grades[0] ?? '';
		const rows = await topicRows(tx)
			.where('t.school_id', '=', schoolId)
			.where('t.grade', '=', grade)
			.where('t.put_away_at', 'is', null)
			.orderBy('t.id')
			.limit(most.topics)
			.execute();
		const topics = rows.map((row) => topicLine(row, school.year));
		const classes = await classesOf(tx, schoolId, grade);
		const lessons = await lessonsOf(
			tx,
			topics.map(({ id }) => id),
			school.year,
		);
		const inOrder = topics.sort(
			(a, b) =>
				strands.indexOf(a.strand) - strands.indexOf(b.strand) ||
				a.dueOn.localeCompare(b.dueOn) ||
				a.title.localeCompare(b.title, 'und'),
		);
		return {
			school,
			grades,
			grade,
			classes,
			topics: inOrder.map((topic) => ({
				...topic,
				cells: classes.map(({ id }) => ({
					classId: id,
					...standingOf(
						lessons.filter((lesson) => lesson.topicId === topic.id && lesson.classId === id),
						topic.dueOn,
						school.today,
					),
				})),
			})),
		};
	});
}
