import { z } from '@hono/zod-openapi';
import { addLookFor, findLookFors, retireLookFor } from '#server/domain/notebook/index.ts';
import { findSchool } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Id, Made, text } from './words.ts';

const LookFors = z
	.object({
		lookFors: z.array(
			z.object({
				id: Id,
				key: z.string().nullable().openapi({ description: 'Of one that every school starts with' }),
				words: z.string().nullable(),
				mine: z.boolean(),
			}),
		),
	})
	.openapi('LookFors');

export const lookFors: Noun = {
	name: 'Look-fors',
	about: 'What the school hopes to see, and what you look for besides.',
	operations: [
		read({
			does: 'GET /schools/{id}/look-fors',
			summary: 'Those you choose from in a school',
			needs: ['notebooks:read'],
			answer: LookFors,
			perform: async ({ actor, path }) => {
				const school = await findSchool(actor, path.id);
				return isRefusal(school) ? school : { lookFors: await findLookFors(actor, path.id) };
			},
		}),
		make({
			does: 'POST /schools/{id}/look-fors',
			summary: 'Add one of your own; the same words again are the same look-for',
			needs: ['notebooks:write'],
			body: z.strictObject({ words: text(300) }).openapi('NewLookFor'),
			answer: Made,
			perform: ({ actor, path, body }) => addLookFor(actor, path.id, body.words),
		}),
		change({
			does: 'PUT /look-fors/{id}/retirement',
			summary:
				'Take one out of the list: your own, or the school’s where you write its vision; what was checked stays',
			needs: ['notebooks:write'],
			perform: ({ actor, path }) => retireLookFor(actor, path.id),
		}),
	],
};
