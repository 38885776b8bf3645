import { createRoute, z } from '@hono/zod-openapi';
import { captureVisit, findVisit, findVisits, hows, most, visitKinds } from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { type FieldNames, refusals, refusedAs, writeRefusals } from './problem.ts';
import { Day, Entry, HowWord, Id, Made, Moment, Next, optionalText, text } from './words.ts';

const Kind = z.enum(visitKinds).openapi('VisitKind');
const TimeKind = z.enum(['in-classroom', 'outside-classroom']).openapi('TimeKind');
const State = z.enum(['planned', 'done', 'cancelled']).openapi('VisitState');
const Someone = z.object({ personId: Id, name: z.string() }).openapi('Someone');

const VisitLine = z
	.object({
		id: Id,
		kind: Kind,
		state: State,
		startsAt: Moment,
		minutes: z.int(),
		place: z.string(),
		remote: z.boolean(),
		isMine: z.boolean(),
		with: z.array(Someone),
		collaborationTitle: z.string().nullable(),
	})
	.openapi('VisitLine');

const Visits = z.object({ visits: z.array(VisitLine), next: Next }).openapi('Visits');

const Visit = z
	.object({
		id: Id,
		kind: Kind,
		timeKind: TimeKind,
		state: State,
		place: z.string(),
		remote: z.boolean(),
		grouping: z.enum(['one-to-one', 'group']),
		startsAt: Moment,
		minutes: z.int(),
		authorId: Id,
		people: z.array(Someone.extend({ part: z.enum(['teacher', 'facilitator', 'assistant', 'specialist']) })),
		collaboration: z.object({ id: Id, title: z.string() }).nullable(),
		checks: z.array(
			z.object({
				id: Id,
				key: z.string().nullable().openapi({ description: 'Of a look-for that every school starts with' }),
				words: z.string().nullable(),
				how: z.enum(hows),
				remark: z.string(),
			}),
		),
		nextSteps: z.array(
			z.object({
				id: Id,
				words: z.string(),
				ownerId: Id,
				ownerName: z.string(),
				dueOn: Day.nullable(),
				doneAt: Moment.nullable(),
			}),
		),
		notes: z
			.array(
				z.object({
					id: Id,
					kind: z.enum(['note', 'held-back']),
					words: z.string(),
					authorId: Id,
					writtenAt: Moment,
					sharedWith: z.array(Someone).openapi({ description: 'Told to its author alone' }),
				}),
			)
			.openapi({ description: 'Your own, and those shared with you' }),
		version: z.int(),
	})
	.openapi('Visit');

const Capture = z
	.strictObject({
		entry: Entry,
		schoolId: Id,
		visitId: Id.optional().openapi({ description: 'The planned visit that this is what came of' }),
		collaborationId: Id.optional(),
		with: z.array(Id).min(1).max(most.people).openapi({ description: 'Everyone but you' }),
		kind: Kind,
		timeKind: TimeKind.optional(),
		startsAt: z.iso.datetime({ offset: true }),
		minutes: z.int().min(1).max(1440),
		place: optionalText(most.place),
		remote: z.boolean().optional(),
		grouping: z.enum(['one-to-one', 'group']).optional(),
		newPoint: z.strictObject({ words: text(most.words), how: HowWord.optional() }).optional(),
		checks: z
			.array(
				z.strictObject({
					teachingPointId: Id.optional(),
					lookForId: Id.optional(),
					words: optionalText(most.words),
					how: HowWord,
					remark: optionalText(most.remark),
				}),
			)
			.max(most.checks)
			.optional(),
		heldBack: z.strictObject({ words: text(most.note), comesUpOn: Day.optional() }).optional(),
		nextSteps: z
			.array(z.strictObject({ ownerId: Id, words: text(most.words), dueOn: Day.optional() }))
			.max(most.nextSteps)
			.optional(),
		privateNote: optionalText(most.note).openapi({ description: 'For you alone' }),
		sharedNote: z.strictObject({ words: text(most.note), with: z.array(Id).max(most.people) }).optional(),
	})
	.openapi('Capture');

const asSent: FieldNames = {
	day: 'startsAt', 'with[]': 'with', 'share-with[]': 'sharedNote.with', 'new-point': 'newPoint.words', 'own-check': 'checks',
	remark: 'checks', 'held-back': 'heldBack.words', 'private-note': 'privateNote', 'shared-note': 'sharedNote.words',
	'next-step': 'nextSteps',
}; // biome-ignore format: short enough for four lines

const listVisits = createRoute({
	method: 'get',
	path: '/visits',
	summary: 'The visits you take part in, 50 at a time',
	request: {
		query: z.strictObject({
			from: z.iso.datetime({ offset: true }).optional().openapi({ description: 'A year ago, if not given' }),
			to: z.iso.datetime({ offset: true }).optional().openapi({ description: 'A year ahead, if not given' }),
			order: z
				.enum(['ahead', 'back'])
				.default('back')
				.openapi({ description: 'Nearest first, or latest first' }),
			state: State.optional(),
			after: text(100).optional(),
		}),
	},
	responses: {
		200: { description: 'Your visits', content: { 'application/json': { schema: Visits } } },
		...refusals,
	},
});

const readVisit = createRoute({
	method: 'get',
	path: '/visits/{id}',
	summary: 'A visit, with all on it that you may read; its author sees that you read it',
	request: { params: z.object({ id: z.string() }) },
	responses: {
		200: { description: 'The visit', content: { 'application/json': { schema: Visit } } },
		...refusals,
	},
});

const capture = createRoute({
	method: 'post',
	path: '/visits',
	summary: 'Capture a visit that was, on the spot or up to a year back',
	request: { body: { required: true, content: { 'application/json': { schema: Capture } } } },
	responses: {
		200: { description: 'This entry was captured before', content: { 'application/json': { schema: Made } } },
		201: { description: 'Captured', content: { 'application/json': { schema: Made } } },
		...writeRefusals,
	},
});

const year = 366 * 86_400_000;

export function visits(api: Api): void {
	api.openapi(listVisits, async (c) => {
		const { from, to, order, state, after } = c.req.valid('query');
		const at = now().getTime();
		const found = await findVisits(c.var.actor, {
			from: new Date(from ?? at - year),
			to: new Date(to ?? at + year),
			order,
			states: state && [state],
			after,
		});
		return c.json(shaped(Visits, found), 200);
	});
	api.openapi(readVisit, async (c) => {
		const visit = await findVisit(c.var.actor, c.req.valid('param').id);
		if (isRefusal(visit)) return refusedAs(c, c.var.t, visit) as never;
		return c.json(shaped(Visit, visit), 200);
	});
	api.openapi(capture, async (c) => {
		const sent = c.req.valid('json');
		const made = await captureVisit(c.var.actor, { ...sent, startsAt: new Date(sent.startsAt) });
		if (isRefusal(made)) return refusedAs(c, c.var.t, made, { names: asSent }) as never;
		c.header('location', `/api/v1/visits/${made.visitId}`);
		return c.json({ id: made.visitId }, made.repeated ? 200 : 201);
	});
}
