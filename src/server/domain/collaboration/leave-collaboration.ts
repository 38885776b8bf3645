import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { isIn } from './collaboration.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';
import { writeTurn } from './take-turn.ts';

/**
 * Leaves a collaboration: from then on one reads nothing of it. A stage one had proposed is withdrawn; when nobody is
 * left, the collaboration is finished.
 */
export function leaveCollaboration(actor: Member, id: string, reason: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		await tx
			.updateTable('stage_proposal')
			.set({ settled_at: at, settled_as: 'withdrawn' })
			.where('collaboration_id', '=', reached.id)
			.where('proposed_by', '=', actor.personId)
			.where('settled_at', 'is', null)
			.execute();
		if (reached.state !== 'finished' && reached.partners.filter(isIn).length === 1)
			await writeTurn(tx, actor, reached, { turn: 'finished', state: 'finished', reason, at });
		await tx
			.insertInto('departure')
			.values({ partner_id: reached.mine.id, kind: 'left', reason: reason.trim().slice(0, 1000), at })
			.execute();
		await recordOf(tx, actor, reached, 'collaboration.left', at);
		return reached.id;
	});
}
