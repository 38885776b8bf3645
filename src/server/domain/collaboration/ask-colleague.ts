import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Side } from './collaboration.ts';
import { invitePartners, refusalOf } from './invite-partners.ts';
import { holdPartnership, recordOf } from './reach-collaboration.ts';

/**
 * Asks one more colleague into a collaboration. Once a teacher has said yes, only that teacher, while they are the only
 * one, may ask another in: nobody, teacher or facilitator, becomes a teacher's partner behind their back.
 */
export async function askColleague(
	actor: Member,
	id: string,
	asked: { personId: string; side: Side },
): Promise<string | Refusal> {
	const at = now();
	try {
		return await unitOfWork(actor, async (tx) => {
			if (!isId(asked.personId)) return missing;
			const reached = await holdPartnership(tx, actor, id);
			if (isRefusal(reached)) return reached;
			if (reached.state === 'finished') return refuse('collaboration-over', { kind: 'conflict' });
			// Asked by the same person on the same side and not answered yet: the same request, sent twice.
			const isRepeat = reached.partners.some(
				(one) =>
					one.personId === asked.personId &&
					one.side === asked.side &&
					one.answer === 'asked' &&
					one.invitedBy === actor.personId,
			);
			if (isRepeat) return reached.id;
			await invitePartners(tx, {
				collaborationId: reached.id,
				invitedBy: actor.personId,
				at,
				people: [asked],
			});
			await recordOf(tx, actor, reached, 'collaboration.asked', at);
			return reached.id;
		});
	} catch (error) {
		if ((error as { code?: unknown }).code === '42501')
			return refuse('ask-through-teacher', { kind: 'forbidden', field: 'people' });
		return refusalOf(error);
	}
}
