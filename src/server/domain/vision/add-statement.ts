import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { mayWriteVision } from './find-vision.ts';

/**
 * Adds to what a school hopes to see. `words`: 1 to 500 characters, `shownBy` up to 1000. The same entry again is the same
 * statement. Refuses `missing` to whoever is neither facilitator nor leader of the school.
 */
export function addStatement(
	actor: Member,
	schoolId: string,
	{ words, shownBy, entry }: { words: string; shownBy: string; entry: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || !isId(entry)) return Promise.resolve(missing);
	const at = now();
	const id = keyOf(actor.personId, entry, 'vision-statement');
	return unitOfWork(actor, async (tx) => {
		if (!(await mayWriteVision(tx, schoolId))) return missing;
		const written = await tx
			.insertInto('vision_statement')
			.values({
				id,
				school_id: schoolId,
				words,
				shown_by: shownBy,
				written_by: actor.personId,
				written_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, { name: 'vision.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	});
}
