import type { Member } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { turnVisit } from './turn-visit.ts';

/** Makes one's cancelled or done visit a planned one again: the undo of both. Refuses `missing`. */
export function reinstateVisit(actor: Member, visitId: string): Promise<{ visitId: string } | Refusal> {
	return turnVisit(actor, visitId, 'planned', 'visit.planned-again');
}
