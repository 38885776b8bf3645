import { z } from '@hono/zod-openapi';
import {
	changeRotation,
	dropPin,
	dropWish,
	findRotatingTeam,
	findRotation,
	makeWish,
	planRotation,
	planStates,
	rotationBounds,
	setPin,
	setRotatingFacilitator,
	setRotatingTeam,
	stopPlan,
	wishKinds,
} from '#server/domain/rotation/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, orNull, Saved } from './words.ts';

const number = (name: keyof typeof rotationBounds) => {
	const [least, most] = rotationBounds[name];
	return z.int().min(least).max(most);
};
const settings = {
	teamsAtATime: number('teamsAtATime').openapi({ description: 'Teams in focus at a time, in the school' }),
	teamsEach: number('teamsEach').openapi({ description: 'The same of one facilitator' }),
	focusWeeks: number('focusWeeks').openapi({ description: 'School weeks that a focus lasts' }),
	groupWeeks: number('groupWeeks').openapi({ description: 'Of these, weeks for groups first' }),
	oneToOnes: number('oneToOnes').openapi({
		description: 'Visits to each teacher in focus, after the groups',
	}),
	visitsADay: number('visitsADay').openapi({ description: 'Visits a facilitator has room for on a day' }),
};
const Monday = Day.openapi({ description: 'The Monday of the week' });
const Pin = z
	.object({ id: Id, teamId: Id.nullable(), teacherId: Id.nullable(), weekOn: Monday, holds: z.boolean() })
	.openapi('RotationPin');
const Wish = z
	.object({
		id: Id,
		teamId: Id.nullable(),
		personId: Id.nullable(),
		kind: z.enum(wishKinds),
		firm: z.boolean().openapi({ description: 'Must be, and not only would be good' }),
		startsOn: Day,
		endsOn: Day.openapi({ description: 'The day after the last' }),
		words: z.string(),
	})
	.openapi('RotationWish');
const Rotation = z
	.object({
		settings: z.object(settings),
		version: z.int().openapi({ description: '0 where the settings were never changed' }),
		plan: z
			.object({
				id: Id,
				madeAt: Moment,
				state: z.enum(planStates).openapi({
					description: '`best` is proven; of all but `best` and `near` what was there at once holds',
				}),
			})
			.nullable(),
		weeks: z.array(z.object({ on: Monday, last: Day.openapi({ description: 'Its last school day' }) })),
		teams: z.array(
			z.object({
				id: Id,
				name: z.string(),
				facilitator: z.string(),
				weeks: z
					.array(
						z.object({
							focus: z.enum(['group', 'one']).nullable(),
							visits: z.int().openapi({ description: 'One-to-one visits; 0 to who does not plan' }),
						}),
					)
					.openapi({ description: 'In the order of `weeks`' }),
			}),
		),
		own: z
			.array(z.object({ weekOn: Monday, facilitator: z.string(), group: z.boolean() }))
			.openapi({ description: 'What is planned with who asks' }),
		pins: z.array(Pin).openapi({ description: 'To who plans' }),
		wishes: z.array(Wish).openapi({ description: 'To who plans' }),
	})
	.openapi('Rotation');
const Team = z
	.object({
		planned: z.boolean(),
		facilitator: z.string(),
		periods: z.array(z.object({ startsOn: Monday, lastWeek: Monday, inFocus: z.boolean() })),
		teachers: z.array(
			z.object({ id: Id, name: z.string(), visits: z.array(Monday).openapi({ description: 'Weeks' }) }),
		),
	})
	.openapi('RotatingTeam');
const needs = ['programme:write'] as const;
const reads = ['visits:read'] as const;

export const rotation: Noun = {
	name: 'Rotation',
	about:
		'Which teams are in focus when, groups first and then one to one, and check-ins with everybody else. Planned by facilitators: staff see the focus, teachers what is planned with them.',
	operations: [
		read({
			does: 'GET /schools/{id}/rotation',
			summary: 'The rotation of a school’s year',
			needs: reads,
			answer: Rotation,
			perform: async ({ actor, path }) => {
				const page = await findRotation(actor, path.id);
				if (isRefusal(page)) return page;
				return { ...page, plan: page.plan ?? null };
			},
		}),
		change({
			does: 'PUT /schools/{id}/rotation',
			summary: 'Say how the school rotates',
			needs,
			body: z
				.strictObject({ ...settings, version: z.int().min(0).openapi({ description: '0 the first time' }) })
				.openapi('RotationSettings'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeRotation(actor, path.id, body),
		}),
		make({
			does: 'POST /schools/{id}/rotation/plans',
			summary: 'Plan the rotation, or plan it again',
			description: 'A plan is there at once; the best one is looked for, and takes its place.',
			needs,
			answer: Made,
			perform: ({ actor, path }) => planRotation(actor, path.id),
		}),
		change({
			does: 'DELETE /rotation-plans/{id}/computation',
			summary: 'Stop looking for a better plan',
			needs,
			perform: ({ actor, path }) => stopPlan(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/rotation/wishes',
			summary: 'Add busy weeks, good ones, or another coach’s engagement',
			needs,
			body: z
				.strictObject({
					teamId: orNull(Id).default(null),
					personId: orNull(Id).default(null),
					kind: z.enum(wishKinds),
					firm: z.boolean().default(true),
					startsOn: DaySent,
					lastDay: DaySent,
					words: z.string().trim().max(200).default('').openapi({ description: 'Of a team only' }),
				})
				.openapi('NewRotationWish'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => makeWish(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /rotation-wishes/{id}',
			summary: 'Take a wish out',
			needs,
			perform: ({ actor, path }) => dropWish(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/rotation/pins',
			summary: 'Pin a team’s focus, or a visit to a teacher, to a week; or keep it free',
			needs,
			body: z
				.strictObject({
					teamId: orNull(Id).default(null),
					teacherId: orNull(Id).default(null),
					weekOn: DaySent.openapi({ description: 'A day of the week' }),
					holds: z.boolean().default(true),
				})
				.openapi('NewRotationPin'),
			answer: Made,
			perform: ({ actor, path, body }) => setPin(actor, path.id, body),
		}),
		change({
			does: 'DELETE /rotation-pins/{id}',
			summary: 'Take a pin out',
			needs,
			perform: ({ actor, path }) => dropPin(actor, path.id),
		}),
		read({
			does: 'GET /teams/{id}/rotation',
			summary: 'What is planned with a team, teacher by teacher',
			needs: reads,
			answer: Team,
			perform: async ({ actor, path }) => {
				const page = await findRotatingTeam(actor, path.id);
				if (isRefusal(page)) return page;
				return {
					...page,
					teachers: page.teachers.map(({ id, name, periods }) => ({
						id,
						name,
						visits: periods.flatMap(({ visits }) => visits.map(({ weekOn }) => weekOn)),
					})),
				};
			},
		}),
		change({
			does: 'PUT /teams/{id}/rotation',
			summary: 'Say whether a team takes part, when it can meet, and who accompanies it',
			needs,
			body: z
				.strictObject({
					takesPart: z.boolean(),
					weekday: orNull(z.int().min(1).max(7)).openapi({ description: 'ISO: Monday is 1; null: any' }),
					facilitatorId: orNull(Id).openapi({ description: 'Null: as the plan finds' }),
				})
				.openapi('RotatingTeamChange'),
			perform: ({ actor, path, body }) => setRotatingTeam(actor, path.id, body),
		}),
		change({
			does: 'PUT /schools/{id}/rotation/facilitators/{personId}',
			summary: 'Say on which days a facilitator is at the school',
			needs,
			body: z
				.strictObject({
					weekdays: z.array(z.int().min(1).max(7)).max(7).openapi({ description: 'ISO; none: all' }),
					visitsADay: orNull(number('visitsADay')),
				})
				.openapi('RotatingFacilitatorChange'),
			perform: ({ actor, path, body }) => setRotatingFacilitator(actor, path.id, path.personId, body),
		}),
	],
};
