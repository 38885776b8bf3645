import { z } from '@hono/zod-openapi';
import {
	addStageExample,
	findStageExamples,
	mostOfExample,
	retireStageExample,
} from '#server/domain/stage-example/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Id, Made, StageWord, text } from './words.ts';

const Example = z
	.object({
		id: Id,
		title: z.string(),
		url: z.string(),
		credit: z.string().openapi({ description: 'Whom to thank for it' }),
	})
	.openapi('StageExample');
const of = z.array(Example);
const StageExamples = z
	.object({ full: of, partial: of, coaching: of, mentoring: of })
	.openapi('StageExamples');

const needs = ['collaborations:write'] as const;

export const stageExamples: Noun = {
	name: 'Examples of the stages',
	about:
		'Clips and stories that show a stage of the cycle, where it is explained. Kept by a school’s facilitators.',
	operations: [
		read({
			does: 'GET /schools/{id}/stage-examples',
			summary: 'What shows each stage at a school',
			needs: ['collaborations:read'],
			answer: StageExamples,
			perform: async ({ actor, path }) => {
				const found = await findStageExamples(actor, path.id);
				return isRefusal(found) ? found : found.examples;
			},
		}),
		make({
			does: 'POST /schools/{id}/stage-examples',
			summary: 'Put a link at a stage',
			needs,
			body: z
				.strictObject({
					stage: StageWord,
					title: text(mostOfExample.title),
					url: text(mostOfExample.url),
					credit: z.string().trim().max(mostOfExample.credit).default(''),
				})
				.openapi('NewStageExample'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => addStageExample(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /stage-examples/{id}',
			summary: 'Take it away from its stage',
			needs,
			perform: ({ actor, path }) => retireStageExample(actor, path.id),
		}),
	],
};
