import { z } from '@hono/zod-openapi';
import { findColleagues } from '#server/domain/collaboration/index.ts';
import { findSchool, findSchools } from '#server/domain/school/index.ts';
import { findTeam, findTeams, teamKinds } from '#server/domain/team/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { type Noun, read } from './operation.ts';
import { Day, Id, Moment, Named, orNull, SideWord, text } from './words.ts';

export const Schools = z
	.object({
		schools: z.array(z.object({ id: Id, name: z.string(), zone: z.string(), facilitatorWord: z.string() })),
	})
	.openapi('Schools');

export const School = z
	.object({
		id: Id,
		name: z.string(),
		zone: z.string().openapi({ example: 'Europe/Lisbon' }),
		language: z.string(),
		facilitatorWord: z.string(),
		version: z.int(),
		years: z.array(z.object({ id: Id, name: z.string(), startsOn: Day, lastDay: Day })),
		grades: z.array(z.object({ grade: z.string(), students: z.int(), guardians: z.int() })),
		countedAt: Moment.optional(),
		divisions: z.array(Named),
	})
	.openapi('School');

const TeamLine = z
	.object({
		id: Id,
		name: z.string(),
		kind: z.enum(teamKinds),
		grade: z.string().nullable(),
		divisionId: orNull(Id),
		people: z.array(Named),
	})
	.openapi('TeamLine');

export const Teams = z
	.object({
		divisions: z.array(z.object({ id: Id, name: z.string(), teams: z.array(TeamLine) })),
		others: z.array(TeamLine).openapi({ description: 'Those of no division' }),
	})
	.openapi('Teams');

export const Team = TeamLine.extend({
	schoolId: Id,
	version: z.int(),
	divisions: z.array(Named),
}).openapi('Team');

const Colleagues = z
	.object({
		colleagues: z.array(
			z.object({
				personId: Id,
				name: z.string(),
				sides: z.array(SideWord),
				teams: z.array(z.string()),
				roles: z.array(z.object({ role: z.string(), startsOn: Day, endsOn: Day.optional() })),
			}),
		),
		more: z.boolean().openapi({ description: 'There are others; search by name' }),
	})
	.openapi('Colleagues');

export const schools: Noun = {
	name: 'Schools and teams',
	about: 'The schools you belong to, their years and teams.',
	operations: [
		read({
			does: 'GET /schools',
			summary: 'The schools you belong to',
			needs: ['people:read'],
			answer: Schools,
			perform: async ({ actor }) => ({ schools: await findSchools(actor, 'member') }),
		}),
		read({
			does: 'GET /schools/{id}',
			summary: 'A school, its years, and how many students it counts',
			needs: ['people:read'],
			answer: School,
			perform: ({ actor, path }) => findSchool(actor, path.id),
		}),
		read({
			does: 'GET /schools/{id}/teams',
			summary: 'The teams of a school, by division, with who is in them today',
			needs: ['people:read'],
			answer: Teams,
			perform: async ({ actor, path }) => {
				const school = await findSchool(actor, path.id);
				return isRefusal(school) ? school : findTeams(actor, path.id);
			},
		}),
		read({
			does: 'GET /schools/{id}/colleagues',
			summary: 'Whom you can ask into a collaboration there; at most 60',
			needs: ['people:read'],
			query: z.strictObject({ search: text(100).optional() }),
			answer: Colleagues,
			perform: async ({ actor, path, query }) => {
				const school = await findSchool(actor, path.id);
				if (isRefusal(school)) return school;
				return findColleagues(actor, { schoolId: path.id, words: query.search });
			},
		}),
		read({
			does: 'GET /teams/{id}',
			summary: 'A team, with who is in it today',
			needs: ['people:read'],
			answer: Team,
			perform: ({ actor, path }) => findTeam(actor, path.id),
		}),
	],
};
