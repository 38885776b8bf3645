import { z } from '@hono/zod-openapi';
import {
	findAffected,
	findOwnHours,
	keepLimits,
	most,
	moveAll,
	offerHours,
	purposes,
	sayAway,
	takeBackAway,
	withdrawHour,
} from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import {
	Clock,
	ClockSent,
	Day,
	DaySent,
	Id,
	Made,
	Moment,
	MomentSent,
	optionalText,
	orNull,
	Someone,
} from './words.ts';

const PurposeWord = z.enum(purposes).openapi('Purpose');

const limits = {
	open: z.boolean().openapi({ description: 'False: nobody books, and what is booked stays' }),
	perDay: orNull(z.int()),
	perWeek: orNull(z.int()),
	noticeHours: z.int().openapi({ description: 'So many hours ahead at the latest' }),
	aheadDays: z.int().openapi({ description: 'So many days ahead at the earliest' }),
	bufferMinutes: z.int().openapi({ description: 'Between one thing and the next' }),
	purposes: z.array(PurposeWord),
};
const Limits = z.object(limits).openapi('BookingLimits');
const versionSeen = z
	.int()
	.min(0)
	.max(1_000_000)
	.openapi({ description: 'Of what you read; 0 before the first' });

const days = { from: DaySent, to: DaySent.openapi({ description: 'The day after the last' }) };
const names = {
	'days[]': 'days', 'periods[]': 'periodIds', endsAt: 'clock.endsAt', pieceMinutes: 'clock.pieceMinutes',
	'purposes[]': 'purposes', until: 'to',
}; // biome-ignore format: short enough for two lines

const needs = ['visits:write'] as const;

export const bookingHours: Noun = {
	name: 'Hours to be booked',
	about: 'The hours you offer, within which limits, and the days on which you are away.',
	operations: [
		read({
			does: 'GET /schools/{id}/own-hours',
			summary: 'What you offer in a school, for a facilitator, librarian or specialist of it',
			needs: ['visits:read'],
			answer: z
				.object({
					version: z.int(),
					limits: Limits,
					hours: z.array(
						z.object({
							id: Id,
							periodId: orNull(Id),
							periodName: z.string().nullable(),
							startsAt: orNull(Clock),
							endsAt: orNull(Clock),
							pieceMinutes: z.int().nullable(),
							cycleDay: z.int().nullable(),
							weekday: z.int().nullable(),
							place: z.string(),
							remote: z.boolean(),
						}),
					),
					away: z.array(z.object({ id: Id, from: Day, to: Day })),
				})
				.openapi('OwnHours'),
			perform: async ({ actor, path }) => {
				const own = await findOwnHours(actor, path.id);
				return isRefusal(own) ? own : { ...own, limits: { ...own.limits, open: own.open } };
			},
		}),
		make({
			does: 'POST /schools/{id}/own-hours',
			summary: 'Offer hours: each of these periods, or a clock time, on each of these days',
			needs,
			names,
			body: z
				.strictObject({
					unit: z
						.enum(['cycle', 'week'])
						.openapi({ description: 'Whether days are of the cycle or of the week' }),
					days: z.array(z.int().min(1).max(20)).max(20).openapi({ description: 'From 1; Monday is 1' }),
					periodIds: z.array(Id).max(40).default([]),
					clock: z
						.strictObject({
							startsAt: ClockSent,
							endsAt: ClockSent,
							pieceMinutes: orNull(z.int()).default(null),
						})
						.optional(),
					place: optionalText(most.place),
					remote: z.boolean().default(false),
				})
				.openapi('HoursOffered'),
			answer: z.object({ offered: z.int() }).openapi('HoursMade'),
			perform: ({ actor, path, body: { unit, days: on, clock, place = '', ...rest }, origin }) => {
				const [cycleDays, weekdays] = unit === 'cycle' ? [on, []] : [[], on];
				return offerHours(
					actor,
					path.id,
					{ ...rest, cycleDays, weekdays, clock: clock ?? null, place },
					origin,
				);
			},
		}),
		change({
			does: 'DELETE /own-hours/{id}',
			summary: 'Offer an hour no longer; what is booked in it stays',
			needs,
			perform: ({ actor, path }) => withdrawHour(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/booking-limits',
			summary: 'Within which limits you are booked',
			needs,
			names,
			body: z.strictObject({ ...limits, version: versionSeen }).openapi('BookingLimitsSent'),
			perform: ({ actor, path, body }) => keepLimits(actor, path.id, body),
		}),
		make({
			does: 'POST /days-away',
			summary: 'Say that you are away: these days are not booked. What is on them stays',
			needs,
			names,
			body: z.strictObject(days).openapi('DaysAway'),
			answer: Made,
			perform: async ({ actor, body }) => {
				const made = await sayAway(actor, body);
				return isRefusal(made) ? made : { id: made.awayId };
			},
		}),
		change({
			does: 'DELETE /days-away/{id}',
			summary: 'You are there after all',
			needs,
			perform: ({ actor, path }) => takeBackAway(actor, path.id),
		}),
		read({
			does: 'GET /schools/{id}/affected-visits',
			summary: 'What you have on days on which you would be away, each with the next free time for it',
			needs: ['visits:read'],
			query: z.strictObject(days),
			answer: z
				.object({
					affected: z.array(
						z.object({
							visitId: Id,
							bookingId: orNull(Id),
							startsAt: Moment,
							endsAt: Moment,
							with: z.array(Someone),
							may: z.enum(['move', 'cancel', 'tell']).openapi({
								description: 'Move or cancel it; cancel it; or have told who wrote it down that you are away',
							}),
							proposal: orNull(z.object({ startsAt: Moment, endsAt: Moment })),
						}),
					),
				})
				.openapi('AffectedVisits'),
			perform: ({ actor, path, query }) => findAffected(actor, path.id, query),
		}),
		make({
			does: 'POST /schools/{id}/absences',
			summary:
				'You are ill or away: move or cancel what you choose of these days, all or nothing, and tell everybody',
			needs,
			names,
			body: z
				.strictObject({
					...days,
					choices: z
						.array(z.strictObject({ visitId: Id, to: z.union([MomentSent, z.literal('cancelled')]) }))
						.max(100),
					word: optionalText(most.word),
				})
				.openapi('Absence'),
			answer: z.object({ moved: z.int(), cancelled: z.int(), told: z.int() }).openapi('AllMoved'),
			perform: ({ actor, path, body: { choices, word = '', ...span }, origin }) =>
				moveAll(actor, path.id, {
					...span,
					word,
					origin,
					choices: choices.map(({ visitId, to }) =>
						to === 'cancelled' ? { visitId, to } : { visitId, to: new Date(to) },
					),
				}),
		}),
	],
};
