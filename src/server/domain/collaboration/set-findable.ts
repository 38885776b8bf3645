import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';

/** Lets a teacher choose whether colleagues may find them in a collaboration. It needs every teacher in it. */
export function setFindable(actor: Member, id: string, findable: boolean): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const changed = await tx
			.updateTable('partner')
			.set({ findable })
			.where('id', '=', reached.mine.id)
			.executeTakeFirst();
		if (changed.numUpdatedRows !== 1n) return refuse('not-allowed', { kind: 'forbidden' });
		await recordOf(tx, actor, reached, 'collaboration.findable', at);
		return reached.id;
	});
}
