import { z } from '@hono/zod-openapi';
import { findCoverage } from '#server/domain/standard/index.ts';
import {
	addUnit,
	carryUnits,
	changeUnit,
	findTeamYear,
	findUnit,
	mostOfUnit,
	placeCollaboration,
	previewCarriedUnits,
	putUnitAway,
	takeCollaborationOut,
	technologyParts,
	type UnitWords,
} from '#server/domain/unit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Named, orNull, Saved, text, Version } from './words.ts';

const EndsOn = Day.openapi({ description: 'The day after the last' });
const UnitLine = z
	.object({ id: Id, teamId: Id, title: z.string(), centralIdea: z.string(), startsOn: Day, endsOn: EndsOn })
	.openapi('UnitLine');
const year = z.object({ name: z.string(), startsOn: Day, endsOn: EndsOn });
const technology = Object.fromEntries(
	technologyParts.map((part) => [part, z.string().trim().max(mostOfUnit.technology).default('')]),
) as unknown as Record<keyof UnitWords['technology'], z.ZodDefault<z.ZodString>>;
const Standard = z.object({ id: Id, code: z.string(), statement: z.string() });
const Unit = UnitLine.extend({
	aim: z.string(),
	technology: z.object(technology).openapi({ description: 'The part that technology plays, a line each' }),
	named: z.object({ content: z.array(Standard), technology: z.array(Standard) }),
	isPutAway: z.boolean().openapi({ description: 'It is not in the team’s year' }),
	carriedFrom: orNull(Id).openapi({ description: 'The unit of an earlier year' }),
	collaborations: z
		.array(z.object({ id: Id, title: z.string() }))
		.openapi({ description: 'Those that belong to it, of those that who asks is in' }),
	version: Version,
}).openapi('Unit');
const words = {
	title: text(mostOfUnit.title),
	centralIdea: z.string().trim().max(mostOfUnit.centralIdea).default(''),
	aim: z.string().trim().max(mostOfUnit.aim).default(''),
	startsOn: DaySent,
	lastDay: DaySent,
	technology: z
		.strictObject(technology)
		.default({ tuningIn: '', investigation: '', communication: '', creation: '', assessment: '' }),
	named: z
		.strictObject({
			content: z.array(Id).max(200).default([]),
			technology: z.array(Id).max(200).default([]),
		})
		.optional()
		.openapi({ description: 'Keys of standards; left out, they stay as they are' }),
};
const ofYear = z.object({
	year: Id.optional().openapi({ description: 'The school year; the one that runs' }),
});
const needs = ['programme:write'] as const;
const reads = ['visits:read'] as const;

export const units: Noun = {
	name: 'Units',
	about:
		'What a team teaches when, and the part that technology plays in it. Staff of the school read them; the team, facilitators, librarians and specialists write them.',
	operations: [
		read({
			does: 'GET /teams/{id}/units',
			summary: 'A team’s units of a school year',
			needs: reads,
			query: ofYear,
			answer: z.object({ team: Named, year, units: z.array(UnitLine) }).openapi('TeamYear'),
			perform: async ({ actor, path, query }) => findTeamYear(actor, path.id, query.year),
		}),
		make({
			does: 'POST /teams/{id}/units',
			summary: 'Write down a unit of a team',
			needs,
			body: z.strictObject(words).openapi('UnitToAdd'),
			answer: Made,
			at: (id) => `/units/${id}`,
			perform: ({ actor, path, body, entry }) => addUnit(actor, path.id, { ...body, entry }),
		}),
		read({
			does: 'GET /schools/{id}/coverage',
			summary: 'Which standards of a framework the units of this school year name',
			description: 'By team, or by the units of one team; 150 standards at a time, in the framework’s order.',
			needs: reads,
			query: z.object({
				framework: Id.optional().openapi({ description: 'One that the school uses; the first by its title' }),
				team: Id.optional(),
				after: z.coerce.number().int().min(-1).optional(),
			}),
			answer: z
				.object({
					frameworkId: z.string().openapi({ description: 'Empty where the school uses none' }),
					columns: z.array(Named.extend({ named: z.int() })).openapi({ description: 'Teams, or units' }),
					rows: z.array(
						Standard.extend({ title: z.string(), units: z.record(z.string(), z.int()) }).openapi({
							description: 'With how many units of each column name it',
						}),
					),
					named: z.int(),
					all: z.int(),
					next: z.int().optional().openapi({ description: 'What `after` is for the next ones' }),
				})
				.openapi('Coverage'),
			perform: ({ actor, path, query }) =>
				findCoverage(actor, path.id, { frameworkId: query.framework, teamId: query.team, from: query.after }),
		}),
		read({
			does: 'GET /units/{id}',
			summary: 'A unit',
			needs: reads,
			answer: Unit,
			perform: ({ actor, path }) => findUnit(actor, path.id),
		}),
		change({
			does: 'PUT /units/{id}',
			summary: 'Write a unit anew',
			needs,
			body: z.strictObject({ ...words, version: Version }).openapi('UnitToChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeUnit(actor, path.id, body),
		}),
		change({
			does: 'PUT /units/{id}/put-away',
			summary: 'Put a unit away, or take it up again',
			needs,
			body: z.strictObject({ isPutAway: z.boolean(), version: Version }).openapi('UnitPutAway'),
			answer: Saved,
			perform: ({ actor, path, body }) => putUnitAway(actor, path.id, body.version, body.isPutAway),
		}),
		change({
			does: 'PUT /units/{id}/collaborations/{collaborationId}',
			summary: 'Say that a collaboration of yours belongs to a unit',
			needs: ['collaborations:write'],
			perform: ({ actor, path }) => placeCollaboration(actor, path.id, path.collaborationId),
		}),
		change({
			does: 'DELETE /units/{id}/collaborations/{collaborationId}',
			summary: 'Take a collaboration of yours out of a unit',
			needs: ['collaborations:write'],
			perform: ({ actor, path }) => takeCollaborationOut(actor, path.id, path.collaborationId),
		}),
		read({
			does: 'GET /teams/{id}/units/next-year',
			summary: 'Where a team’s units would be in the next school year',
			needs: reads,
			query: ofYear,
			answer: z
				.object({
					next: year,
					units: z.array(
						UnitLine.extend({
							next: z.object({ startsOn: Day, endsOn: EndsOn }),
							isThere: z.boolean().openapi({ description: 'Carried to that year before' }),
						}),
					),
				})
				.openapi('UnitsToCarry'),
			perform: ({ actor, path, query }) => previewCarriedUnits(actor, path.id, query.year),
		}),
		make({
			does: 'POST /teams/{id}/units/next-year',
			summary: 'Carry units of a team to the next school year',
			description: 'The same again adds nothing.',
			needs,
			body: z
				.strictObject({
					year: Id.optional(),
					units: z
						.array(z.strictObject({ id: Id, startsOn: DaySent, lastDay: DaySent }))
						.min(1)
						.max(200),
				})
				.openapi('UnitsCarried'),
			answer: z.object({ carried: z.int() }),
			perform: async ({ actor, path, body }) => {
				const result = await carryUnits(actor, path.id, body.year, body.units);
				return isRefusal(result) ? result : { carried: result.carried };
			},
		}),
	],
};
