import { z } from '@hono/zod-openapi';
import { findStanding } from '#server/domain/people/index.ts';
import {
	aim,
	changePreparation,
	findHoursBetween,
	findPreparation,
	findSplit,
	mostWords,
	recordPreparation,
	takeBackPreparation,
} from '#server/domain/time/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, Next, optionalText, orNull, paged } from './words.ts';

const minutes = z.int().openapi({ description: 'Minutes' });
export const Split = z
	.object({ inClassroom: minutes, outsideClassroom: minutes, preparation: minutes })
	.openapi('Split');

const Hours = z
	.object({
		inClassroom: minutes,
		outsideClassroom: minutes,
		preparation: minutes,
		oneToOne: minutes,
		group: minutes,
		support: minutes,
	})
	.openapi('Hours', {
		description: 'Each minute counts once, for what comes first in the order of priority',
	});

const Spent = z
	.object({
		id: Id,
		kind: z.enum(['in-classroom', 'outside-classroom', 'preparation']),
		day: Day,
		startsAt: orNull(Moment),
		minutes,
		counted: minutes.openapi({ description: 'Fewer than its minutes where it overlaps what counts first' }),
	})
	.openapi('Spent');

const said = {
	minutes: z.int().min(1).max(1440),
	onDay: DaySent.optional().openapi({
		description: 'Absent: today. Back to the first day of this school year',
	}),
	begins: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/)
		.optional()
		.openapi({ description: 'When it began on the school’s clocks', example: '16:30' }),
	words: optionalText(mostWords).openapi({ description: 'What for: a word for yourself' }),
};

export const time: Noun = {
	name: 'Time',
	about: 'Your own time: in the classroom first, then with teachers outside it, then preparation.',
	operations: [
		read({
			does: 'GET /time',
			summary: 'Your time this week, in minutes, and what is aimed for, in per cent',
			needs: ['visits:read'],
			answer: z.object({ week: Split, aim: Split }).openapi('Time'),
			perform: async ({ actor }) => {
				const zone = (await findStanding(actor))?.school?.zone ?? 'UTC';
				return { week: await findSplit(actor, zone), aim };
			},
		}),
		read({
			does: 'GET /time/hours',
			summary: 'Your time of some days, week by week, and what was at the same time',
			description: 'From a day up to, not including, another: at most 400 days. Weeks begin on Monday.',
			needs: ['visits:read'],
			query: z.strictObject({ from: DaySent, to: DaySent }),
			answer: z
				.object({
					aim: Split,
					whole: Hours,
					weeks: z.array(z.object({ startsOn: Day, hours: Hours })),
					overlaps: z
						.array(z.object({ firstId: Id, secondId: Id, minutes }))
						.openapi({ description: 'Visits or preparation, by their keys' }),
					entries: z.array(Spent),
				})
				.openapi('HoursOfDays'),
			perform: async ({ actor, query }) => {
				const zone = (await findStanding(actor))?.school?.zone ?? 'UTC';
				const found = await findHoursBetween(actor, query, zone);
				if (isRefusal(found)) return found;
				return {
					aim,
					whole: found.whole,
					weeks: found.weeks,
					overlaps: found.overlaps.map(({ first, second, minutes: shared }) => ({
						firstId: first.id,
						secondId: second.id,
						minutes: shared,
					})),
					entries: found.entries.map(({ id, kind, day, startsAt, minutes: own, counted }) => ({
						id,
						kind,
						day,
						startsAt,
						minutes: own,
						counted,
					})),
				};
			},
		}),
		list({
			does: 'GET /time/preparation',
			summary: 'What you prepared, the latest day first',
			needs: ['visits:read'],
			query: z.strictObject({ from: DaySent.optional(), to: DaySent.optional(), ...paged('moment') }),
			answer: z
				.object({
					preparation: z.array(
						z
							.object({
								id: Id,
								onDay: Day,
								startsAt: orNull(Moment),
								minutes,
								words: z.string(),
							})
							.openapi('PreparationDone'),
					),
					next: Next,
				})
				.openapi('PreparationList'),
			perform: async ({ actor, query }) => {
				const { preparation, next } = await findPreparation(actor, query);
				return {
					preparation: preparation.map(({ entry, startsAt, ...one }) => ({
						id: entry,
						...one,
						startsAt,
					})),
					next,
				};
			},
		}),
		make({
			does: 'POST /time/preparation',
			summary: 'Write down time spent preparing, which nobody else reads',
			needs: ['visits:write'],
			body: z
				.strictObject({
					...said,
					schoolId: Id.optional().openapi({ description: 'Absent: the first, by name, in which you may' }),
				})
				.openapi('Preparation'),
			answer: Made,
			perform: async ({ actor, body, entry }) => {
				const made = await recordPreparation(actor, { ...body, entry });
				return 'entry' in made ? { id: made.entry } : made;
			},
		}),
		change({
			does: 'PUT /time/preparation/{id}',
			summary: 'Say it anew, whole, by the key it was made with',
			needs: ['visits:write'],
			body: z.strictObject(said).openapi('PreparationChange'),
			perform: ({ actor, path, body }) => changePreparation(actor, path.id, body),
		}),
		change({
			does: 'DELETE /time/preparation/{id}',
			summary: 'Take it back, by the key it was made with',
			needs: ['visits:write'],
			perform: ({ actor, path }) => takeBackPreparation(actor, path.id),
		}),
	],
};
