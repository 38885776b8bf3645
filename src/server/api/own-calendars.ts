import { z } from '@hono/zod-openapi';
import { chooseLetters, findLetterChoice, letterChoices } from '#server/domain/calendar-letter/index.ts';
import { findFeed, revokeFeed } from '#server/domain/feed/index.ts';
import { change, type Noun, read } from './operation.ts';
import { Day, Moment, orNull } from './words.ts';

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
	],
};
