import { z } from '@hono/zod-openapi';
import {
	acceptCollaboration,
	declineCollaboration,
	findInvitation,
} from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Day, Id, optionalText, SideWord, StageWord, StateWord, text } from './words.ts';

const Invitation = z
	.object({
		id: Id,
		schoolId: Id,
		title: z.string(),
		aim: z.string(),
		standards: z.string(),
		stage: StageWord,
		state: StateWord,
		side: SideWord.openapi({ description: 'The side on which you are asked to stand' }),
		askedBy: z.string(),
		teamName: z.string().optional(),
		others: z
			.array(
				z.object({
					personId: Id,
					name: z.string(),
					side: SideWord,
					answer: z.enum(['asked', 'in']),
					roles: z
						.array(z.object({ role: z.string(), startsOn: Day, endsOn: Day.optional() }))
						.openapi({ description: 'Those of the last twelve months; being your evaluator included' }),
				}),
			)
			.openapi({ description: 'Everyone else in it or asked' }),
		proof: z.string().openapi({ description: 'Give it back when you accept: of what you were shown' }),
	})
	.openapi('Invitation');

export const invitations: Noun = {
	name: 'Invitations',
	about: 'Being asked into a collaboration: nobody becomes a teacher’s partner without that teacher’s yes.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/invitation',
			summary: 'What you are shown before you answer: who asks, who is in it, their roles of the last year',
			needs: ['collaborations:read'],
			answer: Invitation,
			perform: async ({ actor, path }) => {
				const found = await findInvitation(actor, path.id);
				if (isRefusal(found)) return found;
				const others = found.others.map((one) => ({ ...one, answer: one.answer as 'in' }));
				return { ...found, side: found.mine.side, others };
			},
		}),
		change({
			does: 'PUT /collaborations/{id}/acceptance',
			summary: 'Say yes; it begins when everyone needed has',
			needs: ['collaborations:write'],
			body: z
				.strictObject({
					shown: text(100).openapi({ description: 'The proof of the invitation that your person was shown' }),
					findable: z.boolean().default(false),
				})
				.openapi('Acceptance'),
			perform: ({ actor, path, body }) => acceptCollaboration(actor, path.id, body),
		}),
		change({
			does: 'PUT /collaborations/{id}/declination',
			summary: 'Say no, or not now, perhaps naming a colleague to ask instead',
			needs: ['collaborations:write'],
			names: { suggested: 'suggestedId' },
			body: z
				.strictObject({
					kind: z.enum(['declined', 'not-now']),
					reason: optionalText(1000),
					suggestedId: Id.optional(),
				})
				.openapi('Declination'),
			perform: ({ actor, path, body }) =>
				declineCollaboration(actor, path.id, { ...body, reason: body.reason ?? '' }),
		}),
	],
};
