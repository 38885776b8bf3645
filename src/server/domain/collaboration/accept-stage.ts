import { shiftAgreement } from '#server/domain/agreement/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { stageHolds } from './collaboration.ts';
import { holdPartnership, type Reached, recordOf } from './reach-collaboration.ts';
import type { Stage } from './stage.ts';

/** A stage that is proposed and not settled. */
export interface ProposedStage {
	id: string;
	to: Stage;
	reason: string;
	proposedBy: string;
	at: Date;
	/** Who has accepted it. */
	accepted: string[];
}

/** The stage that waits for answers in a collaboration, if there is one. */
export async function findOpenStage(tx: Tx, collaborationId: string): Promise<ProposedStage | undefined> {
	const row = await tx
		.selectFrom('stage_proposal')
		.select(['id', 'to_stage', 'reason', 'proposed_by', 'proposed_at'])
		.where('collaboration_id', '=', collaborationId)
		.where('settled_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const accepted = await tx
		.selectFrom('stage_acceptance')
		.select('person_id')
		.where('proposal_id', '=', row.id)
		.limit(100)
		.execute();
	return {
		id: row.id,
		to: row.to_stage as Stage,
		reason: row.reason,
		proposedBy: row.proposed_by,
		at: row.proposed_at,
		accepted: accepted.map((one) => one.person_id),
	};
}

/** Accepts the proposed stage; it holds once the teachers and one facilitator have. */
export function acceptStage(actor: Member, id: string, proposalId: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const open = await findOpenStage(tx, reached.id);
		if (open?.id === proposalId) {
			await acceptProposed(tx, actor, reached, open, at);
			return reached.id;
		}
		return (await hasAccepted(tx, actor, proposalId))
			? reached.id
			: refuse('stage-settled', { kind: 'conflict' });
	});
}

/** Withdraws the stage one has proposed, or declines another's. */
export function setStageAside(actor: Member, id: string, proposalId: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const open = await findOpenStage(tx, reached.id);
		if (open?.id !== proposalId) return refuse('stage-settled', { kind: 'conflict' });
		await settle(tx, open.id, open.proposedBy === actor.personId ? 'withdrawn' : 'declined', at);
		await recordOf(tx, actor, reached, 'stage.set-aside', at);
		return reached.id;
	});
}

/** Writes an acceptance, and the change of stage when with it the stage holds. */
export async function acceptProposed(
	tx: Tx,
	actor: Member,
	reached: Reached,
	open: ProposedStage,
	at: Date,
): Promise<void> {
	await tx
		.insertInto('stage_acceptance')
		.values({ proposal_id: open.id, person_id: actor.personId, at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	if (!stageHolds(reached.partners, [...open.accepted, actor.personId])) return;
	await settle(tx, open.id, 'holds', at);
	await tx
		.insertInto('stage_change')
		.values({
			id: newId(),
			collaboration_id: reached.id,
			from_stage: reached.stage,
			to_stage: open.to,
			reason: open.reason,
			proposed_by: open.proposedBy,
			holds_since: at,
		})
		.execute();
	await tx
		.updateTable('collaboration_focus')
		.set({ stage: open.to })
		.where('collaboration_id', '=', reached.id)
		.execute();
	await shiftAgreement(tx, { collaborationId: reached.id, to: open.to, writtenBy: actor.personId, at });
	await recordOf(tx, actor, reached, 'stage.changed', at);
}

function settle(tx: Tx, proposalId: string, as: 'holds' | 'withdrawn' | 'declined', at: Date) {
	return tx
		.updateTable('stage_proposal')
		.set({ settled_at: at, settled_as: as })
		.where('id', '=', proposalId)
		.where('settled_at', 'is', null)
		.execute();
}

async function hasAccepted(tx: Tx, actor: Member, proposalId: string): Promise<boolean> {
	if (!isId(proposalId)) return false;
	const row = await tx
		.selectFrom('stage_acceptance')
		.select('at')
		.where('proposal_id', '=', proposalId)
		.where('person_id', '=', actor.personId)
		.executeTakeFirst();
	return row !== undefined;
}
