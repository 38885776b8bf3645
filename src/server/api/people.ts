import { createRoute, z } from '@hono/zod-openapi';
import { findPeople, findPerson, roles } from '#server/domain/people/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { refusals, refusedAs } from './problem.ts';
import { Day, Id, Named, Next, text } from './words.ts';

const PersonLine = z
	.object({
		id: Id,
		name: z.string(),
		roles: z.array(z.object({ role: z.enum(roles), schoolId: Id })),
		teams: z.array(Named),
	})
	.openapi('PersonLine');

const People = z.object({ people: z.array(PersonLine), next: Next }).openapi('People');

const Person = z
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
				endsOn: Day.nullable(),
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

const listPeople = createRoute({
	method: 'get',
	path: '/people',
	summary: 'Your colleagues, by family name, 50 at a time',
	request: {
		query: z.strictObject({
			search: text(200)
				.optional()
				.openapi({ description: 'Words of a name, in any script, with or without accents' }),
			role: z.enum(roles).optional(),
			teamId: Id.optional(),
			schoolId: Id.optional(),
			after: Id.optional(),
		}),
	},
	responses: {
		200: { description: 'Colleagues', content: { 'application/json': { schema: People } } },
		...refusals,
	},
});

const readPerson = createRoute({
	method: 'get',
	path: '/people/{id}',
	summary: 'What a colleague does here',
	request: { params: z.object({ id: z.string() }) },
	responses: {
		200: { description: 'The person', content: { 'application/json': { schema: Person } } },
		...refusals,
	},
});

export function people(api: Api): void {
	api.openapi(listPeople, async (c) =>
		c.json(shaped(People, await findPeople(c.var.actor, c.req.valid('query'))), 200),
	);
	api.openapi(readPerson, async (c) => {
		const person = await findPerson(c.var.actor, c.req.valid('param').id);
		if (isRefusal(person)) return refusedAs(c, c.var.t, person) as never;
		return c.json(shaped(Person, person), 200);
	});
}
