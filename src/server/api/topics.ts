import { z } from '@hono/zod-openapi';
import {
	addTopic,
	bringTopics,
	changeTopic,
	findSequence,
	findTopic,
	mostOfTopic,
	nameTopicStandards,
	nameVisit,
	planLesson,
	putTopicAway,
	recordLesson,
	removeLesson,
	strands,
} from '#server/domain/sequence/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { ClockSent, Day, DaySent, Id, Made, orNull, Saved, text, Version } from './words.ts';

const Strand = z.enum(strands);
const standing = {
	standing: z
		.enum(['had', 'planned', 'overdue', 'soon', 'open'])
		.openapi({ description: '`soon` within 30 days of the day it is due; `overdue` after it' }),
	on: Day.openapi({ description: 'When the class had it, will have it, or has to have had it' }),
};
const Topic = z
	.object({
		id: Id,
		strand: Strand,
		grade: z.string(),
		title: z.string(),
		words: z.string().openapi({ description: 'What students come to know and do' }),
		dueMonth: orNull(z.int()).openapi({ description: '1 for January; null: some time in the school year' }),
		dueOn: Day,
		code: z.string().openapi({ description: 'Of the standard it came from; empty without one' }),
	})
	.openapi('Topic');
const Class = z.object({ id: Id, title: z.string(), mine: z.boolean() });
const Named = z.object({ id: Id, code: z.string(), statement: z.string() });
const words = {
	strand: Strand,
	title: text(mostOfTopic.title),
	words: z.string().trim().max(mostOfTopic.words).default(''),
	dueMonth: z.int().min(1).max(12).nullable().default(null),
};
const grade = text(mostOfTopic.grade);
const names = { 'had-on': 'hadOn', class: 'classId', visit: 'visitId', 'standards[]': 'standards' };
const needs = ['programme:write'] as const;
const visits = ['visits:write'] as const;

export const topics: Noun = {
	name: 'Topics',
	about:
		'The scope and sequence of digital citizenship and information fluency, grade by grade, and which class has had what. Staff of the school read it; what a class has had is not told to who leads or evaluates its teachers.',
	operations: [
		read({
			does: 'GET /schools/{id}/sequence',
			summary: 'What a grade learns, and which of its classes has had it',
			needs: ['visits:read'],
			query: z.object({ grade: z.string().max(mostOfTopic.grade).optional() }),
			answer: z
				.object({
					grades: z.array(z.string()),
					grade: z.string(),
					classes: z.array(Class),
					topics: z.array(Topic.extend({ cells: z.array(z.object({ classId: Id, ...standing })) })),
				})
				.openapi('Sequence'),
			perform: ({ actor, path, query }) => findSequence(actor, path.id, query.grade),
		}),
		make({
			does: 'POST /schools/{id}/topics',
			summary: 'Write down a topic of a grade',
			needs,
			body: z.strictObject({ ...words, grade }).openapi('TopicToAdd'),
			answer: Made,
			at: (id) => `/topics/${id}`,
			perform: ({ actor, path, body, entry }) => addTopic(actor, path.id, { ...body, entry }),
		}),
		make({
			does: 'POST /schools/{id}/topics/from-standards',
			summary: 'Bring standards into a grade’s sequence',
			description: 'What is there already is left as it is.',
			needs,
			names,
			body: z
				.strictObject({ grade, strand: Strand, standards: z.array(Id).max(mostOfTopic.topics) })
				.openapi('TopicsToBring'),
			answer: z.object({ brought: z.int() }),
			perform: ({ actor, path, body }) =>
				bringTopics(actor, path.id, { grade: body.grade, strand: body.strand, standardIds: body.standards }),
		}),
		read({
			does: 'GET /topics/{id}',
			summary: 'A topic with its classes and their lessons of this school year',
			needs: ['visits:read'],
			answer: Topic.extend({
				isPutAway: z.boolean(),
				named: z
					.object({ content: z.array(Named), technology: z.array(Named) })
					.openapi({ description: 'The standards it works towards' }),
				classes: z.array(
					Class.extend({
						...standing,
						lessons: z.array(
							z.object({
								id: Id,
								plannedOn: orNull(Day),
								hadOn: orNull(Day),
								visitId: orNull(Id).openapi({ description: 'The visit that it is, where who asks reads it' }),
							}),
						),
					}),
				),
				version: Version,
			}).openapi('TopicPage'),
			perform: ({ actor, path }) => findTopic(actor, path.id),
		}),
		change({
			does: 'PUT /topics/{id}',
			summary: 'Write a topic anew',
			needs,
			body: z.strictObject({ ...words, version: Version }).openapi('TopicToChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeTopic(actor, path.id, body),
		}),
		change({
			does: 'PUT /topics/{id}/standards',
			summary: 'Say which standards a topic works towards',
			description: 'In place of those that it named; the one that it came from is not among them.',
			needs,
			body: z
				.strictObject({ content: z.array(Id), technology: z.array(Id), version: Version })
				.openapi('TopicStandards'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...named } }) =>
				nameTopicStandards(actor, path.id, { named, version }),
		}),
		change({
			does: 'PUT /topics/{id}/put-away',
			summary: 'Put a topic away, or take it up again',
			needs,
			body: z.strictObject({ isPutAway: z.boolean(), version: Version }).openapi('TopicPutAway'),
			answer: Saved,
			perform: ({ actor, path, body }) => putTopicAway(actor, path.id, body.version, body.isPutAway),
		}),
		make({
			does: 'POST /topics/{id}/lessons',
			summary: 'Say that a class has had a topic',
			needs: visits,
			names,
			body: z.strictObject({ classId: Id, hadOn: DaySent }).openapi('LessonHad'),
			answer: Made,
			perform: ({ actor, path, body, entry }) =>
				made(recordLesson(actor, { topicId: path.id, entry, ...body })),
		}),
		make({
			does: 'POST /topics/{id}/lessons/planned',
			summary: 'Plan a lesson as a visit with the class’s teachers',
			needs: visits,
			names,
			body: z
				.strictObject({
					classId: Id,
					day: DaySent,
					time: ClockSent,
					minutes: z.int().min(5).max(mostOfTopic.minutes),
					place: z.string().trim().max(200).default(''),
				})
				.openapi('LessonToPlan'),
			answer: Made,
			perform: ({ actor, path, body, entry }) =>
				made(planLesson(actor, { topicId: path.id, entry, ...body })),
		}),
		make({
			does: 'POST /topics/{id}/lessons/visits',
			summary: 'Say that a visit of one’s own is a lesson',
			needs: visits,
			names,
			body: z.strictObject({ classId: Id, visitId: Id }).openapi('LessonVisit'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => made(nameVisit(actor, { topicId: path.id, entry, ...body })),
		}),
		change({
			does: 'DELETE /topic-lessons/{id}',
			summary: 'Take back what was said of a class; a visit that it was stays',
			needs: visits,
			perform: ({ actor, path }) => removeLesson(actor, path.id),
		}),
	],
};

/** Of what was said, the key alone. */
async function made<Refusal>(result: Promise<{ id: string } | Refusal>): Promise<{ id: string } | Refusal> {
	const done = await result;
	return isRefusal(done) ? done : { id: (done as { id: string }).id };
}
