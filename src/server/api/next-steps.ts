import { z } from '@hono/zod-openapi';
import {
	addNextStep,
	editNextStep,
	findNextStep,
	findNextSteps,
	keepNextStep,
	reopenNextStep,
} from '#server/domain/next-step/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	Day,
	DaySent,
	Id,
	Made,
	Moment,
	Named,
	Next,
	orNull,
	paged,
	Saved,
	text,
	Version,
	yes,
} from './words.ts';

export const NextStep = z
	.object({
		id: Id,
		words: z.string(),
		dueOn: orNull(Day),
		doneAt: orNull(Moment),
		createdAt: Moment,
		version: z.int(),
		owner: Named,
		author: Named,
		teacher: Named,
		collaborationId: orNull(Id),
		mine: z.boolean().openapi({ description: 'You wrote or own it, and so keep and edit it' }),
	})
	.openapi('NextStep');

const needs = ['notebooks:write'] as const;
const Changed = z.strictObject({ version: Version }).openapi('OfVersion');
const dueOn = orNull(DaySent).default(null);

export const nextSteps: Noun = {
	name: 'Next steps',
	about: 'Promises, each with a person and, if it has one, a day.',
	operations: [
		list({
			does: 'GET /next-steps',
			summary: 'What you promised: by its day, or what you kept, the latest first',
			needs: ['notebooks:read'],
			query: z.strictObject({ kept: yes, ...paged('id', 30) }),
			answer: z.object({ steps: z.array(NextStep), next: Next }).openapi('NextSteps'),
			perform: ({ actor, query }) => findNextSteps(actor, query),
		}),
		read({
			does: 'GET /next-steps/{id}',
			summary: 'One promise',
			needs: ['notebooks:read'],
			answer: NextStep,
			perform: ({ actor, path }) => findNextStep(actor, path.id),
		}),
		make({
			does: 'POST /notebooks/{personId}/next-steps',
			summary: 'Write down a promise of either side',
			needs,
			body: z
				.strictObject({
					collaborationId: orNull(Id).default(null).openapi({ description: 'Null: outside any' }),
					ownerId: Id.openapi({ description: 'The teacher, you, or a facilitator of the collaboration' }),
					words: text(500),
					dueOn,
				})
				.openapi('NewNextStep'),
			answer: Made,
			at: (id) => `/next-steps/${id}`,
			perform: ({ actor, path, body, entry }) =>
				addNextStep(actor, { ...body, teacherId: path.personId, entry }),
		}),
		change({
			does: 'PUT /next-steps/{id}',
			summary: 'Put it in other words, or on another day',
			needs,
			body: z.strictObject({ version: Version, words: text(500), dueOn }).openapi('NextStepChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...words } }) => editNextStep(actor, path.id, version, words),
		}),
		change({
			does: 'PUT /next-steps/{id}/keeping',
			summary: 'Say that it was kept',
			needs,
			body: Changed,
			answer: Saved,
			perform: ({ actor, path, body }) => keepNextStep(actor, path.id, body.version),
		}),
		change({
			does: 'PUT /next-steps/{id}/reopening',
			summary: 'Say that it is open after all',
			needs,
			body: Changed,
			answer: Saved,
			perform: ({ actor, path, body }) => reopenNextStep(actor, path.id, body.version),
		}),
	],
};
