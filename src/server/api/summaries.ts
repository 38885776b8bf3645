import { z } from '@hono/zod-openapi';
import { findSummary, keepSummary, mostSummary, takeBackSummary } from '#server/domain/summary/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Id, Made, Moment, orNull, Someone, text } from './words.ts';

const Summary = z
	.object({
		author: Someone,
		teacher: Someone,
		summary: z
			.object({
				id: Id,
				words: z.string(),
				writtenAt: Moment,
				approvedAt: orNull(Moment).openapi({ description: 'Null: a draft, which its author alone reads' }),
				takenBackAt: orNull(Moment),
				version: z.int(),
			})
			.optional(),
	})
	.openapi('VisitSummary');

const needs = ['notebooks:write'] as const;

export const summaries: Noun = {
	name: 'Summaries',
	about: 'What a teacher is written after a visit: a draft until its author approves it.',
	operations: [
		read({
			does: 'GET /visits/{id}/summaries/{teacherId}',
			summary: 'As its author, or as the teacher once it is approved; that the teacher read it is recorded',
			needs: ['notebooks:read'],
			query: z.strictObject({
				from: Id.optional().openapi({
					description: 'For the teacher: by whom; not given: the first who wrote',
				}),
			}),
			answer: Summary,
			perform: async ({ actor, path, query }) => {
				const found = await findSummary(actor, path.id, { teacherId: path.teacherId, authorId: query.from });
				if (isRefusal(found)) return found;
				const { author, teacher, summary } = found;
				return { author, teacher, summary };
			},
		}),
		change({
			does: 'PUT /visits/{id}/summaries/{teacherId}',
			summary: 'Keep it as a draft, or approve it: then the teacher is sent a link',
			needs,
			body: z
				.strictObject({
					words: text(mostSummary),
					version: z
						.int()
						.min(0)
						.max(1_000_000)
						.openapi({ description: 'Of what you read; 0 before the first' }),
					approve: z.boolean().default(false),
				})
				.openapi('SummaryKept'),
			answer: Made,
			perform: async ({ actor, path, body, origin }) => {
				const id = await keepSummary(actor, path.id, { ...body, teacherId: path.teacherId, origin });
				return isRefusal(id) ? id : { id };
			},
		}),
		change({
			does: 'PUT /summaries/{id}/withdrawal',
			summary: 'Take a summary of yours back: its teacher reads it no more',
			needs,
			perform: ({ actor, path }) => takeBackSummary(actor, path.id),
		}),
	],
};
