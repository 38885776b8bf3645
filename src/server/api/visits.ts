import { z } from '@hono/zod-openapi';
import { answers } from '#server/domain/calendar-letter/index.ts';
import {
	cancelFollowing,
	cancelVisit,
	captureVisit,
	editVisit,
	findCapture,
	findVisit,
	findVisits,
	hows,
	markDone,
	most,
	planVisit,
	reinstateVisit,
	visitKinds,
} from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import type { FieldNames } from './problem.ts';
import {
	Day,
	DaySent,
	HowWord,
	Id,
	Made,
	Moment,
	MomentSent,
	Next,
	optionalText,
	orNull,
	paged,
	Someone,
	text,
	Version,
} from './words.ts';

export const Kind = z.enum(visitKinds).openapi('VisitKind');
const TimeKind = z.enum(['in-classroom', 'outside-classroom']).openapi('TimeKind');
const State = z.enum(['planned', 'done', 'cancelled']).openapi('VisitState');

export const VisitLine = z
	.object({
		id: Id,
		kind: Kind,
		state: State,
		startsAt: Moment,
		minutes: z.int(),
		place: z.string(),
		remote: z.boolean(),
		isMine: z.boolean().openapi({ description: 'You wrote it down, and so change and cancel it' }),
		with: z.array(Someone),
		collaborationTitle: z.string().nullable(),
	})
	.openapi('VisitLine');

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
		people: z.array(
			Someone.extend({
				part: z.enum(['teacher', 'facilitator', 'assistant', 'specialist']),
				answer: orNull(z.enum(answers)).openapi({ description: 'Whether they come; null: not answered' }),
			}),
		),
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
				dueOn: orNull(Day),
				doneAt: orNull(Moment),
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
					comesUpOn: orNull(Day),
					settledAt: orNull(Moment),
					version: z.int(),
					sharedWith: z.array(Someone).openapi({ description: 'Told to its author alone' }),
				}),
			)
			.optional()
			.openapi({
				description:
					'Your own, and those shared with you; where the token may read notebooks, absent elsewhere',
			}),
		readings: z
			.array(z.object({ personId: Id, name: z.string(), at: Moment }))
			.openapi({ description: 'Who has seen it, where you may know' }),
		version: z.int(),
	})
	.openapi('Visit');

const details = {
	kind: Kind,
	timeKind: TimeKind.optional().openapi({ description: 'Absent: what the kind usually is' }),
	startsAt: MomentSent,
	minutes: z.int().min(1).max(1440),
	place: optionalText(most.place),
	remote: z.boolean().optional(),
};

const company = {
	schoolId: Id,
	collaborationId: Id.optional(),
	with: z.array(Id).min(1).max(most.people).openapi({ description: 'Everyone but you' }),
	grouping: z.enum(['one-to-one', 'group']).optional(),
};

const Capture = z
	.strictObject({
		...company,
		...details,
		visitId: Id.optional().openapi({ description: 'The planned visit that this is what came of' }),
		visitVersion: Version.optional().openapi({
			description: 'Of that visit, as it was shown: refused with `changed-meanwhile` when it was saved since',
		}),
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
		heldBack: z.strictObject({ words: text(most.note), comesUpOn: DaySent.optional() }).optional(),
		nextSteps: z
			.array(z.strictObject({ ownerId: Id, words: text(most.words), dueOn: DaySent.optional() }))
			.max(most.nextSteps)
			.optional(),
		privateNote: optionalText(most.note).openapi({ description: 'For you alone' }),
		sharedNote: z.strictObject({ words: text(most.note), with: z.array(Id).max(most.people) }).optional(),
	})
	.openapi('Capture');

const CaptureStart = z
	.object({
		teacher: Someone,
		mayWriteAbout: z.boolean(),
		collaborations: z.array(z.object({ id: Id, title: z.string() })),
		collaborationId: Id.optional(),
		facilitators: z.array(Someone).openapi({ description: 'With whom else a note may be shared' }),
		points: z.array(z.object({ id: Id, words: z.string(), last: HowWord.optional() })),
		lookFors: z.array(z.object({ id: Id, key: z.string().nullable(), words: z.string().nullable() })),
		held: z.array(z.object({ id: Id, words: z.string(), comesUpOn: orNull(Day) })),
		lastKind: Kind.optional(),
		lastPlace: z.string(),
	})
	.openapi('CaptureStart');

const asSent: FieldNames = {
	day: 'startsAt', 'with[]': 'with', 'share-with[]': 'sharedNote.with', 'new-point': 'newPoint.words', 'own-check': 'checks',
	remark: 'checks', 'held-back': 'heldBack.words', 'private-note': 'privateNote', 'shared-note': 'sharedNote.words',
	'next-step': 'nextSteps',
}; // biome-ignore format: short enough for four lines

/** A series whose moments a program has worked out by itself. */
const seriesOf = (further: readonly string[]) => ({
	further: further.map((moment) => new Date(moment)),
	rule: `RDATE:${further.map((moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')).join()}`,
});

const year = 366 * 86_400_000;
const needs = ['visits:write'] as const;

export const visits: Noun = {
	name: 'Visits',
	about: 'Work together at a time: planned ahead, captured when it was.',
	operations: [
		list({
			does: 'GET /visits',
			summary: 'The visits you take part in',
			needs: ['visits:read'],
			query: z.strictObject({
				from: MomentSent.optional().openapi({ description: 'A year ago, if not given' }),
				to: MomentSent.optional().openapi({ description: 'A year ahead, if not given' }),
				order: z
					.enum(['ahead', 'back'])
					.default('back')
					.openapi({ description: 'Nearest first, or latest first' }),
				state: State.optional(),
				collaborationId: Id.optional(),
				...paged('moment'),
			}),
			answer: z.object({ visits: z.array(VisitLine), next: Next }).openapi('Visits'),
			perform: ({ actor, query: { from, to, state, ...rest } }) => {
				const at = now().getTime();
				return findVisits(actor, {
					...rest,
					from: new Date(from ?? at - year),
					to: new Date(to ?? at + year),
					states: state && [state],
				});
			},
		}),
		read({
			does: 'GET /visits/{id}',
			summary: 'A visit, with all on it that you may read; its author sees that you read it',
			description:
				'Notes are on it where the token may read notebooks besides: they are what is nobody else’s.',
			needs: ['visits:read'],
			answer: Visit,
			perform: async ({ actor, path, scopes }) => {
				const notes = scopes.includes('notebooks:read');
				const visit = await findVisit(actor, path.id, { notes });
				return isRefusal(visit) || notes ? visit : { ...visit, notes: undefined };
			},
		}),
		read({
			does: 'GET /capture-start',
			summary: 'What stands ready for capturing a visit: points, look-fors, what you held back',
			needs: ['visits:read', 'notebooks:read'],
			query: z.strictObject({
				schoolId: Id,
				teacherId: Id.optional(),
				collaborationId: Id.optional(),
				visitId: Id.optional().openapi({ description: 'Of a planned visit' }),
			}),
			answer: CaptureStart,
			perform: ({ actor, query }) => findCapture(actor, query),
		}),
		make({
			does: 'POST /visits',
			summary: 'Capture a visit that was, on the spot or up to a year back',
			needs,
			names: asSent,
			body: Capture,
			answer: Made,
			at: (id) => `/visits/${id}`,
			perform: async ({ actor, body, entry }) => {
				const made = await captureVisit(actor, { ...body, entry, startsAt: new Date(body.startsAt) });
				return isRefusal(made) ? made : { id: made.visitId };
			},
		}),
		make({
			does: 'POST /planned-visits',
			summary: 'Plan a visit, up to a year ahead',
			needs,
			names: asSent,
			body: z
				.strictObject({
					...company,
					...details,
					further: z
						.array(MomentSent)
						.max(most.again - 1)
						.optional()
						.openapi({ description: 'When it comes again, as visits of one series' }),
				})
				.openapi('Plan'),
			answer: Made,
			at: (id) => `/visits/${id}`,
			perform: async ({ actor, body: { further = [], ...body }, entry }) => {
				const again = further.length === 0 ? undefined : seriesOf(further);
				const made = await planVisit(actor, { ...body, again, entry, startsAt: new Date(body.startsAt) });
				return isRefusal(made) ? made : { id: made.visitId };
			},
		}),
		change({
			does: 'PUT /visits/{id}',
			summary: 'When, where and how a visit of yours is',
			needs,
			names: asSent,
			body: z.strictObject({ version: Version, ...details }).openapi('VisitChange'),
			perform: ({ actor, path, body }) =>
				editVisit(actor, path.id, { ...body, startsAt: new Date(body.startsAt) }),
		}),
		change({
			does: 'PUT /visits/{id}/completion',
			summary: 'Say that your planned visit took place',
			needs,
			names: asSent,
			perform: ({ actor, path }) => markDone(actor, path.id),
		}),
		change({
			does: 'PUT /visits/{id}/cancellation',
			summary: 'Say that your visit will not be, or was not; what was written on it stays',
			needs,
			perform: ({ actor, path }) => cancelVisit(actor, path.id),
		}),
		change({
			does: 'PUT /visits/{id}/following-cancellation',
			summary: 'Cancel your visit and those planned after it in its series',
			needs,
			perform: ({ actor, path }) => cancelFollowing(actor, path.id),
		}),
		change({
			does: 'PUT /visits/{id}/reinstatement',
			summary: 'Make it a planned visit again: the undo of both',
			needs,
			perform: ({ actor, path }) => reinstateVisit(actor, path.id),
		}),
	],
};
