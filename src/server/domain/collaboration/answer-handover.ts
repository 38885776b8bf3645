import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { isIn } from './collaboration.ts';
import { showSuccessor } from './find-handover.ts';
import { findOpenHandover, settleHandover } from './handover.ts';
import { invitePartners, refusalOf } from './invite-partners.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';
import { proofOf, writeShown } from './roles-shown.ts';

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
			const shown = await showSuccessor(tx, actor, reached, open, at);
			if (!shown || proofOf([shown]) !== answer.shown) return refuse('roles-changed', { kind: 'conflict' });
			await tx
				.insertInto('handover_acceptance')
				.values({
					handover_id: open.id,
					person_id: actor.personId,
					at,
					shown_roles: writeShown([shown]),
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			await recordOf(tx, actor, reached, 'handover.accepted', at);
			const yes = [...open.accepted, actor.personId];
			const teachers = reached.partners.filter((partner) => partner.side === 'teacher' && isIn(partner));
			if (!teachers.every((teacher) => yes.includes(teacher.personId))) return reached.id;
			await invitePartners(tx, {
				collaborationId: reached.id,
				invitedBy: actor.personId,
				at,
				people: [{ personId: open.to.personId, side: 'facilitator' }],
			});
			await settleHandover(tx, open.id, 'agreed', at);
			await recordOf(tx, actor, reached, 'collaboration.asked', at);
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
