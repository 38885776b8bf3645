import { reachAbout } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type Capture, checkCapture } from './capture.ts';
import { detailColumns, findByEntry, type OpenVisit, onceByEntry, openVisit } from './open-visit.ts';
import { writeObserved } from './write-observed.ts';

/**
 * Captures a visit that was: who, what kind, what was seen, what is held back, what was promised, what is shared; on
 * the spot or up to a year back. With `visitId` it is what came of a planned visit. The same entry again answers as the
 * first time and writes nothing more.
 * Refuses `missing`, `visit-with-whom`, `visit-not-yet`, `visit-too-far`, `visit-minutes`, `visit-one-teacher` (something
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
				? await takeUp(tx, actor, capture.visitId, capture)
				: await openVisit(tx, actor, capture, 'done', at);
			if (isRefusal(visit)) return visit;
			const written = await writeObserved(tx, actor, visit, capture, at);
			if (isRefusal(written)) return written;
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
			return { visitId: visit.id, repeated: event.numInsertedOrUpdatedRows === 0n };
		}),
	);
}

/** Reaches a planned visit and, if it is the actor's own, makes it what it came to. */
async function takeUp(
	tx: Tx,
	actor: Member,
	visitId: string,
	capture: Capture,
): Promise<OpenVisit | Refusal> {
	await tx
		.updateTable('visit')
		.set((eb) => ({ ...detailColumns(capture), state: 'done', version: eb('version', '+', 1) }))
		.where('id', '=', visitId)
		.where('author_id', '=', actor.personId)
		.execute();
	return (await reachAbout(tx, visitId)) ?? missing;
}
