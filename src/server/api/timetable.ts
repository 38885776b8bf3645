import { z } from '@hono/zod-openapi';
import { findStanding } from '#server/domain/people/index.ts';
import { findTimetable, mostDays, type Whose } from '#server/domain/timetable/index.ts';
import type { Member } from '#server/platform/actor.ts';
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

const OfferedTime = z.object({ startsAt: Moment, endsAt: Moment, free: z.boolean() }).openapi('OfferedTime');

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

const answer = z
	.object({
		days: z.array(CalendarDay.extend({ away: z.boolean() }).openapi('OwnDay')),
		engagements: z.array(Engagement),
		meetings: z.array(OwnMeeting),
		offered: z.array(OfferedTime).openapi({
			description: 'Of a colleague whom you may book: times that are free, and those that are taken',
		}),
	})
	.openapi('Timetable');

const span = { from: DaySent, to: DaySent };

/** The days of whom the address names; who is in no school has days without a calendar. */
async function daysOf(actor: Member, { from, to }: { from: string; to: string }, whose?: Whose) {
	const schools = (await findStanding(actor))?.schools ?? [];
	return findTimetable(actor, schools, { from, to }, whose);
}

type Path = 'GET /people/{id}/timetable' | 'GET /teams/{id}/timetable' | 'GET /schools/{id}/timetable';

const others = (does: Path, kind: 'person' | 'team' | 'school', summary: string) =>
	read({
		does,
		summary,
		description: `From a day up to, not including, another: at most ${mostDays}. Of visits only those that you read anyway.`,
		needs: ['visits:read'],
		query: z.strictObject(span),
		answer,
		perform: ({ actor, path, query }) => daysOf(actor, query, { kind, id: path.id }),
	});

export const timetable: Noun = {
	name: 'Timetable',
	about:
		'Your own days: what the school’s calendar tells of them, and where you are to be. And those of colleagues, teams and schools, as far as you may read them.',
	operations: [
		read({
			does: 'GET /timetable',
			summary: 'Your own days, and the visits and meetings in them; every booking is a visit',
			description: `From a day up to, not including, another: at most ${mostDays}. What is cancelled is left out.`,
			needs: ['visits:read'],
			query: z.strictObject(span),
			answer,
			perform: ({ actor, query }) => daysOf(actor, query),
		}),
		others('GET /people/{id}/timetable', 'person', 'A colleague’s days'),
		others('GET /teams/{id}/timetable', 'team', 'The days of a team and its people'),
		others('GET /schools/{id}/timetable', 'school', 'The days of a school'),
	],
};
