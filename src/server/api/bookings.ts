import { z } from '@hono/zod-openapi';
import {
	askToBeTold,
	bookTime,
	cancelBooking,
	findBookables,
	findBooking,
	findBookings,
	findFreeTimes,
	findWaits,
	most,
	moveBooking,
	purposes,
	stopWaiting,
} from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	Day,
	DaySent,
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

const PurposeWord = z.enum(purposes).openapi('Purpose', { description: 'What somebody is booked for' });

const Bookable = z
	.object({
		personId: Id,
		name: z.string(),
		as: z.enum(['facilitator', 'librarian', 'specialist']),
		purposes: z.array(PurposeWord),
		nextFree: orNull(Moment).openapi({
			description: 'The first time that is free; looked for of the first thirty',
		}),
	})
	.openapi('Bookable');

const Time = z
	.object({
		startsAt: Moment,
		endsAt: Moment,
		period: z.string().nullable(),
		place: z.string(),
		remote: z.boolean(),
		shut: orNull(z.enum(['taken', 'full', 'soon', 'far'])).openapi({
			description:
				'Null: free. Else why not: taken, its day full, too soon, too far ahead. Of what makes it taken nothing is told',
		}),
	})
	.openapi('BookableTime');

const line = {
	id: Id,
	visitId: Id.openapi({ description: 'The visit that it is' }),
	state: z.enum(['ahead', 'past', 'cancelled']),
	purpose: PurposeWord,
	about: z.string(),
	students: z.int().nullable(),
	startsAt: Moment,
	endsAt: Moment,
	place: z.string(),
	remote: z.boolean(),
	person: Someone.openapi({ description: 'Who is booked' }),
	bookedBy: Someone,
	version: z.int(),
};
const BookingLine = z.object(line).openapi('BookingLine');
const Booking = z
	.object({
		...line,
		changes: z.array(
			z.object({
				change: z.enum(['moved', 'cancelled']),
				byId: Id,
				byName: z.string(),
				wasAt: Moment,
				word: z.string(),
				at: Moment,
			}),
		),
	})
	.openapi('Booking');

const reads = ['visits:read'] as const;
const needs = ['visits:write'] as const;
const names = { time: 'startsAt', from: 'from' };

export const bookings: Noun = {
	name: 'Bookings',
	about: 'Time with facilitators, librarians and specialists. A booking is a visit, made in the same moment.',
	operations: [
		read({
			does: 'GET /schools/{id}/bookable-people',
			summary: 'Whom you may book in a school',
			needs: reads,
			answer: z.object({ people: z.array(Bookable) }).openapi('BookablePeople'),
			perform: async ({ actor, path }) => ({
				people: (await findBookables(actor, path.id)).map(({ limits, next, ...one }) => ({
					...one,
					purposes: limits.purposes,
					nextFree: next?.startsAt ?? null,
				})),
			}),
		}),
		read({
			does: 'GET /schools/{id}/bookable-people/{personId}/times',
			summary: 'What somebody offers in a week, and what of it is free',
			needs: reads,
			query: z.strictObject({
				week: DaySent.optional().openapi({ description: 'Any day of it; this week, if not given' }),
			}),
			answer: z
				.object({ week: Day, until: Day, days: z.array(z.object({ day: Day, times: z.array(Time) })) })
				.openapi('BookableWeek'),
			perform: async ({ actor, path, query }) => {
				const asked = { personId: path.personId, schoolId: path.id, week: query.week };
				return findFreeTimes(actor, asked);
			},
		}),
		list({
			does: 'GET /bookings',
			summary: 'Your bookings, and those with you',
			needs: reads,
			query: z.strictObject({
				order: z.enum(['ahead', 'back']).default('ahead').openapi({
					description: 'Those ahead, nearest first; or those that are over or cancelled, latest first',
				}),
				...paged('moment'),
			}),
			answer: z.object({ bookings: z.array(BookingLine), next: Next }).openapi('Bookings'),
			perform: ({ actor, query }) => findBookings(actor, query),
		}),
		read({
			does: 'GET /bookings/{id}',
			summary: 'A booking of yours, or with you, and what became of it',
			needs: reads,
			answer: Booking,
			perform: ({ actor, path }) => findBooking(actor, path.id),
		}),
		make({
			does: 'POST /bookings',
			summary: 'Book somebody at a time that is free; they are told by e-mail',
			needs,
			names,
			body: z
				.strictObject({
					schoolId: Id,
					personId: Id,
					startsAt: MomentSent.openapi({ description: 'When one of the free times begins' }),
					purpose: PurposeWord,
					about: text(most.about),
					students: orNull(z.int().min(0).max(most.students)).default(null),
				})
				.openapi('NewBooking'),
			answer: Made,
			at: (id) => `/bookings/${id}`,
			perform: async ({ actor, body, entry, origin }) => {
				const made = await bookTime(actor, { ...body, entry, origin, startsAt: new Date(body.startsAt) });
				return isRefusal(made) ? made : { id: made.bookingId };
			},
		}),
		change({
			does: 'PUT /bookings/{id}/time',
			summary: 'Move a booking and its visit to another free time, with a word to the other',
			needs,
			names,
			body: z
				.strictObject({ startsAt: MomentSent, version: Version, word: optionalText(most.word) })
				.openapi('BookingMoved'),
			perform: ({ actor, path, body: { word = '', version, startsAt }, origin }) =>
				moveBooking(actor, path.id, { version, word, origin, startsAt: new Date(startsAt) }),
		}),
		change({
			does: 'PUT /bookings/{id}/cancellation',
			summary: 'Cancel a booking and its visit, with a word to the other; those who wait are told',
			needs,
			body: z.strictObject({ version: Version, word: optionalText(most.word) }).openapi('BookingCancelled'),
			perform: ({ actor, path, body: { word = '', version }, origin }) =>
				cancelBooking(actor, path.id, { version, word, origin }),
		}),
		read({
			does: 'GET /booking-waits',
			summary: 'What you wait for, and who waits for you',
			needs: reads,
			answer: z
				.object({
					waits: z.array(
						z.object({ id: Id, person: Someone, waiter: Someone, isMine: z.boolean(), from: Day, to: Day }),
					),
				})
				.openapi('BookingWaits'),
			perform: async ({ actor }) => ({ waits: await findWaits(actor) }),
		}),
		make({
			does: 'POST /booking-waits',
			summary:
				'Be told when time with somebody comes free; all who wait are told at once, and whoever books first has it',
			needs,
			names,
			body: z
				.strictObject({
					schoolId: Id,
					personId: Id,
					from: DaySent,
					to: DaySent.openapi({ description: 'The day after the last' }),
				})
				.openapi('NewBookingWait'),
			answer: Made,
			perform: async ({ actor, body }) => {
				const made = await askToBeTold(actor, body);
				return isRefusal(made) ? made : { id: made.waitId };
			},
		}),
		change({
			does: 'DELETE /booking-waits/{id}',
			summary: 'Wait no longer',
			needs,
			perform: ({ actor, path }) => stopWaiting(actor, path.id),
		}),
	],
};
