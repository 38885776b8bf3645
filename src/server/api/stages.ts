import { z } from '@hono/zod-openapi';
import { acceptStage, proposeStage, setStageAside } from '#server/domain/collaboration/index.ts';
import { change, type Noun } from './operation.ts';
import { StageWord, text } from './words.ts';

const needs = ['collaborations:write'] as const;

export const stages: Noun = {
	name: 'Stages',
	about: 'Moving a collaboration through its stages, in any direction: one proposes, the others accept.',
	operations: [
		change({
			does: 'PUT /collaborations/{id}/stage-proposal',
			summary: 'Propose another stage, with your reason; whoever proposes accepts',
			needs,
			body: z.strictObject({ to: StageWord, reason: text(2000) }).openapi('StageProposal'),
			perform: ({ actor, path, body }) => proposeStage(actor, path.id, body),
		}),
		change({
			does: 'PUT /collaborations/{id}/stage-proposal/{proposalId}/acceptance',
			summary: 'Accept the proposed stage; it holds once the teachers and one facilitator have',
			needs,
			perform: ({ actor, path }) => acceptStage(actor, path.id, path.proposalId),
		}),
		change({
			does: 'DELETE /collaborations/{id}/stage-proposal/{proposalId}',
			summary: 'Withdraw the stage you proposed, or decline another’s',
			needs,
			perform: ({ actor, path }) => setStageAside(actor, path.id, path.proposalId),
		}),
	],
};
