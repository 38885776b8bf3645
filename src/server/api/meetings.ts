import { z } from '@hono/zod-openapi';
import {
	addMeetingNote,
	addRhythm,
	callMeetingOff,
	changeMeetingNote,
	changeRhythm,
	endRhythm,
	findMeeting,
	findMeetings,
	findMeetingsBetween,
	meetingKinds,
	mostOfMeeting,
	moveMeeting,
	type RhythmToSet,
	turnIntoStep,
	withdrawMeetingNote,
} from '#server/domain/planning/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { ClockSent, Day, DaySent, Id, Made, Moment, Named, orNull, Saved, text, Version } from './words.ts';

const Kind = z.enum(meetingKinds).openapi('MeetingKind');
const Meeting = z
	.object({
		id: Id,
		rhythmId: Id,
		kind: Kind,
		day: Day,
		startsAt: orNull(z.string()).openapi({
			description: 'By the school’s clocks; null where nobody said it',
		}),
		minutes: z.int(),
		place: z.string(),
		moved: z.boolean().openapi({ description: 'By hand: the calendar moves it no more' }),
		calledOff: z.boolean(),
		version: orNull(z.int()).openapi({ description: 'Null: nobody has written in it' }),
	})
	.openapi('Meeting');
const slot = {
	kind: Kind,
	periodId: orNull(Id).default(null).openapi({ description: 'In a period, whenever its bells ring' }),
	startsAt: orNull(ClockSent).default(null),
	minutes: z.int().min(5).max(480),
	place: z.string().trim().max(mostOfMeeting.place).default(''),
};
const daysAfter = z.int().min(0).max(mostOfMeeting.daysAfter);
const Rhythm = z
	.object({
		id: Id,
		cycleDay: orNull(z.int()),
		weekday: orNull(z.int()).openapi({ description: 'ISO: Monday is 1' }),
		holdsFrom: Day,
		slots: z.array(
			z.object({
				kind: Kind,
				daysAfter: z.int().openapi({ description: 'School days after the first meeting of the turn' }),
				periodId: orNull(Id),
				startsAt: orNull(z.string()),
				minutes: z.int(),
				place: z.string(),
			}),
		),
		guests: z.array(Named),
		version: Version,
	})
	.openapi('PlanningRhythm');
const rhythm = {
	cycleDay: orNull(z.int().min(1).max(20)).default(null),
	weekday: orNull(z.int().min(1).max(7)).default(null),
	holdsFrom: DaySent,
	first: z.strictObject(slot),
	second: orNull(z.strictObject({ ...slot, daysAfter })).default(null),
	guests: z.array(Id).max(mostOfMeeting.guests).default([]),
};
const RhythmSent = z.strictObject(rhythm).openapi('RhythmToSet');

const asSet = ({ first, second, ...rest }: z.output<typeof RhythmSent>): RhythmToSet => ({
	...rest,
	slots: second === null ? [{ ...first, daysAfter: 0 }] : [{ ...first, daysAfter: 0 }, second],
});

const Step = z.object({
	id: Id,
	words: z.string(),
	dueOn: orNull(Day),
	owner: z.string(),
	teacher: z.string(),
});
const Note = z.object({
	id: Id,
	words: z.string(),
	author: z.string(),
	writtenAt: Moment,
	version: Version,
	steps: z
		.array(z.object({ id: Id, owner: z.string() }))
		.openapi({ description: 'Next steps that came of it, of those that who asks reads' }),
});
const MeetingPage = Meeting.extend({
	isInvited: z.boolean(),
	agenda: z
		.object({
			units: z.array(
				z.object({
					id: Id,
					title: z.string(),
					centralIdea: z.string(),
					startsOn: Day,
					endsOn: Day,
					isAhead: z.boolean(),
					open: z
						.array(z.string())
						.openapi({ description: 'Parts of technology that nothing is written of' }),
				}),
			),
			collaborations: z.array(
				z.object({
					id: Id,
					title: z.string(),
					ofUnit: z.boolean(),
					evidence: z.array(z.object({ id: Id, title: z.string() })),
					steps: z.array(Step),
				}),
			),
			steps: z.array(Step),
		})
		.openapi({ description: 'Made of what who asks may see: of others it is another' }),
	notes: z.array(Note),
}).openapi('MeetingPage');

const needs = ['programme:write'] as const;
const reads = ['visits:read'] as const;
const notes = ['notebooks:write'] as const;
const FromVersion = orNull(Version)
	.default(null)
	.openapi({ description: 'As it was read; null where nobody had written in it' });

export const meetings: Noun = {
	name: 'Meetings',
	about:
		'When teams plan together, counted by the calendar from their rhythm. When and where is known to the staff; what is written in a meeting is read by those who were invited to it.',
	operations: [
		read({
			does: 'GET /teams/{id}/meetings',
			summary: 'A team’s meetings on some days',
			description: 'At most 400 days; without days, those of the next six weeks.',
			needs: reads,
			query: z.object({ from: DaySent.optional(), to: DaySent.optional() }),
			answer: z.object({ meetings: z.array(Meeting) }).openapi('Meetings'),
			perform: async ({ actor, path, query }) => {
				if (query.from !== undefined && query.to !== undefined)
					return findMeetingsBetween(actor, path.id, query.from, query.to);
				const found = await findMeetings(actor, path.id);
				return isRefusal(found) ? found : { meetings: found.coming };
			},
		}),
		read({
			does: 'GET /teams/{id}/meetings/{meetingId}',
			summary: 'A meeting, with the agenda of who asks',
			needs: ['visits:read', 'collaborations:read', 'notebooks:read'],
			answer: MeetingPage,
			perform: async ({ actor, path }) => {
				const found = await findMeeting(actor, path.id, path.meetingId);
				if (isRefusal(found)) return found;
				const { meeting, isInvited, agenda, notes: written } = found;
				return { ...meeting, isInvited, agenda, notes: written };
			},
		}),
		change({
			does: 'PUT /teams/{id}/meetings/{meetingId}',
			summary: 'Move one meeting by hand',
			needs,
			body: z
				.strictObject({
					onDay: DaySent,
					startsAt: orNull(ClockSent).default(null),
					minutes: z.int().min(5).max(480),
					place: z.string().trim().max(mostOfMeeting.place).default(''),
					version: FromVersion,
				})
				.openapi('MeetingMoved'),
			answer: Saved,
			perform: ({ actor, path, body, origin }) => moveMeeting(actor, path.id, path.meetingId, body, origin),
		}),
		change({
			does: 'PUT /teams/{id}/meetings/{meetingId}/called-off',
			summary: 'Call a meeting off, or have it take place after all',
			needs,
			body: z.strictObject({ calledOff: z.boolean(), version: FromVersion }).openapi('MeetingCalledOff'),
			answer: Saved,
			perform: ({ actor, path, body, origin }) =>
				callMeetingOff(actor, path.id, path.meetingId, body.version, origin, body.calledOff),
		}),
		make({
			does: 'POST /teams/{id}/meetings/{meetingId}/notes',
			summary: 'Write down a note of a meeting',
			needs: notes,
			body: z.strictObject({ words: text(mostOfMeeting.words) }).openapi('MeetingNoteToAdd'),
			answer: Made,
			perform: ({ actor, path, body, entry }) =>
				addMeetingNote(actor, path.id, path.meetingId, { ...body, entry }),
		}),
		change({
			does: 'PUT /meeting-notes/{id}',
			summary: 'Put a note of yours in other words',
			needs: notes,
			body: z
				.strictObject({ words: text(mostOfMeeting.words), version: Version })
				.openapi('MeetingNoteToChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeMeetingNote(actor, path.id, body),
		}),
		change({
			does: 'DELETE /meeting-notes/{id}',
			summary: 'Withdraw a note of yours',
			needs: notes,
			perform: ({ actor, path }) => withdrawMeetingNote(actor, path.id),
		}),
		make({
			does: 'POST /meeting-notes/{id}/next-steps',
			summary: 'Make a next step of a note',
			needs: notes,
			body: z
				.strictObject({
					teacherId: Id.openapi({ description: 'Whom it is about' }),
					ownerId: Id.openapi({ description: 'Who promises it: the teacher, or you' }),
					words: text(500),
					dueOn: orNull(DaySent).default(null),
				})
				.openapi('StepOfNote'),
			answer: Made,
			at: (id) => `/next-steps/${id}`,
			perform: ({ actor, path, body, entry }) => turnIntoStep(actor, path.id, { ...body, entry }),
		}),
		read({
			does: 'GET /teams/{id}/rhythms',
			summary: 'The planning rhythms of a team',
			needs: reads,
			answer: z.object({ rhythms: z.array(Rhythm) }).openapi('PlanningRhythms'),
			perform: ({ actor, path }) => findMeetings(actor, path.id),
		}),
		make({
			does: 'POST /teams/{id}/rhythms',
			summary: 'Set a rhythm of a team',
			description: 'On a day of the cycle or of the week; a second meeting some school days later.',
			needs,
			body: RhythmSent,
			answer: Made,
			perform: ({ actor, path, body, entry }) => addRhythm(actor, path.id, { ...asSet(body), entry }),
		}),
		change({
			does: 'PUT /teams/{id}/rhythms/{rhythmId}',
			summary: 'Set a rhythm anew',
			needs,
			body: z.strictObject({ ...rhythm, version: Version }).openapi('RhythmToChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...body } }) =>
				changeRhythm(actor, path.id, path.rhythmId, { ...asSet(body), version }),
		}),
		change({
			does: 'PUT /teams/{id}/rhythms/{rhythmId}/end',
			summary: 'End a rhythm today',
			needs,
			body: z.strictObject({ version: Version }).openapi('RhythmEnded'),
			answer: Saved,
			perform: ({ actor, path, body }) => endRhythm(actor, path.id, path.rhythmId, body.version),
		}),
	],
};
