import { z } from '@hono/zod-openapi';
import {
	editGoal,
	findGoal,
	findGoals,
	mostOfGoal,
	setGoal,
	settleGoal,
	shareGoal,
	takeBackGoal,
	writeGoalEntry,
} from '#server/domain/goal/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { Evidence } from './evidence.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, orNull, Saved, Someone, text, Version } from './words.ts';

const Line = {
	id: Id,
	teacher: Someone,
	words: z.string(),
	sign: z.string().openapi({ description: 'How they will know' }),
	wantedBy: orNull(Day),
	createdAt: Moment,
	settledAs: orNull(z.enum(['reached', 'let-go'])),
	settledAt: orNull(Moment),
	lastOn: orNull(Day).openapi({ description: 'The last day that something was written about it' }),
};
const GoalLine = z.object(Line).openapi('GoalLine');
const beats = { met: z.boolean(), modelled: z.boolean(), resources: z.boolean(), reflected: z.boolean() };
const Goal = z
	.object({
		...Line,
		isMine: z.boolean(),
		entries: z.array(
			z.object({ id: Id, onDay: Day, ...beats, words: z.string(), evidence: z.array(Evidence) }),
		),
		rhythm: z
			.array(z.object({ monday: Day, ...beats }))
			.openapi({ description: 'Week by week, from what was written and from the visits that you read' }),
		confidants: z
			.array(Someone.extend({ shared: z.boolean() }))
			.openapi({ description: 'For its teacher: with whom it may be shared, and is' }),
		readings: z.array(z.object({ personId: Id, name: z.string(), at: Moment })),
		version: z.int(),
	})
	.openapi('Goal');
const goalWords = {
	words: text(mostOfGoal.words),
	sign: z.string().trim().max(mostOfGoal.sign).default(''),
	wantedBy: orNull(DaySent).default(null),
};

const needs = ['notebooks:write'] as const;

export const goals: Noun = {
	name: 'Goals',
	about:
		'A teacher’s own. Nobody else writes them; a facilitator reads one that its teacher shares with them.',
	operations: [
		read({
			does: 'GET /goals',
			summary: 'Your goals, and those that teachers share with you',
			needs: ['notebooks:read'],
			answer: z.object({ mine: z.array(GoalLine), shared: z.array(GoalLine) }).openapi('Goals'),
			perform: ({ actor }) => findGoals(actor),
		}),
		make({
			does: 'POST /goals',
			summary: 'Set yourself a goal',
			needs,
			body: z.strictObject({ schoolId: Id, ...goalWords }).openapi('NewGoal'),
			answer: Made,
			at: (id) => `/goals/${id}`,
			perform: ({ actor, body: { schoolId, ...words }, entry }) =>
				setGoal(actor, schoolId, { ...words, entry }),
		}),
		read({
			does: 'GET /goals/{id}',
			summary: 'One goal with what was written on the way; that you read another’s is recorded',
			needs: ['notebooks:read'],
			answer: Goal,
			perform: ({ actor, path }) => findGoal(actor, path.id),
		}),
		change({
			does: 'PUT /goals/{id}',
			summary: 'Put your goal in other words',
			needs,
			body: z.strictObject({ version: Version, ...goalWords }).openapi('GoalChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...words } }) => editGoal(actor, path.id, version, words),
		}),
		change({
			does: 'PUT /goals/{id}/settlement',
			summary: 'Say that you reached it or let it go; null takes it up again',
			needs,
			body: z
				.strictObject({ version: Version, as: orNull(z.enum(['reached', 'let-go'])) })
				.openapi('GoalSettled'),
			answer: Saved,
			perform: ({ actor, path, body }) => settleGoal(actor, path.id, body.version, body.as),
		}),
		make({
			does: 'POST /goals/{id}/entries',
			summary:
				'Write down what a week brought, with evidence of a plan of yours; other evidence is added on the pages',
			needs,
			body: z
				.strictObject({
					onDay: DaySent,
					...beats,
					words: z.string().trim().max(mostOfGoal.entry).default(''),
					evidenceId: Id.optional().openapi({ description: 'In a plan of yours: it stands here, too' }),
				})
				.openapi('NewGoalEntry'),
			answer: Made,
			at: () => '/goals',
			perform: async ({ actor, path, body: { evidenceId, ...body }, entry }) => {
				const given = { ...body, entry, evidence: null, fromPlan: evidenceId };
				const written = await writeGoalEntry(actor, path.id, given);
				return isRefusal(written) ? written : { id: written.id };
			},
		}),
		change({
			does: 'PUT /goals/{id}/readers/{personId}',
			summary: 'Share your goal with a facilitator of your collaborations',
			needs,
			perform: ({ actor, path }) => shareGoal(actor, path.id, path.personId),
		}),
		change({
			does: 'DELETE /goals/{id}/readers/{personId}',
			summary: 'Take it back from them',
			needs,
			perform: ({ actor, path }) => takeBackGoal(actor, path.id, path.personId),
		}),
	],
};
