import { z } from '@hono/zod-openapi';
import { findThread, mostWords, sayInThread, withdrawMessage } from '#server/domain/thread/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun } from './operation.ts';
import { Id, Made, Moment, Next, orNull, paged, text } from './words.ts';

const Thread = z
	.object({
		messages: z
			.array(
				z.object({
					id: Id,
					authorId: Id,
					authorName: z.string(),
					words: z.string().openapi({ description: 'Empty when it was withdrawn' }),
					writtenAt: Moment,
					withdrawnAt: orNull(Moment),
					isNew: z.boolean().openapi({ description: 'Said by another since you last read' }),
				}),
			)
			.openapi({ description: 'The oldest first' }),
		readings: z
			.array(z.object({ personId: Id, name: z.string(), readUntil: Moment }))
			.openapi({ description: 'Up to which message each partner has read' }),
		next: Next,
	})
	.openapi('Thread');

export const threads: Noun = {
	name: 'Threads',
	about: 'What partners say to each other in a collaboration.',
	operations: [
		list({
			does: 'GET /collaborations/{id}/thread',
			summary: 'The newest of a thread, and older ones page by page; that you have read it is kept',
			needs: ['collaborations:read'],
			query: z.strictObject(paged('id')),
			answer: Thread,
			perform: async ({ actor, path, query }) => {
				const found = await findThread(actor, path.id, { before: query.after, limit: query.limit });
				return isRefusal(found) ? found : { ...found, next: found.older };
			},
		}),
		make({
			does: 'POST /collaborations/{id}/thread',
			summary: 'Say something to all partners',
			needs: ['collaborations:write'],
			body: z.strictObject({ words: text(mostWords) }).openapi('Saying'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) => {
				const id = await sayInThread(actor, path.id, { ...body, entry });
				return isRefusal(id) ? id : { id };
			},
		}),
		change({
			does: 'DELETE /thread-messages/{id}',
			summary: 'Withdraw what you said: its words are gone, its place stays',
			needs: ['collaborations:write'],
			perform: ({ actor, path }) => withdrawMessage(actor, path.id),
		}),
	],
};
