import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type AffectedDays, readToMove } from './read-to-move.ts';
import { checkAway, type Days } from './say-away.ts';

/**
 * What would be affected if the actor were away these days: their planned visits and bookings, each with the next free time.
 * Refuses `missing`, `ends-before-start`, `away-too-long`.
 */
export function findAffected(actor: Member, schoolId: string, days: Days): Promise<AffectedDays | Refusal> {
	const at = now();
	const wrong = checkAway(days);
	if (isRefusal(wrong)) return Promise.resolve(wrong);
	return unitOfWork(actor, async (tx) => (await readToMove(tx, actor, schoolId, days, at)) ?? missing);
}
