import { z } from '@hono/zod-openapi';
import {
	addTeachingPoint,
	findNotebook,
	findNotebooks,
	moveTeachingPoint,
	putOff,
	resumeTeachingPoint,
	searchNotebook,
	settleTeachingPoint,
	takeUpAgain,
} from '#server/domain/notebook/index.ts';
import { findStanding } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	Day,
	DaySent,
	HowWord,
	Id,
	Made,
	Moment,
	Named,
	Next,
	orNull,
	ProgressWord,
	paged,
	Saved,
	StageWord,
	StateWord,
	text,
	Version,
} from './words.ts';

const NotebookLine = z
	.object({
		teacherId: Id,
		teacher: z.string(),
		collaborationId: orNull(Id).openapi({ description: 'Null: outside any collaboration' }),
		title: z.string().nullable(),
		stage: orNull(StageWord),
		state: orNull(StateWord),
		lastVisitAt: orNull(Moment),
		nextVisitAt: orNull(Moment),
		pointsOpen: z.int(),
		checksDue: z.int(),
		heldBackDue: z.int(),
		promisesDue: z.int(),
	})
	.openapi('NotebookLine');

export const Suggestion = z
	.object({
		teacherId: Id,
		teacher: z.string(),
		collaborationId: orNull(Id),
		reasons: z.array(z.string()).openapi({ description: 'Why, the weightiest first' }),
	})
	.openapi('Suggestion');

const Notebooks = z
	.object({
		notebooks: z.array(NotebookLine),
		suggestions: z.array(Suggestion).openapi({ description: 'Whom to visit next, the weightiest first' }),
		putOff: z
			.array(
				z.object({
					id: Id,
					teacherId: Id,
					teacher: z.string(),
					collaborationId: orNull(Id),
					until: Day.openapi({ description: 'Suggested again from this day on' }),
					reason: z.string(),
				}),
			)
			.openapi({ description: 'Whom you put off visiting: nobody else reads it' }),
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
		collaborationId: orNull(Id),
		collaborations: z.array(z.object({ id: Id, title: z.string(), stage: StageWord, state: z.string() })),
		open: z.boolean().openapi({ description: 'Whether you may write in it' }),
		points: z.array(
			z.object({
				id: Id,
				words: z.string(),
				progress: ProgressWord,
				createdAt: Moment,
				settledAt: orNull(Moment),
				version: z.int(),
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
					comesUpOn: orNull(Day),
					writtenAt: Moment,
					due: z.boolean(),
					version: z.int(),
				}),
			)
			.openapi({ description: 'Your own: nobody else reads it' }),
		steps: z.array(
			z.object({
				id: Id,
				words: z.string(),
				dueOn: orNull(Day),
				doneAt: orNull(Moment),
				version: z.int(),
				owner: Named,
				author: Named,
			}),
		),
		notes: z
			.array(
				z.object({
					id: Id,
					words: z.string(),
					writtenAt: Moment,
					version: z.int(),
					author: Named,
					sharedWith: z.array(Named),
				}),
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
		next: Next.openapi({ description: 'The address of the page with earlier visits' }),
	})
	.openapi('Notebook');

const FoundInNotebook = z
	.object({
		groups: z
			.array(
				z.object({
					teacherId: orNull(Id).openapi({ description: 'Whom it is about; null: nobody alone' }),
					teacher: z.string(),
					entries: z.array(
						z.object({
							kind: z.enum(['note', 'held-back', 'point', 'step', 'check']),
							id: Id,
							excerpt: z.string().openapi({ description: 'The words around what was found' }),
							at: Moment,
							visitId: orNull(Id),
							collaborationId: orNull(Id),
							author: Named,
						}),
					),
				}),
			)
			.openapi({ description: 'Who has the latest first; the latest entry first' }),
		more: z.boolean().openapi({ description: 'There are more than these: say more' }),
		nearly: z
			.boolean()
			.openapi({ description: 'Nothing has the words as they stand; these have nearly such' }),
	})
	.openapi('FoundInNotebook');

async function zoneOf(actor: Member): Promise<string> {
	return (await findStanding(actor))?.school?.zone ?? 'UTC';
}

const needs = ['notebooks:write'] as const;
const Changed = z.strictObject({ version: Version }).openapi('OfVersion');

export const notebooks: Noun = {
	name: 'Notebooks',
	about: 'For each teacher and collaboration: what is worked on, how it goes, what waits.',
	operations: [
		list({
			does: 'GET /notebooks',
			summary: 'The notebooks you keep with others, and whom to visit next',
			needs: ['notebooks:read'],
			query: z.strictObject(paged('ids', 60)),
			answer: Notebooks,
			perform: async ({ actor, query, t }) => {
				const found = await findNotebooks(actor, await zoneOf(actor), query.after, query.limit);
				const suggestions = found.suggestions.map((one) => ({ ...one, reasons: one.reasons.map(t.said) }));
				return { ...found, suggestions };
			},
		}),
		list({
			does: 'GET /notebooks/{personId}',
			summary: 'One teacher’s notebook, as far as you read it; your own side when you are that teacher',
			description: 'Reading it is recorded, and shown to whom it concerns.',
			needs: ['notebooks:read'],
			query: z.strictObject({
				collaboration: z
					.union([z.literal('outside'), Id])
					.optional()
					.openapi({ description: 'A collaboration, “outside” any, or not given: the one under way' }),
				...paged('id', 6),
			}),
			answer: Notebook,
			perform: async ({ actor, path, query }) => {
				const { collaboration, after, limit } = query;
				const wanted = { collaboration, before: after, limit, zone: await zoneOf(actor) };
				const notebook = await findNotebook(actor, path.personId, wanted);
				return isRefusal(notebook) ? notebook : { ...notebook, next: notebook.earlierVisits };
			},
		}),
		read({
			does: 'GET /notebook-search',
			summary: 'The entries of your notebooks that have these words, in any language, the latest fifty',
			description: 'What another shared with you counts as read by you.',
			needs: ['notebooks:read'],
			query: z.strictObject({
				words: text(200).openapi({ description: 'In any order; each may be unfinished or have a slip' }),
			}),
			answer: FoundInNotebook,
			perform: ({ actor, query }) => searchNotebook(actor, query.words),
		}),
		make({
			does: 'POST /notebooks/{personId}/teaching-points',
			summary: 'Begin a teaching point',
			needs,
			body: z
				.strictObject({
					collaborationId: orNull(Id).default(null).openapi({ description: 'Null: outside any' }),
					words: text(500),
					progress: ProgressWord.default('introduced'),
				})
				.openapi('NewTeachingPoint'),
			answer: Made,
			perform: ({ actor, path, body, entry }) =>
				addTeachingPoint(actor, { ...body, teacherId: path.personId, entry }),
		}),
		make({
			does: 'POST /notebooks/{personId}/put-offs',
			summary: 'Put off visiting somebody until a day, and say why to yourself; the last word counts',
			needs,
			body: z
				.strictObject({
					collaborationId: orNull(Id).default(null).openapi({ description: 'Null: outside any' }),
					until: DaySent,
					reason: text(500),
				})
				.openapi('NewPutOff'),
			answer: Made,
			perform: ({ actor, path, body }) => putOff(actor, { ...body, teacherId: path.personId }),
		}),
		change({
			does: 'DELETE /put-offs/{id}',
			summary: 'Have somebody suggested again at once whom you put off',
			needs,
			perform: ({ actor, path }) => takeUpAgain(actor, path.id),
		}),
		change({
			does: 'PUT /teaching-points/{id}/progress',
			summary: 'Move a teaching point of yours to where it stands now',
			needs,
			body: z.strictObject({ version: Version, to: ProgressWord }).openapi('ProgressChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => moveTeachingPoint(actor, path.id, body.version, body.to),
		}),
		change({
			does: 'PUT /teaching-points/{id}/settlement',
			summary: 'Say that it is no longer being worked on; its checks stay',
			needs,
			body: Changed,
			answer: Saved,
			perform: ({ actor, path, body }) => settleTeachingPoint(actor, path.id, body.version),
		}),
		change({
			does: 'PUT /teaching-points/{id}/resumption',
			summary: 'Take it up again',
			needs,
			body: Changed,
			answer: Saved,
			perform: ({ actor, path, body }) => resumeTeachingPoint(actor, path.id, body.version),
		}),
	],
};
