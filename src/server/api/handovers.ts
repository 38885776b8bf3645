import { z } from '@hono/zod-openapi';
import {
	acceptHandover,
	findHandover,
	proposeHandover,
	setHandoverAside,
} from '#server/domain/collaboration/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Day, Id, Moment, Someone, text } from './words.ts';

const Handover = z
	.object({
		open: z
			.object({
				id: Id,
				from: Someone,
				to: Someone,
				reason: z.string(),
				proposedAt: Moment,
				accepted: z.array(Id).openapi({ description: 'The teachers who have said yes' }),
			})
			.optional(),
		shown: z
			.object({
				personId: Id,
				name: z.string(),
				roles: z.array(z.object({ role: z.string(), startsOn: Day, endsOn: Day.optional() })),
			})
			.optional()
			.openapi({ description: 'Who is proposed, with their roles of the last twelve months there' }),
		proof: z.string().openapi({ description: 'To be sent back with a yes' }),
	})
	.openapi('Handover');

const needs = ['collaborations:write'] as const;

export const handovers: Noun = {
	name: 'Hand-overs',
	about:
		'A facilitator proposes who goes on in their place: the teachers say yes first, then the one who is proposed.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/handover',
			summary: 'The hand-over that waits for the teachers, if there is one',
			needs: ['collaborations:read'],
			answer: Handover,
			perform: async ({ actor, path }) => {
				const found = await findHandover(actor, path.id);
				if (isRefusal(found)) return found;
				return { open: found.open, shown: found.shown, proof: found.proof };
			},
		}),
		change({
			does: 'PUT /collaborations/{id}/handover',
			summary: 'As a facilitator in it: propose who goes on',
			needs,
			names: { to: 'personId' },
			body: z
				.strictObject({ personId: Id, reason: z.string().trim().max(1000).default('') })
				.openapi('HandoverProposal'),
			perform: ({ actor, path, body }) =>
				proposeHandover(actor, path.id, { to: body.personId, reason: body.reason }),
		}),
		change({
			does: 'PUT /collaborations/{id}/handover/{handoverId}/acceptance',
			summary: 'As a teacher in it: say yes to who was shown',
			needs,
			body: z.strictObject({ shown: text(100) }).openapi('HandoverAccepted'),
			perform: ({ actor, path, body }) =>
				acceptHandover(actor, path.id, { handover: path.handoverId, shown: body.shown }),
		}),
		change({
			does: 'DELETE /collaborations/{id}/handover/{handoverId}',
			summary: 'Withdraw the hand-over you proposed, or decline it as a teacher',
			needs,
			perform: ({ actor, path }) => setHandoverAside(actor, path.id, path.handoverId),
		}),
	],
};
