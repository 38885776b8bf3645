import type { Member } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { turnVisit } from './turn-visit.ts';

/** Says that one's visit will not be, or was not. What was written on it stays. Refuses `missing`. */
export function cancelVisit(actor: Member, visitId: string): Promise<{ visitId: string } | Refusal> {
	return turnVisit(actor, visitId, 'cancelled', 'visit.cancelled');
}
