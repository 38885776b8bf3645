import type { Member } from '#server/platform/actor.ts';
import { changedMeanwhile, isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { editVisit } from './edit-visit.ts';
import { findOwnVisit } from './find-own-visit.ts';

/**
 * Moves one's own visit to another time and leaves everything else of it as it is: `editVisit`, with all that it refuses.
 * `version` is the one that was shown.
 */
export async function moveVisit(
	actor: Member,
	visitId: string,
	{ startsAt, version }: { startsAt: Date; version: number },
): Promise<{ visitId: string } | Refusal> {
	const visit = await findOwnVisit(actor, visitId);
	if (isRefusal(visit)) return visit;
	if (visit.version !== version) return changedMeanwhile(visit.version);
	const { kind, timeKind, minutes, place, remote } = visit;
	return editVisit(actor, visitId, { kind, timeKind, minutes, place, remote, startsAt, version });
}
