import { z } from '@hono/zod-openapi';
import { answerPedagogy, findPedagogy, mostOfAnswer, questions } from '#server/domain/pedagogy/index.ts';
import {
	addLesson,
	editLesson,
	findLesson,
	findPlan,
	mostOfPlan,
	raiseLesson,
	removeLesson,
	savePlan,
} from '#server/domain/plan/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, orNull, Saved, text, Version } from './words.ts';

const who = z.string().max(36).openapi({
	description: '`together`, `students`, or the key of a partner',
	example: 'together',
});
const Part = z
	.strictObject({
		words: text(mostOfPlan.words),
		minutes: orNull(z.int().min(1).max(600)).default(null),
		who,
	})
	.openapi('LessonPart');
const Assessment = z.strictObject({ words: text(mostOfPlan.words), who }).openapi('Assessment');
const Lesson = z
	.object({
		id: Id,
		collaborationId: Id,
		title: z.string(),
		onDay: orNull(Day),
		parts: z.array(Part),
		version: z.int(),
	})
	.openapi('Lesson');
const lessonWords = {
	title: text(mostOfPlan.title),
	onDay: orNull(DaySent).default(null),
	parts: z.array(Part).max(mostOfPlan.parts),
};

const question = z.enum(questions.map(({ key }) => key) as [string, ...string[]]);
const Answer = z
	.object({
		question,
		choice: z.string().openapi({ description: 'Empty where none was chosen' }),
		words: z.string(),
		number: z.int(),
		author: z.string(),
		at: Moment,
	})
	.openapi('PedagogyAnswer');

const needs = ['collaborations:write'] as const;
const emptied = {
	title: z.string().trim().max(mostOfPlan.title),
	about: z.string().trim().max(mostOfPlan.about),
};

export const plans: Noun = {
	name: 'Plans',
	about:
		'What partners teach when, who leads which part, how learning is assessed and by whom; and what they ask themselves before they choose a tool.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/plan',
			summary: 'The plan of a collaboration; version 0 and empty before its first word',
			needs: ['collaborations:read'],
			answer: z
				.object({
					title: z.string(),
					about: z.string(),
					startsOn: orNull(Day),
					endsOn: orNull(Day),
					assessments: z.array(Assessment),
					lessons: z.array(Lesson),
					version: z.int(),
				})
				.openapi('TeachingPlan'),
			perform: ({ actor, path }) => findPlan(actor, path.id),
		}),
		change({
			does: 'PUT /collaborations/{id}/plan',
			summary: 'Save what it is about, its days, and how learning is assessed',
			needs,
			body: z
				.strictObject({
					version: z.int().min(0).max(1_000_000_000).openapi({ description: 'The one that you read' }),
					...emptied,
					startsOn: orNull(DaySent).default(null),
					endsOn: orNull(DaySent).default(null),
					assessments: z.array(Assessment).max(mostOfPlan.assessments),
				})
				.openapi('TeachingPlanChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...words } }) => savePlan(actor, path.id, version, words),
		}),
		make({
			does: 'POST /collaborations/{id}/lessons',
			summary: 'Add a lesson at the end',
			needs,
			body: z.strictObject(lessonWords).openapi('NewLesson'),
			answer: Made,
			at: (id) => `/lessons/${id}`,
			perform: ({ actor, path, body, entry }) => addLesson(actor, path.id, { ...body, entry }),
		}),
		read({
			does: 'GET /lessons/{id}',
			summary: 'One lesson',
			needs: ['collaborations:read'],
			answer: Lesson,
			perform: ({ actor, path }) => findLesson(actor, path.id),
		}),
		change({
			does: 'PUT /lessons/{id}',
			summary: 'Change a lesson, its parts whole',
			needs,
			body: z.strictObject({ version: Version, ...lessonWords }).openapi('LessonChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...words } }) => editLesson(actor, path.id, version, words),
		}),
		change({
			does: 'PUT /lessons/{id}/rise',
			summary: 'Put it before the one above it',
			needs,
			perform: ({ actor, path }) => raiseLesson(actor, path.id),
		}),
		change({
			does: 'DELETE /lessons/{id}',
			summary: 'Take it out of the plan',
			needs,
			perform: ({ actor, path }) => removeLesson(actor, path.id),
		}),
		read({
			does: 'GET /collaborations/{id}/pedagogy',
			summary: 'What partners answered to the questions before the tool, and how it changed',
			needs: ['collaborations:read'],
			answer: z
				.object({ number: z.int(), now: z.array(Answer), earlier: z.array(Answer) })
				.openapi('Pedagogy'),
			perform: ({ actor, path }) => findPedagogy(actor, path.id),
		}),
		change({
			does: 'PUT /collaborations/{id}/pedagogy',
			summary: 'Answer some of the questions; earlier answers stay',
			needs,
			body: z
				.strictObject({
					number: z.int().min(0).max(1_000_000_000).openapi({ description: 'The one that you read' }),
					answers: z
						.array(
							z.strictObject({
								question,
								choice: z.string().max(40).default(''),
								words: z.string().trim().max(mostOfAnswer).default(''),
							}),
						)
						.max(questions.length),
				})
				.openapi('PedagogyAnswered'),
			answer: z.object({ number: z.int() }).openapi('PedagogyNumber'),
			perform: async ({ actor, path, body }) => {
				const answered = await answerPedagogy(actor, path.id, body.number, body.answers);
				return isRefusal(answered) ? answered : { number: answered.number };
			},
		}),
	],
};
