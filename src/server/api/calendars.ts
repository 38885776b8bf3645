import { z } from '@hono/zod-openapi';
import { findCalendar, planTerm, removeEntry, tellDayOff } from '#server/domain/calendar/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Clock, Day, DaySent, Id, Made, orNull, text } from './words.ts';

export const CalendarDay = z
	.object({
		day: Day,
		kind: z.enum(['school', 'weekend', 'off', 'outside']).openapi({ description: '`outside`: in no term' }),
		cycleDay: orNull(z.int()).openapi({ description: 'Which day of the cycle, from 1, on school days' }),
		cycleLength: orNull(z.int()),
		names: z.array(z.string()).openapi({ description: 'What the day is called: days off, special days' }),
		endsAt: orNull(Clock).openapi({ description: 'School ends early' }),
		term: orNull(z.string()),
		periods: z.array(z.object({ id: Id, name: z.string(), startsAt: Clock, endsAt: Clock })),
	})
	.openapi('CalendarDay');
const needs = ['programme:write'] as const;

export const calendars: Noun = {
	name: 'Calendar',
	about:
		'When a school has school, and which day of its cycle a day is. Read by its staff, kept by its facilitators and operators.',
	operations: [
		read({
			does: 'GET /schools/{id}/calendar',
			summary: 'The days from one up to, not including, another',
			description: 'At most 800 days. With `division`, as it is for that division of the school.',
			needs: ['programme:read'],
			query: z.strictObject({ from: DaySent, to: DaySent, division: Id.optional() }),
			answer: z.object({ days: z.array(CalendarDay) }).openapi('Calendar'),
			perform: async ({ actor, path, query: { from, to, division } }) => {
				const found = await findCalendar(actor, path.id, division ?? null, from, to);
				return isRefusal(found) ? found : { days: found.days };
			},
		}),
		make({
			does: 'POST /schools/{id}/terms',
			summary: 'Plan a term',
			needs,
			body: z.strictObject({ name: text(60), startsOn: DaySent, lastDay: DaySent }).openapi('NewTerm'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => planTerm(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /schools/{id}/terms/{term}',
			summary: 'Remove a term',
			needs,
			answer: Made,
			perform: ({ actor, path }) => removeEntry(actor, path.id, 'term', path.term),
		}),
		make({
			does: 'POST /schools/{id}/days-off',
			summary: 'Tell days without school',
			needs,
			body: z
				.strictObject({
					name: text(120),
					startsOn: DaySent,
					lastDay: DaySent,
					divisionId: Id.optional(),
					kind: z.enum(['holiday', 'closure']).default('holiday'),
					effect: orNull(z.enum(['push', 'drop']))
						.default(null)
						.openapi({ description: 'What becomes of its days of the cycle; null: as the cycle has it' }),
				})
				.openapi('NewDayOff'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => tellDayOff(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /schools/{id}/days-off/{dayOff}',
			summary: 'Remove days without school',
			needs,
			answer: Made,
			perform: ({ actor, path }) => removeEntry(actor, path.id, 'day_off', path.dayOff),
		}),
	],
};
