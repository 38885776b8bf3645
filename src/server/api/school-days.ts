import { z } from '@hono/zod-openapi';
import {
	findBells,
	findEntries,
	removeEntry,
	setBells,
	setCycle,
	tellSpecialDay,
} from '#server/domain/calendar/index.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Clock, ClockSent, Day, DaySent, Id, Made, orNull, text } from './words.ts';

const needs = ['programme:write'] as const;
const Weekdays = z.array(z.int().min(1).max(7)).max(7).openapi({ description: 'ISO: Monday is 1' });
const CycleDays = z.array(z.int().min(1).max(20)).max(20);
const ofDivision = { divisionId: orNull(Id).openapi({ description: 'null: of the whole school' }) };
const forDivision = { divisionId: Id.optional() };

const Entries = z
	.object({
		terms: z.array(z.object({ id: Id, name: z.string(), startsOn: Day, endsOn: Day })),
		daysOff: z.array(
			z.object({
				id: Id,
				...ofDivision,
				name: z.string(),
				startsOn: Day,
				endsOn: Day,
				kind: z.enum(['holiday', 'closure']),
				effect: orNull(z.enum(['push', 'drop'])),
			}),
		),
		specialDays: z.array(
			z.object({
				id: Id,
				...ofDivision,
				day: Day,
				name: z.string(),
				endsAt: orNull(Clock),
				bellScheduleId: orNull(Id),
			}),
		),
		cycles: z.array(
			z.object({
				id: Id,
				...ofDivision,
				startsOn: Day,
				length: orNull(z.int()),
				firstDay: z.int(),
				throughDaysOff: z.boolean(),
				weekdays: Weekdays,
			}),
		),
	})
	.openapi('CalendarEntries', { description: 'Days end before `endsOn`' });

const Bells = z
	.object({
		schedules: z.array(
			z.object({
				id: Id,
				name: z.string(),
				usual: z.boolean(),
				weekdays: Weekdays,
				cycleDays: CycleDays,
				periods: z.array(z.object({ name: z.string(), startsAt: Clock, endsAt: Clock })),
			}),
		),
	})
	.openapi('Bells');

export const schoolDays: Noun = {
	name: 'What a calendar is made of',
	about:
		'Terms, days off, special days, cycles and bells, as who keeps the calendar of a school reads and changes them.',
	operations: [
		read({
			does: 'GET /schools/{id}/calendar/entries',
			summary: 'What the days from one up to, not including, another are made of',
			description: 'All cycles are there, whenever they begin. At most 500 days off and 500 special days.',
			needs: ['programme:read'],
			query: z.strictObject({ from: DaySent, to: DaySent }),
			answer: Entries,
			perform: ({ actor, path, query: { from, to } }) => findEntries(actor, path.id, from, to),
		}),
		make({
			does: 'POST /schools/{id}/special-days',
			summary: 'Tell that a day ends early, has other bells, or a name',
			description:
				'A day has one such telling for the school and one for each division: another replaces it.',
			needs,
			body: z
				.strictObject({
					day: DaySent,
					name: text(120),
					endsAt: ClockSent.optional(),
					bellScheduleId: Id.optional(),
					...forDivision,
				})
				.openapi('NewSpecialDay'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => tellSpecialDay(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /schools/{id}/special-days/{specialDay}',
			summary: 'Make a day a usual one again',
			needs,
			answer: Made,
			perform: ({ actor, path }) => removeEntry(actor, path.id, 'special_day', path.specialDay),
		}),
		make({
			does: 'POST /schools/{id}/cycles',
			summary: 'Set the cycle that holds from a day on',
			description:
				'Until a later one of the same division begins. One that began on that very day is replaced.',
			needs,
			body: z
				.strictObject({
					startsOn: DaySent,
					length: orNull(z.int().min(2).max(20)).openapi({
						description: 'null: school is told by the week alone',
					}),
					firstDay: z.int().min(1).max(20).default(1),
					throughDaysOff: z.boolean().default(false).openapi({ description: 'Days off are counted, too' }),
					weekdays: Weekdays.min(1).default([1, 2, 3, 4, 5]),
					...forDivision,
				})
				.openapi('NewCycle'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => setCycle(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /schools/{id}/cycles/{cycle}',
			summary: 'Remove a cycle',
			needs,
			answer: Made,
			perform: ({ actor, path }) => removeEntry(actor, path.id, 'cycle', path.cycle),
		}),
		read({
			does: 'GET /schools/{id}/bells',
			summary: 'When the bells ring',
			description: 'With `division`, those of that division of the school.',
			needs: ['programme:read'],
			query: z.strictObject({ division: Id.optional() }),
			answer: Bells,
			perform: ({ actor, path, query }) => findBells(actor, path.id, query.division ?? null),
		}),
		make({
			does: 'POST /schools/{id}/bells',
			summary: 'Set when the bells ring on some days',
			description:
				'A day of the week or of the cycle that other bells of the division had is theirs no longer.',
			needs,
			body: z
				.strictObject({
					name: text(60),
					lines: text(3000).openapi({ description: 'A period a line', example: '8:00-8:55 Period 1' }),
					usual: z.boolean().default(false).openapi({ description: 'On days that no others are for' }),
					weekdays: Weekdays.default([]),
					cycleDays: CycleDays.default([]),
					...forDivision,
				})
				.openapi('NewBells'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => setBells(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /schools/{id}/bells/{bells}',
			summary: 'Remove bells that no day names',
			needs,
			answer: Made,
			perform: ({ actor, path }) => removeEntry(actor, path.id, 'bell_schedule', path.bells),
		}),
	],
};
