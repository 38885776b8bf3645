import { startAgreement } from '#server/domain/agreement/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { canBegin } from './collaboration.ts';
import { holdPartnership, type Reached, recordOf } from './reach-collaboration.ts';

/** Makes a proposed collaboration active: its first turn, its first stage, and the agreement as that stage begins. */
export async function begin(tx: Tx, actor: Member, reached: Reached, at: Date): Promise<void> {
	await tx
		.updateTable('collaboration_focus')
		.set({ state: 'active' })
		.where('collaboration_id', '=', reached.id)
		.execute();
	await tx
		.insertInto('collaboration_turn')
		.values({ id: newId(), collaboration_id: reached.id, turn: 'began', taken_by: actor.personId, at })
		.execute();
	await tx
		.insertInto('stage_change')
		.values({
			id: newId(),
			collaboration_id: reached.id,
			from_stage: null,
			to_stage: reached.stage,
			reason: '',
			proposed_by: reached.proposedBy,
			holds_since: at,
		})
		.execute();
	await startAgreement(tx, {
		collaborationId: reached.id,
		stage: reached.stage,
		writtenBy: actor.personId,
		at,
	});
	await recordOf(tx, actor, reached, 'collaboration.began', at);
}

/** Begins with those who said yes, after somebody asked has declined. Refuses while a teacher still has to answer. */
export function beginCollaboration(actor: Member, id: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached) || reached.state === 'active') return isRefusal(reached) ? reached : reached.id;
		if (reached.state !== 'proposed' || !canBegin(reached.partners))
			return refuse('not-everyone-answered', { kind: 'conflict' });
		await begin(tx, actor, reached, at);
		return reached.id;
	});
}
