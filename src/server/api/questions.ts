import { z } from '@hono/zod-openapi';
import {
	addQuestion,
	editQuestion,
	findQuestions,
	mostQuestionWords,
	purposes,
	questionSaid,
	retireQuestion,
} from '#server/domain/guide/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Id, Made, orNull, Saved, text, Version } from './words.ts';

const Purpose = z.enum(purposes).openapi('QuestionPurpose');
const Questions = z
	.object({
		questions: z.array(
			z.object({
				id: orNull(Id),
				key: z.string().nullable().openapi({ description: 'Of one that every school begins with' }),
				words: z.string(),
				purpose: Purpose,
				retired: z.boolean(),
				version: z.int(),
			}),
		),
	})
	.openapi('Questions');
const asked = { words: text(mostQuestionWords), purpose: Purpose };

export const questions: Noun = {
	name: 'Open questions',
	about: 'To ask rather than tell, by what they are for. Kept by the facilitators of a school.',
	operations: [
		read({
			does: 'GET /schools/{id}/questions',
			summary: 'The bank of a school, with what was taken out',
			needs: ['visits:read'],
			answer: Questions,
			perform: async ({ actor, path, t }) => {
				const found = await findQuestions(actor, path.id);
				if (isRefusal(found)) return found;
				return { questions: found.questions.map((one) => ({ ...one, words: questionSaid(one, t) })) };
			},
		}),
		make({
			does: 'POST /schools/{id}/questions',
			summary: 'Add a question; the same words again are the same question',
			needs: ['visits:write'],
			body: z.strictObject(asked).openapi('NewQuestion'),
			answer: Made,
			perform: ({ actor, path, body }) => addQuestion(actor, path.id, body),
		}),
		change({
			does: 'PUT /questions/{id}',
			summary: 'Put one of the school’s own in other words, or to another purpose',
			needs: ['visits:write'],
			body: z.strictObject({ ...asked, version: Version }).openapi('QuestionChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => editQuestion(actor, path.id, body),
		}),
		change({
			does: 'PUT /schools/{id}/questions/{question}/retirement',
			summary: 'Take one out of the bank, by its key or its id',
			needs: ['visits:write'],
			perform: ({ actor, path }) => retireQuestion(actor, path.id, path.question),
		}),
		change({
			does: 'DELETE /schools/{id}/questions/{question}/retirement',
			summary: 'Bring it back',
			needs: ['visits:write'],
			perform: ({ actor, path }) => retireQuestion(actor, path.id, path.question, false),
		}),
	],
};
