import { editionFor } from '#server/domain/guide/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { checkDetails, type VisitDetails } from './capture.ts';
import { bookedIsKept } from './keep-booked-visit.ts';
import { detailColumns } from './open-visit.ts';
import { refuseBookedTime } from './own-time.ts';
import type { VisitState } from './visit.ts';

/**
 * Changes when, where and how one's own visit is. `version` is the one that was shown.
 * Refuses `missing`, `visit-minutes`, `visit-too-far`, `visit-not-yet`, `visit-is-past`, `visit-is-booked`, `visit-over-booking`,
 * and `changed-meanwhile` when it was saved elsewhere since.
 */
export async function editVisit(
	actor: Member,
	visitId: string,
	given: VisitDetails & { version: number },
): Promise<{ visitId: string } | Refusal> {
	const at = now();
	if (!isId(visitId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = await tx
			.selectFrom('visit')
			.select(['state', 'starts_at', 'school_id', 'minutes', 'kind', 'guide_edition', 'version'])
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!visit) return missing;
		// A moment that is left as it was is not asked about again.
		const moved = visit.starts_at.getTime() !== given.startsAt.getTime();
		const wrong = checkDetails(given, moved ? (visit.state as VisitState) : 'cancelled', at);
		if (wrong) return wrong;
		const longer = given.minutes > visit.minutes;
		const booked =
			visit.state === 'planned' && (moved || longer)
				? await refuseBookedTime(tx, actor, given, visitId)
				: undefined;
		if (booked) return booked;
		const edition = await editionFor(tx, visit.school_id, given.kind, visit);
		const { numUpdatedRows } = await tx
			.updateTable('visit')
			.set({ ...detailColumns(given, edition), version: given.version + 1 })
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.where('version', '=', given.version)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return changedMeanwhile(visit.version);
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'visit.edited',
				school_id: visit.school_id,
				actor_id: actor.personId,
				subject_id: visitId,
			})
			.execute();
		return { visitId };
	}).catch(bookedIsKept);
}
