import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { showSuccessor } from './find-handover.ts';
import { askWhenAgreed, findOpenHandover, keepYes, settleHandover } from './handover.ts';
import { refusalOf } from './invite-partners.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';
import { proofOf } from './roles-shown.ts';

/**
 * Says yes, as a teacher in it, to who is to go on with a collaboration. With the last teacher's yes that person is asked.
 * @param answer `shown` is the proof of what stood on the screen: refuses `roles-changed` when that is no longer so;
 *   `handover` the key of the hand-over that was shown: refuses `handover-settled` when it is settled
 */
export async function acceptHandover(
	actor: Member,
	id: string,
	answer: { handover: string; shown: string },
): Promise<string | Refusal> {
	const at = now();
	try {
		return await unitOfWork(actor, async (tx) => {
			const reached = await holdPartnership(tx, actor, id);
			if (isRefusal(reached)) return reached;
			if (reached.mine.side !== 'teacher') return refuse('handover-only-teachers', { kind: 'forbidden' });
			if (reached.state === 'finished') return refuse('collaboration-over', { kind: 'conflict' });
			const open = await findOpenHandover(tx, reached.id);
			if (open?.id !== answer.handover)
				return (await hasAccepted(tx, actor, answer.handover))
					? reached.id
					: refuse('handover-settled', { kind: 'conflict' });
			const shown = await showSuccessor(tx, actor, reached, open.to.personId, at);
			if (!shown || proofOf([shown]) !== answer.shown) return refuse('roles-changed', { kind: 'conflict' });
			await keepYes(tx, actor, open.id, shown, at);
			await recordOf(tx, actor, reached, 'handover.accepted', at);
			const accepted = [...open.accepted, actor.personId];
			await askWhenAgreed(tx, actor, reached, { id: open.id, to: open.to.personId, accepted }, at);
			return reached.id;
		});
	} catch (error) {
		return refusalOf(error);
	}
}

/** Withdraws the hand-over that one has proposed, or declines it as a teacher: nobody is asked, and nothing changes. */
export function setHandoverAside(actor: Member, id: string, handover: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const open = await findOpenHandover(tx, reached.id);
		if (open?.id !== handover) return refuse('handover-settled', { kind: 'conflict' });
		const isMine = open.from.personId === actor.personId;
		if (!isMine && reached.mine.side !== 'teacher')
			return refuse('handover-only-teachers', { kind: 'forbidden' });
		await settleHandover(tx, open.id, isMine ? 'withdrawn' : 'declined', at);
		await recordOf(tx, actor, reached, 'handover.set-aside', at);
		return reached.id;
	});
}

async function hasAccepted(tx: Tx, actor: Member, handover: string): Promise<boolean> {
	if (!isId(handover)) return false;
	const row = await tx
		.selectFrom('handover_acceptance')
		.select('at')
		.where('handover_id', '=', handover)
		.where('person_id', '=', actor.personId)
		.executeTakeFirst();
	return row !== undefined;
}
