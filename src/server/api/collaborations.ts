import { z } from '@hono/zod-openapi';
import {
	askColleague,
	beginCollaboration,
	editFocus,
	findCollaboration,
	findCollaborations,
	findCollaborationsOf,
	finishCollaboration,
	leaveCollaboration,
	mostAsked,
	mostOutcome,
	mostTools,
	pauseCollaboration,
	proposeCollaboration,
	resumeCollaboration,
	setFindable,
} from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	Id,
	Made,
	Moment,
	Named,
	Next,
	optionalText,
	paged,
	SideWord,
	StageWord,
	StateWord,
	text,
	Version,
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
	.enum([
		'answer',
		'accept-handover',
		'accept-stage',
		'accept-agreement',
		'begin',
		'ask-another',
		'wait',
		'none',
	])
	.openapi('NextAction', { description: 'What waits for you' });

const CollaborationLine = z
	.object({
		id: Id,
		title: z.string(),
		stage: StageWord,
		state: StateWord,
		team: z.string().optional(),
		others: z.array(Partner),
		waiting: NextAction,
		unread: z.boolean().openapi({ description: 'Something in its thread is new to you' }),
	})
	.openapi('CollaborationLine');

const Collaborations = z
	.object({ open: z.array(CollaborationLine), finished: z.array(CollaborationLine), next: Next })
	.openapi('Collaborations');

const Standard = z
	.object({
		id: Id,
		code: z.string().openapi({ description: 'How people name it, such as 6.1; may be empty' }),
		title: z.string(),
		statement: z.string(),
		withdrawn: z.boolean().openapi({ description: 'No longer in the newest package of its framework' }),
		framework: z.object({
			id: Id,
			title: z.string(),
			creator: z.string(),
			licenseTitle: z.string(),
			licenseUrl: z.string(),
		}),
	})
	.openapi('Standard');

const Collaboration = z
	.object({
		id: Id,
		schoolId: Id,
		title: z.string(),
		aim: z.string(),
		standards: z.string().openapi({ description: 'In words, for what is in no framework' }),
		named: z
			.object({ content: z.array(Standard), technology: z.array(Standard) })
			.openapi({ description: 'The standards it names, side by side' }),
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
		proposal: z
			.object({
				id: Id,
				to: StageWord,
				reason: z.string(),
				proposedBy: Id,
				at: Moment,
				accepted: z.array(Id),
				waitsFor: z.array(Id),
			})
			.optional()
			.openapi({ description: 'A stage that is proposed and not settled' }),
		agreement: z.object({ number: z.int(), acceptedBy: z.array(Id) }).optional(),
		waiting: NextAction,
		version: z.int(),
	})
	.openapi('Collaboration');

const CollaborationsOf = z
	.object({
		personId: Id,
		name: z.string(),
		collaborations: z.array(
			z.object({
				id: Id,
				side: SideWord,
				others: z.array(z.object({ personId: Id, name: z.string(), side: SideWord })),
				team: z.string().optional(),
				title: z.string().optional(),
				tools: z.array(z.string()),
				inside: z
					.object({
						stage: StageWord,
						state: StateWord,
						stages: z.array(z.object({ to: StageWord, since: Moment })),
						finishedAt: Moment.optional(),
					})
					.optional()
					.openapi({ description: 'For its partners alone' }),
			}),
		),
	})
	.openapi('CollaborationsOf');

const tools = z.array(text(100)).max(mostTools);

const Proposal = z
	.strictObject({
		schoolId: Id,
		as: SideWord.openapi({ description: 'The side on which you stand' }),
		aim: text(4000).openapi({ description: 'What the learning is for: it comes before the tools' }),
		title: text(200),
		standards: optionalText(4000),
		teamId: Id.optional(),
		stage: StageWord,
		sides: z.array(z.strictObject({ personId: Id, side: SideWord })).max(mostAsked),
		tools: tools.default([]),
	})
	.openapi('Proposal');

const Focus = z
	.strictObject({
		version: Version,
		title: text(200),
		aim: text(4000),
		standards: z.string().trim().max(4000).default(''),
		tools: tools.default([]),
	})
	.openapi('Focus');

const Reason = z.strictObject({ reason: z.string().trim().max(1000).default('') }).openapi('Reason');
const needs = ['collaborations:write'] as const;

export const collaborations: Noun = {
	name: 'Collaborations',
	about: 'What you and your partners work on together: aim, stage, people.',
	operations: [
		list({
			does: 'GET /collaborations',
			summary: 'Those you are in or asked into: all that are open, and the finished a page at a time',
			needs: ['collaborations:read'],
			query: z.strictObject(paged('id', 20)),
			answer: Collaborations,
			perform: async ({ actor, query }) => {
				const { open, finished, more } = await findCollaborations(actor, query.after, query.limit);
				const line = <Row extends { next: string }>(row: Row) => ({ ...row, waiting: row.next as 'none' });
				return { open: open.map(line), finished: finished.map(line), next: more };
			},
		}),
		read({
			does: 'GET /people/{id}/collaborations',
			summary: 'Somebody’s: your own whole, another’s as far as you may know',
			needs: ['collaborations:read'],
			answer: CollaborationsOf,
			perform: ({ actor, path }) => findCollaborationsOf(actor, path.id),
		}),
		read({
			does: 'GET /collaborations/{id}',
			summary: 'One that you are in or asked into',
			needs: ['collaborations:read'],
			answer: Collaboration,
			perform: async ({ actor, path }) => {
				const found = await findCollaboration(actor, path.id);
				return isRefusal(found) ? found : { ...found, waiting: found.next };
			},
		}),
		make({
			does: 'POST /collaborations',
			summary: 'Propose one: you are in it at once, everyone else is asked',
			needs,
			names: { people: 'sides' },
			body: Proposal,
			answer: Made,
			at: (id) => `/collaborations/${id}`,
			perform: async ({ actor, body, entry }) => {
				const id = await proposeCollaboration(actor, { ...body, entry });
				return isRefusal(id) ? id : { id };
			},
		}),
		change({
			does: 'PUT /collaborations/{id}/focus',
			summary: 'What it is about',
			needs,
			body: Focus,
			perform: ({ actor, path, body: { version, ...focus } }) => editFocus(actor, path.id, version, focus),
		}),
		change({
			does: 'PUT /collaborations/{id}/beginning',
			summary: 'Begin with those who said yes, after somebody asked has declined',
			needs,
			perform: ({ actor, path }) => beginCollaboration(actor, path.id),
		}),
		change({
			does: 'PUT /collaborations/{id}/pause',
			summary: 'Pause it',
			needs,
			body: Reason,
			perform: ({ actor, path, body }) => pauseCollaboration(actor, path.id, body.reason),
		}),
		change({
			does: 'PUT /collaborations/{id}/resumption',
			summary: 'Take it up again, paused or finished',
			needs,
			body: Reason,
			perform: ({ actor, path, body }) => resumeCollaboration(actor, path.id, body.reason),
		}),
		change({
			does: 'PUT /collaborations/{id}/finish',
			summary: 'Finish it, or withdraw one that has not begun',
			needs,
			body: z
				.strictObject({
					reason: z.string().trim().max(1000).default(''),
					outcome: z
						.string()
						.trim()
						.max(mostOutcome)
						.default('')
						.openapi({ description: 'What came of it, in your words' }),
				})
				.openapi('Finish'),
			perform: ({ actor, path, body }) => finishCollaboration(actor, path.id, body.reason, body.outcome),
		}),
		change({
			does: 'PUT /collaborations/{id}/departure',
			summary: 'Leave it: from then on you read nothing of it',
			needs,
			body: Reason,
			perform: ({ actor, path, body }) => leaveCollaboration(actor, path.id, body.reason),
		}),
		change({
			does: 'PUT /collaborations/{id}/findability',
			summary: 'As a teacher in it: whether colleagues may find you in it',
			needs,
			body: z.strictObject({ findable: z.boolean() }).openapi('Findability'),
			perform: ({ actor, path, body }) => setFindable(actor, path.id, body.findable),
		}),
		change({
			does: 'PUT /collaborations/{id}/partners/{personId}',
			summary: 'Ask one more colleague in',
			needs,
			names: { people: 'side' },
			body: z.strictObject({ side: SideWord }).openapi('PartnerAsked'),
			perform: ({ actor, path, body }) =>
				askColleague(actor, path.id, { personId: path.personId, side: body.side }),
		}),
	],
};
