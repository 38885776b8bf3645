import { z } from '@hono/zod-openapi';
import { chooseLetters, findLetterChoice, letterChoices } from '#server/domain/calendar-letter/index.ts';
import { findFeed, revokeFeed } from '#server/domain/feed/index.ts';
import {
	addOutsideCalendar,
	findOutsideCalendars,
	removeOutsideCalendar,
} from '#server/domain/outside-calendar/index.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, Id, Made, Moment, orNull, text } from './words.ts';

const Letters = z
	.enum(letterChoices)
	.openapi({ description: 'About which visits you are written to: those that others plan, all, none' });

const Feed = z
	.object({
		feed: orNull(z.object({ madeAt: Moment, lastReadOn: orNull(Day) })).openapi({
			description: 'The address that calendar programs fetch; null where you have none. It is kept nowhere',
		}),
	})
	.openapi('Feed');

const OutsideCalendars = z
	.object({
		calendars: z.array(
			z.object({
				id: Id,
				name: z.string(),
				host: z.string().openapi({ description: 'Of its address, which is not shown again' }),
				readAt: orNull(Moment),
				problem: orNull(z.string()).openapi({ description: 'Why it could not be read the last time' }),
				triedAt: orNull(Moment),
				ahead: z.int().openapi({ description: 'How many busy times are still ahead' }),
			}),
		),
	})
	.openapi('OutsideCalendars');

export const ownCalendars: Noun = {
	name: 'Your calendars',
	about:
		'Your visits in the calendars that you keep elsewhere: an address to subscribe to, and invitations by letter.',
	operations: [
		read({
			does: 'GET /profile/feed',
			summary: 'Your calendar address: since when, and when a program last fetched it',
			description: 'Making one is done on your profile, and nowhere else.',
			needs: ['profile:read'],
			answer: Feed,
			perform: async ({ actor }) => ({ feed: (await findFeed(actor)) ?? null }),
		}),
		change({
			does: 'DELETE /profile/feed',
			summary: 'End your calendar address, at once and for good',
			needs: ['profile:write'],
			answer: z.object({ revoked: z.string() }).openapi('FeedRevoked'),
			perform: ({ actor }) => revokeFeed(actor),
		}),
		read({
			does: 'GET /profile/letters',
			summary: 'About which visits you are invited by letter',
			needs: ['profile:read'],
			answer: z.object({ letters: Letters }).openapi('LetterChoice'),
			perform: async ({ actor }) => ({ letters: await findLetterChoice(actor) }),
		}),
		change({
			does: 'PUT /profile/letters',
			summary: 'Choose about which visits you are invited by letter',
			needs: ['profile:write'],
			body: z.strictObject({ letters: Letters }).openapi('LetterChoiceChange'),
			answer: z.object({ letters: Letters }).openapi('LetterChosen'),
			perform: ({ actor, body }) => chooseLetters(actor, body.letters),
		}),
		read({
			does: 'GET /profile/outside-calendars',
			summary: 'Calendars that you keep elsewhere, and how reading them went',
			needs: ['profile:read'],
			answer: OutsideCalendars,
			perform: async ({ actor }) => ({ calendars: await findOutsideCalendars(actor) }),
		}),
		make({
			does: 'POST /profile/outside-calendars',
			summary: 'Name a calendar that you keep elsewhere, so that its busy times are read',
			needs: ['profile:write'],
			body: z.strictObject({ name: text(100), address: text(2000) }).openapi('OutsideCalendarNew'),
			answer: Made,
			at: () => '/profile/outside-calendars',
			perform: ({ actor, body, entry }) => addOutsideCalendar(actor, { ...body, entry }),
		}),
		change({
			does: 'DELETE /profile/outside-calendars/{id}',
			summary: 'Forget a calendar, its address and every time read from it',
			needs: ['profile:write'],
			answer: z.object({ removed: z.string() }).openapi('OutsideCalendarRemoved'),
			perform: ({ actor, path }) => removeOutsideCalendar(actor, path.id),
		}),
	],
};
