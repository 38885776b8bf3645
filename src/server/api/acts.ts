import { z } from '@hono/zod-openapi';
import { findActs, verifyChain } from '#server/domain/audit/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { list, type Noun, read } from './operation.ts';
import { Moment, Named, Next, orNull, paged } from './words.ts';

const Acts = z
	.object({
		acts: z.array(
			z.object({
				number: z.int(),
				at: Moment,
				name: z.string().openapi({ example: 'role.given' }),
				detail: z.string(),
				by: orNull(Named).openapi({ description: 'Null: the command line on the server itself' }),
				about: orNull(Named),
				school: z.string().nullable(),
			}),
		),
		next: Next,
	})
	.openapi('Acts');

export const acts: Noun = {
	name: 'Operators’ acts',
	about: 'The log of what operators did: append-only, each act sealed with the one before it.',
	operations: [
		list({
			does: 'GET /installation/acts',
			summary: 'What operators did, the latest first',
			needs: ['installation:read'],
			query: z.strictObject(paged('number')),
			answer: Acts,
			perform: async ({ actor, query }) => {
				const before = query.after === undefined ? undefined : Number(query.after);
				const found = await findActs(actor, before, query.limit);
				if (isRefusal(found)) return found;
				const named = (who: Parameters<typeof nameOf>[0] & { id: string }) => ({
					id: who.id,
					name: nameOf(who),
				});
				return {
					acts: found.acts.map((act) => ({
						...act,
						by: act.by && named(act.by),
						about: act.about && named(act.about),
					})),
					next: found.next,
				};
			},
		}),
		read({
			does: 'GET /installation/acts/chain',
			summary: 'Make every seal again, and say whether all fit',
			needs: ['installation:read'],
			answer: z
				.object({
					acts: z.int(),
					brokenAt: z.int().optional().openapi({ description: 'The first whose seal does not fit' }),
				})
				.openapi('Chain'),
			perform: ({ actor }) => verifyChain(actor),
		}),
	],
};
