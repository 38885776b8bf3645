import { z } from '@hono/zod-openapi';
import { answerPrompts, findGuide, guidedKinds, phases, promptSaid } from '#server/domain/guide/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Id, Moment, Someone, text } from './words.ts';

const Guide = z
	.object({
		visitId: Id,
		kind: z.enum(guidedKinds),
		edition: z.int().openapi({ description: 'The edition that the visit keeps' }),
		teacher: Someone,
		facilitators: z.array(Someone),
		prompts: z.array(
			z.object({
				key: z.string(),
				phase: z.enum(phases),
				first: z.enum(['facilitator', 'teacher', 'either']).openapi({ description: 'Who speaks first' }),
				words: z.string(),
				hint: z.string(),
			}),
		),
		answers: z.array(
			z.object({
				prompt: z.string(),
				words: z.string(),
				version: z.int(),
				authorId: Id,
				authorName: z.string(),
				writtenAt: Moment,
			}),
		),
	})
	.openapi('Guide');

export const guides: Noun = {
	name: 'Guides',
	about: 'What a modelling, side-by-side or co-teaching visit goes through: before, in class, after.',
	operations: [
		read({
			does: 'GET /visits/{id}/guide',
			summary: 'The prompts of a visit’s guide, and what has been answered',
			needs: ['visits:read'],
			answer: Guide,
			perform: async ({ actor, path, t }) => {
				const guide = await findGuide(actor, path.id);
				if (isRefusal(guide)) return guide;
				const prompts = guide.prompts.map((one) => ({ ...one, ...promptSaid(one, t) }));
				return { ...guide, visitId: guide.id, prompts };
			},
		}),
		change({
			does: 'PUT /visits/{id}/guide/answers',
			summary: 'Answer prompts; each answers for themself, and overwrites nobody',
			needs: ['visits:write'],
			body: z
				.strictObject({
					answers: z
						.array(
							z.strictObject({
								prompt: text(80),
								words: z.string().trim().max(4000),
								version: z
									.int()
									.min(0)
									.max(1_000_000)
									.openapi({ description: 'Of your own answer; 0 where you had none' }),
							}),
						)
						.min(1)
						.max(40),
				})
				.openapi('GuideAnswers'),
			perform: ({ actor, path, body }) => answerPrompts(actor, path.id, body.answers),
		}),
	],
};
