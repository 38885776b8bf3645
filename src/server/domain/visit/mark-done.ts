import type { Member } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { turnVisit } from './turn-visit.ts';

/** Says that one's planned visit has been. Refuses `missing`, and `visit-not-yet` while it is still ahead. */
export function markDone(actor: Member, visitId: string): Promise<{ visitId: string } | Refusal> {
	return turnVisit(actor, visitId, 'done', 'visit.done');
}
