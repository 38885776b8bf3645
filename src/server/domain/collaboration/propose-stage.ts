import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { acceptProposed, findOpenStage } from './accept-stage.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';
import type { Stage } from './stage.ts';

/** Proposes that a collaboration moves to another stage, in either direction. Whoever proposes accepts. */
export function proposeStage(
	actor: Member,
	id: string,
	wish: { to: Stage; reason: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const open = await findOpenStage(tx, reached.id);
		const isRepeat =
			open?.proposedBy === actor.personId && open.to === wish.to && open.reason === wish.reason.trim();
		if (isRepeat) return reached.id;
		if (open) return refuse('stage-already-proposed', { kind: 'conflict' });
		if (reached.state !== 'active') return refuse('collaboration-not-active', { kind: 'conflict' });
		if (wish.to === reached.stage) return refuse('stage-is-this', { field: 'to' });
		const proposal = {
			id: newId(),
			to: wish.to,
			reason: wish.reason.trim(),
			proposedBy: actor.personId,
			at,
			accepted: [],
		};
		await tx
			.insertInto('stage_proposal')
			.values({
				id: proposal.id,
				collaboration_id: reached.id,
				to_stage: proposal.to,
				reason: proposal.reason,
				proposed_by: actor.personId,
				proposed_at: at,
			})
			.execute();
		await recordOf(tx, actor, reached, 'stage.proposed', at);
		await acceptProposed(tx, actor, reached, proposal, at);
		return reached.id;
	});
}
