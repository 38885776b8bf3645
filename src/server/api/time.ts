import { z } from '@hono/zod-openapi';
import { findStanding } from '#server/domain/people/index.ts';
import { aim, findSplit, recordPreparation, takeBackPreparation } from '#server/domain/time/index.ts';
import { change, make, type Noun, read } from './operation.ts';
import { DaySent, Id, Made } from './words.ts';

const minutes = z.int().openapi({ description: 'Minutes' });
export const Split = z
	.object({ inClassroom: minutes, outsideClassroom: minutes, preparation: minutes })
	.openapi('Split');

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
		make({
			does: 'POST /time/preparation',
			summary: 'Write down time spent preparing, which nobody else reads',
			needs: ['visits:write'],
			body: z
				.strictObject({
					minutes: z.int().min(1).max(1440),
					schoolId: Id.optional().openapi({ description: 'Absent: the first, by name, in which you may' }),
					onDay: DaySent.optional().openapi({ description: 'Absent: today' }),
				})
				.openapi('Preparation'),
			answer: Made,
			perform: async ({ actor, body, entry }) => {
				const made = await recordPreparation(actor, { ...body, entry });
				return 'entry' in made ? { id: made.entry } : made;
			},
		}),
		change({
			does: 'DELETE /time/preparation/{id}',
			summary: 'Take it back, by the key it was made with',
			needs: ['visits:write'],
			perform: ({ actor, path }) => takeBackPreparation(actor, path.id),
		}),
	],
};
