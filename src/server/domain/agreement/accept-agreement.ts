import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachAgreement } from './reach-agreement.ts';
import { readRevision } from './read-revision.ts';

/** Writes that the actor accepts a revision; twice is once. */
export async function acceptRevision(
	tx: Tx,
	actor: Member,
	accepted: { collaborationId: string; number: number; at: Date },
): Promise<boolean> {
	const result = await tx
		.insertInto('agreement_acceptance')
		.values({
			collaboration_id: accepted.collaborationId,
			person_id: actor.personId,
			number: accepted.number,
			at: accepted.at,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows === 1n;
}

/**
 * Accepts the agreement as it stands.
 * @param number the revision that the actor read; refuses `agreement-moved-on` when there is a newer one by now
 */
export function acceptAgreement(
	actor: Member,
	collaborationId: string,
	number: number,
): Promise<number | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(collaborationId)) return missing;
		await holdLock(tx, collaborationId);
		const reached = await reachAgreement(tx, actor, collaborationId);
		const current = await readRevision(tx, collaborationId);
		if (!reached || !current) return missing;
		if (current.number !== number) return refuse('agreement-moved-on', { kind: 'conflict' });
		if (await acceptRevision(tx, actor, { collaborationId, number, at })) {
			const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: collaborationId };
			await recordEvent(tx, { ...event, name: 'agreement.accepted' });
		}
		return number;
	});
}
