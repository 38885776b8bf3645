import { z } from '@hono/zod-openapi';
import { findPeople, findPerson, roles } from '#server/domain/people/index.ts';
import { list, type Noun, read } from './operation.ts';
import { Day, Id, Named, Next, orNull, paged, text } from './words.ts';

export const Roles = z.array(z.object({ role: z.enum(roles), schoolId: Id }));

const People = z
	.object({
		people: z.array(
			z.object({ id: Id, name: z.string(), roles: Roles, teams: z.array(Named) }).openapi('PersonLine'),
		),
		next: Next,
	})
	.openapi('People');

export const Person = z
	.object({
		id: Id,
		name: z.string(),
		givenName: z.string(),
		familyName: z.string(),
		schools: z.array(Named),
		roles: z.array(
			z.object({
				role: z.enum(roles),
				schoolId: Id,
				startsOn: Day,
				endsOn: orNull(Day).openapi({ description: 'The first day on which it no longer holds' }),
				when: z.enum(['now', 'later', 'past']),
			}),
		),
		teams: z.array(Named),
		classes: z.array(
			z.object({
				id: Id,
				title: z.string(),
				grade: z.string().nullable(),
				subject: z.string().nullable(),
				students: z.int(),
			}),
		),
	})
	.openapi('Person');

/** By what a list of people is narrowed. */
export const narrowed = {
	search: text(200)
		.optional()
		.openapi({ description: 'Words of a name, in any script, with or without accents' }),
	role: z.enum(roles).optional(),
	teamId: Id.optional(),
	schoolId: Id.optional(),
};

export const people: Noun = {
	name: 'People',
	about: 'Your colleagues, and what they do here.',
	operations: [
		list({
			does: 'GET /people',
			summary: 'Your colleagues, by family name',
			needs: ['people:read'],
			query: z.strictObject({ ...narrowed, ...paged('id') }),
			answer: People,
			perform: ({ actor, query }) => findPeople(actor, query),
		}),
		read({
			does: 'GET /people/{id}',
			summary: 'What a colleague does here',
			needs: ['people:read'],
			answer: Person,
			perform: ({ actor, path }) => findPerson(actor, path.id),
		}),
	],
};
