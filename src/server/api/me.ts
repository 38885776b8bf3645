import { z } from '@hono/zod-openapi';
import { languages } from '#messages/index.ts';
import { openedKinds } from '#server/domain/access/index.ts';
import { findStanding, roles } from '#server/domain/people/index.ts';
import { findActsAboutMe, findProfile, findReaders, renameSelf } from '#server/domain/profile/index.ts';
import { findTokens, revokeToken, scopes } from '#server/domain/token/index.ts';
import { missing } from '#server/platform/refusal.ts';
import { change, list, type Noun, read } from './operation.ts';
import { Day, Id, Moment, Next, optionalText, orNull, paged, Saved, Version } from './words.ts';

const Me = z
	.object({
		personId: Id,
		name: z.string(),
		language: z.string().nullable().openapi({ description: 'Null: the school’s' }),
		organisation: z.string(),
		schools: z.array(
			z.object({
				id: Id,
				name: z.string(),
				zone: z.string().openapi({ description: 'IANA time zone', example: 'Europe/Lisbon' }),
				language: z.string(),
				facilitatorWord: z.string().openapi({ description: 'What this school calls its facilitators' }),
				roles: z.array(z.enum(roles)),
			}),
		),
	})
	.openapi('Me');

const Profile = z
	.object({
		name: z.string(),
		given: z.string(),
		family: z.string(),
		knownAs: z.string().nullable(),
		language: z.string().nullable(),
		address: z.string().nullable(),
		version: z.int(),
		roles: z.array(z.object({ role: z.string(), school: z.string(), startsOn: Day, endsOn: orNull(Day) })),
	})
	.openapi('Profile');

const Readers = z
	.object({
		readers: z.array(
			z.object({
				id: Id,
				at: Moment,
				reader: z.string(),
				kind: z.enum(openedKinds),
				recordId: Id,
				about: z.string().optional().openapi({ description: 'The teacher it is about, if that is not you' }),
			}),
		),
		next: Next,
	})
	.openapi('Readers');

const ActsAboutMe = z
	.object({
		acts: z.array(
			z.object({
				number: z.int(),
				at: Moment,
				name: z.string().openapi({ example: 'role.given' }),
				detail: z.string(),
				by: z.string().optional().openapi({ description: 'Absent: the command line on the server itself' }),
			}),
		),
		next: Next,
	})
	.openapi('ActsAboutMe');

const Tokens = z
	.object({
		tokens: z.array(
			z.object({
				id: Id,
				name: z.string(),
				scopes: z.array(z.enum(scopes)),
				madeAt: Moment,
				expiresAt: Moment,
				lastUsedOn: orNull(Day),
			}),
		),
	})
	.openapi('Tokens');

export const me: Noun = {
	name: 'You',
	about: 'Who the token acts as, and what concerns nobody else.',
	operations: [
		read({
			does: 'GET /me',
			summary: 'Who the token acts as, with their schools and roles today',
			needs: [],
			answer: Me,
			perform: async ({ actor }) => (await findStanding(actor)) ?? missing,
		}),
		read({
			does: 'GET /profile',
			summary: 'Your names, language, address and roles',
			needs: ['profile:read'],
			answer: Profile,
			perform: ({ actor }) => findProfile(actor),
		}),
		change({
			does: 'PUT /profile',
			summary: 'What you are called, and the language you read in',
			needs: ['profile:write'],
			body: z
				.strictObject({
					version: Version,
					knownAs: optionalText(200).openapi({ description: 'Absent: your full name' }),
					language: z.enum(languages).optional().openapi({ description: 'Absent: the school’s' }),
				})
				.openapi('ProfileChange'),
			answer: Saved,
			perform: ({ actor, body }) => renameSelf(actor, body),
		}),
		list({
			does: 'GET /profile/readers',
			summary: 'Who opened what is about you, or what you wrote; the latest first',
			needs: ['profile:read'],
			query: z.strictObject(paged('id', 30)),
			answer: Readers,
			perform: ({ actor, query }) => findReaders(actor, query.after, query.limit),
		}),
		list({
			does: 'GET /profile/acts',
			summary: 'What operators did about you; the latest first',
			needs: ['profile:read'],
			query: z.strictObject(paged('number', 30)),
			answer: ActsAboutMe,
			perform: ({ actor, query }) => findActsAboutMe(actor, numberIn(query.after), query.limit),
		}),
		read({
			does: 'GET /profile/tokens',
			summary: 'Your tokens that work; making one is done on your profile, and nowhere else',
			needs: ['profile:read'],
			answer: Tokens,
			perform: async ({ actor }) => ({ tokens: await findTokens(actor) }),
		}),
		change({
			does: 'DELETE /profile/tokens/{id}',
			summary: 'Revoke a token of yours, at once and for good; this one too',
			needs: ['profile:write'],
			answer: z.object({ revoked: z.string() }).openapi('Revoked'),
			perform: ({ actor, path }) => revokeToken(actor, path.id),
		}),
	],
};

function numberIn(after: string | undefined): number | undefined {
	return after === undefined ? undefined : Number(after);
}
