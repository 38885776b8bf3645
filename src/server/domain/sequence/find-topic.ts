import { sql } from 'kysely';
import { namedInTopic, type Purpose, type StandardLine } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
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
import { type Lesson, type SequenceClass, type Standing, standingOf, type TopicLine } from './topic.ts';

/** A topic with its classes, their lessons, and what the actor can plan. */
export interface TopicPage extends TopicLine {
	school: SequenceSchool;
	isPutAway: boolean;
	version: number;
	/** The standard it came from, with the framework that it is found in. */
	standard: { id: string; frameworkId: string; code: string } | null;
	/** The standards it works towards. */
	named: Record<Purpose, StandardLine[]>;
	classes: (SequenceClass & {
		standing: Standing;
		on: string;
		/** Whether the actor says what this class has had. */
		mayWrite: boolean;
		/** Of this school year, with the visit that a lesson is, where the actor reads that visit. */
		lessons: (Lesson & { visitId: string | null })[];
	})[];
	/** The actor's visits to come, which may be a lesson of it. */
	visits: { id: string; startsAt: Date; place: string; company: string[] }[];
	/** Whose hours can be booked here: librarians and specialists first. */
	bookable: { id: string; name: string }[];
}

/** Reads a topic. Refuses `missing` to whoever is not of its school's staff. */
export function findTopic(actor: Member, topicId: string): Promise<TopicPage | Refusal> {
	if (!isId(topicId)) return Promise.resolve(missing);
	return unitOfWork<TopicPage | Refusal>(actor, async (tx) => {
		const row = await topicRows(tx).where('t.id', '=', topicId).executeTakeFirst();
		const school = row && (await readSequenceSchool(tx, row.school_id));
		if (!row || !school) return missing;
		const topic = topicLine(row, school.year);
		const all = await classesOf(tx, school.id, topic.grade);
		const lessons = await lessonsOf(tx, [topicId], school.year);
		const said = await tx
			.selectFrom('lesson_visit as v')
			.innerJoin('topic_lesson as l', 'l.id', 'v.lesson_id')
			.select(['v.lesson_id', 'v.visit_id'])
			.where('l.topic_id', '=', topicId)
			.limit(500)
			.execute();
		const visits = await tx
			.selectFrom('visit as v')
			.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
			.innerJoin('person as who', 'who.id', 'p.person_id')
			.select(['v.id', 'v.starts_at', 'v.place'])
			.select(
				sql<string[]>`array_agg(who.given_name || ' ' || who.family_name order by who.id)`.as('company'),
			)
			.where('v.school_id', '=', school.id)
			.where('v.state', '=', 'planned')
			.where('v.starts_at', '>', now())
			.where('p.person_id', '<>', actor.personId)
			.where(sql<boolean>`(v.author_id = me() or v.id = any ((select visits_with_me())::uuid[]))`)
			.where(sql<boolean>`not exists (select from lesson_visit taken where taken.visit_id = v.id)`)
			.groupBy(['v.id', 'v.starts_at', 'v.place'])
			.orderBy('v.starts_at')
			.orderBy('v.id')
			.limit(30)
			.execute();
		const bookable = await tx
			.selectFrom('bookable as b')
			.innerJoin('person as who', 'who.id', 'b.person_id')
			.select(['who.id', sql<string>`who.given_name || ' ' || who.family_name`.as('name')])
			.where('b.school_id', '=', school.id)
			.where('who.id', '<>', actor.personId)
			.orderBy('who.family_name')
			.orderBy('who.id')
			.limit(30)
			.execute();
		return {
			...topic,
			school,
			isPutAway: row.put_away_at !== null,
			version: row.version,
			standard:
				row.standard_id !== null && row.framework_id !== null
					? { id: row.standard_id, frameworkId: row.framework_id, code: topic.code }
					: null,
			named: await namedInTopic(tx, topicId),
			classes: all.map((one) => {
				const own = lessons.filter((lesson) => lesson.classId === one.id);
				return {
					...one,
					...standingOf(own, topic.dueOn, school.today),
					mayWrite: school.mayWrite || one.mine,
					lessons: own.map((lesson) => ({
						...lesson,
						visitId: said.find((link) => link.lesson_id === lesson.id)?.visit_id ?? null,
					})),
				};
			}),
			visits: visits.map(({ id, starts_at: startsAt, place, company }) => ({ id, startsAt, place, company })),
			bookable,
		};
	});
}
