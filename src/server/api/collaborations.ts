import { createRoute, z } from '@hono/zod-openapi';
import {
	findCollaboration,
	findCollaborations,
	proposeCollaboration,
} from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { refusals, refusedAs, writeRefusals } from './problem.ts';
import {
	Entry,
	Id,
	Made,
	Moment,
	Named,
	Next,
	optionalText,
	SideWord,
	StageWord,
	StateWord,
	text,
} from './words.ts';

const Partner = z
	.object({
		personId: Id,
		name: z.string(),
		side: SideWord,
		answer: z.enum(['asked', 'in', 'declined', 'not-now', 'left']),
	})
	.openapi('Partner');

const NextAction = z
	.enum(['answer', 'accept-stage', 'accept-agreement', 'begin', 'ask-another', 'wait', 'none'])
	.openapi('NextAction', { description: 'What waits for you' });

const CollaborationLine = z
	.object({
		id: Id,
		title: z.string(),
		stage: StageWord,
		state: StateWord,
		team: z.string().optional(),
		others: z.array(Partner),
		next: NextAction,
	})
	.openapi('CollaborationLine');

const Collaborations = z
	.object({ open: z.array(CollaborationLine), finished: z.array(CollaborationLine), next: Next })
	.openapi('Collaborations');

const Collaboration = z
	.object({
		id: Id,
		schoolId: Id,
		title: z.string(),
		aim: z.string(),
		standards: z.string(),
		stage: StageWord,
		state: StateWord,
		team: Named.optional(),
		tools: z.array(z.string()),
		partners: z.array(Partner),
		stages: z
			.array(
				z.object({
					from: StageWord.optional(),
					to: StageWord,
					reason: z.string(),
					proposedBy: z.string(),
					since: Moment,
				}),
			)
			.openapi({ description: 'Its way through the stages, the oldest first' }),
		turns: z.array(z.object({ turn: z.string(), reason: z.string(), takenBy: z.string(), at: Moment })),
		agreement: z.object({ number: z.int(), acceptedBy: z.array(Id) }).optional(),
		next: NextAction,
		version: z.int(),
	})
	.openapi('Collaboration');

const Proposal = z
	.strictObject({
		entry: Entry,
		schoolId: Id,
		as: SideWord.openapi({ description: 'The side on which you stand' }),
		aim: text(4000).openapi({ description: 'What the learning is for: it comes before the tools' }),
		title: text(200),
		standards: optionalText(4000),
		teamId: Id.optional(),
		stage: StageWord,
		sides: z.array(z.strictObject({ personId: Id, side: SideWord })).max(60),
		tools: z.array(text(100)).max(30).default([]),
	})
	.openapi('Proposal');

const listCollaborations = createRoute({
	method: 'get',
	path: '/collaborations',
	summary:
		'The collaborations you are in or asked into: all that are open, and the finished a page at a time',
	request: { query: z.strictObject({ after: Id.optional() }) },
	responses: {
		200: { description: 'Your collaborations', content: { 'application/json': { schema: Collaborations } } },
		...refusals,
	},
});

const readCollaboration = createRoute({
	method: 'get',
	path: '/collaborations/{id}',
	summary: 'A collaboration you are in or asked into',
	request: { params: z.object({ id: z.string() }) },
	responses: {
		200: { description: 'The collaboration', content: { 'application/json': { schema: Collaboration } } },
		...refusals,
	},
});

const propose = createRoute({
	method: 'post',
	path: '/collaborations',
	summary: 'Propose a collaboration: you are in it at once, everyone else is asked',
	request: { body: { required: true, content: { 'application/json': { schema: Proposal } } } },
	responses: {
		201: {
			description: 'Proposed; the same key again for an entry sent before',
			content: { 'application/json': { schema: Made } },
		},
		...writeRefusals,
	},
});

export function collaborations(api: Api): void {
	api.openapi(listCollaborations, async (c) => {
		const { open, finished, more } = await findCollaborations(c.var.actor, c.req.valid('query').after);
		return c.json(shaped(Collaborations, { open, finished, next: more }), 200);
	});
	api.openapi(readCollaboration, async (c) => {
		const found = await findCollaboration(c.var.actor, c.req.valid('param').id);
		if (isRefusal(found)) return refusedAs(c, c.var.t, found) as never;
		return c.json(shaped(Collaboration, found), 200);
	});
	api.openapi(propose, async (c) => {
		const id = await proposeCollaboration(c.var.actor, c.req.valid('json'));
		if (isRefusal(id)) return refusedAs(c, c.var.t, id, { names: { people: 'sides' } }) as never;
		c.header('location', `/api/v1/collaborations/${id}`);
		return c.json({ id }, 201);
	});
}
