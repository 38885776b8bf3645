import { z } from '@hono/zod-openapi';
import { findOutcomes, mostOutcome, sayOutcome } from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Id, Moment, text } from './words.ts';

const Outcomes = z
	.object({
		outcomes: z.array(
			z.object({
				authorId: Id,
				authorName: z.string(),
				words: z.string(),
				writtenAt: Moment,
				version: z.int(),
			}),
		),
	})
	.openapi('Outcomes');

export const outcomes: Noun = {
	name: 'Outcomes',
	about: 'What came of a collaboration, as each of its partners says it.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/outcomes',
			summary: 'What its partners say; that you read it is recorded',
			needs: ['collaborations:read'],
			answer: Outcomes,
			perform: async ({ actor, path }) => {
				const found = await findOutcomes(actor, path.id);
				return isRefusal(found) ? found : { outcomes: found.outcomes };
			},
		}),
		change({
			does: 'PUT /collaborations/{id}/outcomes/mine',
			summary: 'Say it in your words, or anew',
			needs: ['collaborations:write'],
			body: z
				.strictObject({
					words: text(mostOutcome),
					version: z
						.int()
						.min(0)
						.max(1_000_000)
						.openapi({ description: 'Of your own words as you read them; 0 before the first' }),
				})
				.openapi('OutcomeSaid'),
			perform: ({ actor, path, body }) => sayOutcome(actor, path.id, body),
		}),
	],
};
