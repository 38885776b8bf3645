import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Says which unit a collaboration belongs to; it belongs to one. Refuses `missing` to who is no partner, and for a unit of another
 * school.
 */
export function placeCollaboration(
	actor: Member,
	unitId: string,
	collaborationId: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(unitId) || !isId(collaborationId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const unit = await tx.selectFrom('unit').select('school_id').where('id', '=', unitId).executeTakeFirst();
		if (!unit) return missing;
		const place = { unit_id: unitId, placed_by: actor.personId, placed_at: at };
		await tx
			.insertInto('unit_collaboration')
			.values({ collaboration_id: collaborationId, ...place })
			.onConflict((conflict) => conflict.column('collaboration_id').doUpdateSet(place))
			.execute();
		await recordEvent(tx, {
			name: 'unit.collaboration-placed',
			at,
			schoolId: unit.school_id,
			actorId: actor.personId,
			subjectId: collaborationId,
		});
		return { id: collaborationId };
	}).catch(hiddenIsMissing);
}

/** Takes a collaboration out of a unit. Refuses `missing` to who is no partner. */
export function takeCollaborationOut(
	actor: Member,
	unitId: string,
	collaborationId: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(unitId) || !isId(collaborationId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const gone = await tx
			.deleteFrom('unit_collaboration')
			.where('unit_id', '=', unitId)
			.where('collaboration_id', '=', collaborationId)
			.executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : { id: collaborationId };
	});
}
