import { holdPartnership, type Reached } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';

/** A collaboration whose plan its partner changes, and the keys of who is in it. */
export interface ReachedPlan extends Reached {
	partnerIds: string[];
}

/** Reaches a plan for changing it, one change at a time. Refuses `missing`, `answer-first`, `collaboration-over`. */
export async function holdPlan(
	tx: Tx,
	actor: Member,
	collaborationId: string,
): Promise<ReachedPlan | Refusal> {
	const reached = await holdPartnership(tx, actor, collaborationId);
	if (isRefusal(reached)) return reached;
	if (reached.state === 'finished') return refuse('collaboration-over', { kind: 'conflict' });
	const partnerIds = reached.partners
		.filter((partner) => partner.answer === 'in')
		.map((partner) => partner.personId);
	return { ...reached, partnerIds };
}
