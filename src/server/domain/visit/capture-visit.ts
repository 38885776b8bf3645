import { reachAbout } from '#server/domain/company/index.ts';
import { editionFor } from '#server/domain/guide/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type Capture, checkCapture } from './capture.ts';
import { detailColumns, findByEntry, onceByEntry, openVisit } from './open-visit.ts';
import { writeObserved } from './write-observed.ts';

/**
 * Captures a visit that was: who, what kind, what was seen, what is held back, what was promised, what is shared; on
 * the spot or up to a year back. With `visitId` it is what came of a planned visit. The same entry again answers as the
 * first time and writes nothing more.
 * Refuses `changed-meanwhile` when that visit was saved elsewhere since `visitVersion`, `missing`, `visit-with-whom`, `visit-not-yet`, `visit-too-far`, `visit-minutes`, `visit-one-teacher` (something
 * about one teacher on a visit with several), `visit-not-in-collaboration`, `note-share-with-whom`, `too-long`.
 */
export async function captureVisit(
	actor: Member,
	capture: Capture,
): Promise<{ visitId: string; repeated: boolean } | Refusal> {
	const at = now();
	const wrong = checkCapture(capture, at);
	if (wrong) return wrong;
	return onceByEntry(() =>
		unitOfWork(actor, async (tx) => {
			const before = await findByEntry(tx, actor, capture.entry);
			if (before) return { visitId: before, repeated: true };
			const visit = capture.visitId
				? ((await reachAbout(tx, capture.visitId)) ?? missing)
				: await openVisit(tx, actor, capture, 'done', at);
			if (isRefusal(visit)) return visit;
			// First, because it tells whether this entry was here before: then its visit is as it is to be.
			const event = await tx
				.insertInto('event')
				.values({
					id: keyOf(actor.personId, capture.entry, 'event'),
					at,
					name: 'visit.captured',
					school_id: visit.schoolId,
					actor_id: actor.personId,
					subject_id: visit.id,
				})
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst();
			if (event.numInsertedOrUpdatedRows === 0n) return { visitId: visit.id, repeated: true };
			if (capture.visitId !== undefined && visit.authorId === actor.personId) {
				const changed = await takeUp(tx, visit.id, capture);
				if (changed) return changed;
			}
			const written = await writeObserved(tx, actor, visit, capture, at);
			return isRefusal(written) ? written : { visitId: visit.id, repeated: false };
		}),
	);
}

/** Makes the actor's own planned visit what it came to. */
async function takeUp(tx: Tx, visitId: string, capture: Capture): Promise<Refusal | undefined> {
	const { visitVersion } = capture;
	const planned = await tx
		.selectFrom('visit')
		.select(['school_id', 'kind', 'guide_edition'])
		.where('id', '=', visitId)
		.executeTakeFirst();
	if (!planned) return missing;
	const edition = await editionFor(tx, planned.school_id, capture.kind, planned);
	const { numUpdatedRows } = await tx
		.updateTable('visit')
		.set((eb) => ({ ...detailColumns(capture, edition), state: 'done', version: eb('version', '+', 1) }))
		.where('id', '=', visitId)
		.$if(visitVersion !== undefined, (query) => query.where('version', '=', visitVersion ?? 0))
		.executeTakeFirst();
	if (visitVersion === undefined || numUpdatedRows > 0n) return undefined;
	const now = await tx.selectFrom('visit').select('version').where('id', '=', visitId).executeTakeFirst();
	return changedMeanwhile(now?.version ?? 0);
}
