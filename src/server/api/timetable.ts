import { z } from '@hono/zod-openapi';
import { findStanding } from '#server/domain/people/index.ts';
import { findTimetable, mostDays } from '#server/domain/timetable/index.ts';
import { CalendarDay } from './calendars.ts';
import { type Noun, read } from './operation.ts';
import { Kind } from './visits.ts';
import { Day, DaySent, Id, Moment, Named, orNull, Someone } from './words.ts';

const Engagement = z
	.object({
		visitId: Id,
		kind: Kind,
		state: z.enum(['planned', 'done']),
		startsAt: Moment,
		minutes: z.int(),
		place: z.string(),
		remote: z.boolean(),
		with: z.array(Someone),
	})
	.openapi('Engagement');

const OwnMeeting = z
	.object({
		id: Id,
		team: Named,
		day: Day,
		startsAt: orNull(z.string()).openapi({ description: 'By the clocks of the school', example: '15:00' }),
		minutes: z.int(),
		place: z.string(),
	})
	.openapi('OwnMeeting');

export const timetable: Noun = {
	name: 'Timetable',
	about: 'Your own days: what the school’s calendar tells of them, and where you are to be.',
	operations: [
		read({
			does: 'GET /timetable',
			summary: 'Your own days, and the visits and meetings in them; every booking is a visit',
			description: `From a day up to, not including, another: at most ${mostDays}. What is cancelled is left out.`,
			needs: ['visits:read'],
			query: z.strictObject({ from: DaySent, to: DaySent }),
			answer: z
				.object({
					days: z.array(CalendarDay.extend({ away: z.boolean() }).openapi('OwnDay')),
					engagements: z.array(Engagement),
					meetings: z.array(OwnMeeting),
				})
				.openapi('Timetable'),
			perform: async ({ actor, query }) =>
				findTimetable(actor, (await findStanding(actor))?.school ?? null, query),
		}),
	],
};
