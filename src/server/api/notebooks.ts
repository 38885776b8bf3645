import { createRoute, z } from '@hono/zod-openapi';
import { findNotebook, findNotebooks } from '#server/domain/notebook/index.ts';
import { findStanding } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { refusals, refusedAs } from './problem.ts';
import { Day, HowWord, Id, Moment, Named, Next, ProgressWord, StageWord, StateWord, text } from './words.ts';

const NotebookLine = z
	.object({
		teacherId: Id,
		teacher: z.string(),
		collaborationId: Id.nullable().openapi({ description: 'Null: outside any collaboration' }),
		title: z.string().nullable(),
		stage: StageWord.nullable(),
		state: StateWord.nullable(),
		lastVisitAt: Moment.nullable(),
		nextVisitAt: Moment.nullable(),
		pointsOpen: z.int(),
		checksDue: z.int(),
		heldBackDue: z.int(),
		promisesDue: z.int(),
	})
	.openapi('NotebookLine');

const Notebooks = z
	.object({
		notebooks: z.array(NotebookLine),
		suggestions: z
			.array(
				z.object({
					teacherId: Id,
					teacher: z.string(),
					collaborationId: Id.nullable(),
					reasons: z.array(z.string()),
				}),
			)
			.openapi({ description: 'Whom to visit next, and why, the weightiest first' }),
		total: z.int(),
		next: Next,
	})
	.openapi('Notebooks');

const Check = z
	.object({ id: Id, visitId: Id, at: Moment, how: HowWord, remark: z.string(), author: Named })
	.openapi('Check');

const Notebook = z
	.object({
		teacher: Named,
		collaborationId: Id.nullable(),
		collaborations: z.array(z.object({ id: Id, title: z.string(), stage: StageWord, state: z.string() })),
		points: z.array(
			z.object({
				id: Id,
				words: z.string(),
				progress: ProgressWord,
				createdAt: Moment,
				settledAt: Moment.nullable(),
				author: Named,
				checks: z.array(Check),
			}),
		),
		lookFors: z.array(
			z.object({ key: z.string().nullable(), words: z.string().nullable(), checks: z.array(Check) }),
		),
		heldBack: z
			.array(
				z.object({
					id: Id,
					words: z.string(),
					comesUpOn: Day.nullable(),
					writtenAt: Moment,
					due: z.boolean(),
				}),
			)
			.openapi({ description: 'Your own: nobody else reads it' }),
		steps: z.array(
			z.object({
				id: Id,
				words: z.string(),
				dueOn: Day.nullable(),
				doneAt: Moment.nullable(),
				owner: Named,
				author: Named,
			}),
		),
		notes: z
			.array(
				z.object({ id: Id, words: z.string(), writtenAt: Moment, author: Named, sharedWith: z.array(Named) }),
			)
			.openapi({ description: 'Your own, and those shared with you' }),
		visits: z.array(
			z.object({
				id: Id,
				startsAt: Moment,
				minutes: z.int(),
				kind: z.string(),
				state: z.string(),
				author: Named,
			}),
		),
		next: Next.openapi({ description: 'Give this back as `after` for earlier visits' }),
	})
	.openapi('Notebook');

const listNotebooks = createRoute({
	method: 'get',
	path: '/notebooks',
	summary: 'The notebooks you keep with others, and whom to visit next',
	request: { query: z.strictObject({ after: text(100).optional() }) },
	responses: {
		200: { description: 'Your notebooks', content: { 'application/json': { schema: Notebooks } } },
		...refusals,
	},
});

const readNotebook = createRoute({
	method: 'get',
	path: '/notebooks/{personId}',
	summary: 'One teacher’s notebook, as far as you read it; your own side when you are that teacher',
	request: {
		params: z.object({ personId: z.string() }),
		query: z.strictObject({
			collaboration: z
				.union([z.literal('outside'), Id])
				.optional()
				.openapi({ description: 'A collaboration, “outside” any, or not given: the one under way' }),
			after: Id.optional(),
		}),
	},
	responses: {
		200: { description: 'The notebook', content: { 'application/json': { schema: Notebook } } },
		...refusals,
	},
});

async function zoneOf(actor: Member): Promise<string> {
	return (await findStanding(actor))?.school?.zone ?? 'UTC';
}

export function notebooks(api: Api): void {
	api.openapi(listNotebooks, async (c) => {
		const found = await findNotebooks(c.var.actor, await zoneOf(c.var.actor), c.req.valid('query').after);
		const suggestions = found.suggestions.map((one) => ({
			...one,
			reasons: one.reasons.map((why) => c.var.t.said(why)),
		}));
		return c.json(shaped(Notebooks, { ...found, suggestions }), 200);
	});
	api.openapi(readNotebook, async (c) => {
		const { collaboration, after } = c.req.valid('query');
		const wanted = { collaboration, before: after, zone: await zoneOf(c.var.actor) };
		const notebook = await findNotebook(c.var.actor, c.req.valid('param').personId, wanted);
		if (isRefusal(notebook)) return refusedAs(c, c.var.t, notebook) as never;
		return c.json(shaped(Notebook, { ...notebook, next: notebook.earlierVisits }), 200);
	});
}
