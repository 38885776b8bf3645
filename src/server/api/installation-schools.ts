import { z } from '@hono/zod-openapi';
import { languages } from '#messages/index.ts';
import { changeSchool, findSchool, findSchools, planSchoolYear } from '#server/domain/school/index.ts';
import {
	addToTeam,
	changeTeam,
	findTeam,
	findTeams,
	formTeams,
	groupings,
	makeDivision,
	makeTeam,
	proposeTeams,
	removeFromTeam,
	teamKinds,
} from '#server/domain/team/index.ts';
import { asOperator } from '#server/platform/actor.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { School, Schools, Team, Teams } from './schools.ts';
import { DaySent, Id, Made, Named, Saved, text, Version } from './words.ts';

const seen = ['installation:read'] as const;
const needs = ['installation:write'] as const;
const made = (id: string | Refusal) => (isRefusal(id) ? id : { id });

const By = z
	.enum([...groupings, 'grade,subject'])
	.default('grade')
	.openapi({ description: 'What teams are formed by' });
const groupingsIn = (by: string) => groupings.filter((one) => by.split(',').includes(one));

const TeamsProposal = z
	.object({
		seen: z.string().openapi({ description: 'Give it back when you form them: of what you were shown' }),
		teams: z.array(
			z.object({
				key: z.string(),
				grouping: z.enum(groupings),
				of: z.string(),
				existing: Named.optional(),
				people: z.array(z.object({ id: Id, name: z.string(), joins: z.boolean() })),
			}),
		),
		outside: z.array(Named).openapi({ description: 'Teachers whom no suggested team has' }),
	})
	.openapi('TeamsProposal');

export const installationSchools: Noun = {
	name: 'Running: schools and teams',
	about: 'For operators: what schools decide about themselves, their years, divisions and teams.',
	operations: [
		read({
			does: 'GET /installation/schools',
			summary: 'All schools',
			needs: seen,
			answer: Schools,
			perform: async ({ actor }) => {
				const schools = await findSchools(actor, 'operator');
				return schools.length === 0 ? missing : { schools };
			},
		}),
		read({
			does: 'GET /installation/schools/{id}',
			summary: 'A school, its years, and how many students it counts',
			needs: seen,
			answer: School,
			perform: ({ actor, path }) => findSchool(asOperator(actor), path.id),
		}),
		change({
			does: 'PUT /installation/schools/{id}',
			summary: 'What a school decides about itself',
			needs,
			body: z
				.strictObject({
					version: Version,
					name: text(200),
					zone: text(64).openapi({ description: 'IANA time zone', example: 'Europe/Lisbon' }),
					language: z.enum(languages),
					facilitatorWord: text(40),
				})
				.openapi('SchoolChange'),
			answer: Saved,
			perform: async ({ actor, path, body }) => {
				const version = await changeSchool(actor, path.id, body);
				return isRefusal(version) ? version : { version };
			},
		}),
		make({
			does: 'POST /installation/schools/{id}/years',
			summary: 'Add a school year',
			needs,
			body: z.strictObject({ name: text(60), startsOn: DaySent, lastDay: DaySent }).openapi('NewYear'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) =>
				made(await planSchoolYear(actor, path.id, { ...body, entry })),
		}),
		change({
			does: 'PUT /installation/schools/{id}/years/{yearId}',
			summary: 'Give a school year other days',
			needs,
			body: z.strictObject({ name: text(60), startsOn: DaySent, lastDay: DaySent }).openapi('YearChange'),
			perform: async ({ actor, path, body }) => {
				const school = await findSchool(asOperator(actor), path.id);
				if (isRefusal(school)) return school;
				if (!school.years.some((year) => year.id === path.yearId)) return missing;
				return planSchoolYear(actor, path.id, { ...body, entry: path.yearId });
			},
		}),
		read({
			does: 'GET /installation/schools/{id}/teams',
			summary: 'The teams of any school',
			needs: seen,
			answer: Teams,
			perform: async ({ actor, path }) => {
				const school = await findSchool(asOperator(actor), path.id);
				return isRefusal(school) ? school : findTeams(asOperator(actor), path.id);
			},
		}),
		make({
			does: 'POST /installation/schools/{id}/teams',
			summary: 'Make a team',
			needs,
			body: z.strictObject({ name: text(200), kind: z.enum(teamKinds) }).openapi('NewTeam'),
			answer: Made,
			at: (id) => `/installation/teams/${id}`,
			perform: async ({ actor, path, body, entry }) =>
				made(await makeTeam(actor, path.id, { ...body, entry })),
		}),
		make({
			does: 'POST /installation/schools/{id}/divisions',
			summary: 'Make a division',
			needs,
			names: { division: 'name' },
			body: z.strictObject({ name: text(200) }).openapi('NewDivision'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) =>
				made(await makeDivision(actor, path.id, { ...body, entry })),
		}),
		read({
			does: 'GET /installation/schools/{id}/team-proposal',
			summary: 'What teams the roster’s classes suggest',
			needs: seen,
			query: z.strictObject({ by: By }),
			answer: TeamsProposal,
			perform: ({ actor, path, query }) => proposeTeams(actor, path.id, groupingsIn(query.by)),
		}),
		make({
			does: 'POST /installation/schools/{id}/formed-teams',
			summary: 'Form those of the suggested teams that you choose, or fill those that are there',
			needs,
			body: z
				.strictObject({
					by: By,
					seen: text(100),
					teams: z.array(z.strictObject({ key: text(250), name: text(200) })).max(500),
				})
				.openapi('TeamsToForm'),
			answer: z.object({ formed: z.int() }).openapi('TeamsFormed'),
			perform: async ({ actor, path, body }) => {
				const formed = await formTeams(actor, path.id, { ...body, by: groupingsIn(body.by) });
				return isRefusal(formed) ? formed : { formed };
			},
		}),
		read({
			does: 'GET /installation/teams/{id}',
			summary: 'Any team',
			needs: seen,
			answer: Team,
			perform: ({ actor, path }) => findTeam(asOperator(actor), path.id),
		}),
		change({
			does: 'PUT /installation/teams/{id}',
			summary: 'Rename a team, or move it to another division',
			needs,
			body: z
				.strictObject({ version: Version, name: text(200), divisionId: Id.optional() })
				.openapi('TeamChange'),
			perform: ({ actor, path, body }) =>
				changeTeam(actor, path.id, { ...body, divisionId: body.divisionId }),
		}),
		change({
			does: 'PUT /installation/teams/{id}/people/{personId}',
			summary: 'Put somebody of the school into a team',
			needs,
			perform: ({ actor, path }) => addToTeam(actor, path.id, path.personId),
		}),
		change({
			does: 'DELETE /installation/teams/{id}/people/{personId}',
			summary: 'Take somebody out of a team; that they were in it stays known',
			needs,
			perform: ({ actor, path }) => removeFromTeam(actor, path.id, path.personId),
		}),
	],
};
