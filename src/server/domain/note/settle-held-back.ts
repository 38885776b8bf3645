import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Settles held-back matter: it was said, or it no longer matters. With `settled` false it waits again.
 * Refuses `missing`, also for a note that was never held back.
 */
export async function settleHeldBack(
	actor: Member,
	noteId: string,
	settled = true,
): Promise<{ noteId: string } | Refusal> {
	const at = now();
	if (!isId(noteId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('note')
			.set({ settled_at: settled ? at : null })
			.where('id', '=', noteId)
			.where('author_id', '=', actor.personId)
			.where('kind', '=', 'held-back')
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return missing;
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: settled ? 'note.settled' : 'note.waits-again',
				actor_id: actor.personId,
				subject_id: noteId,
			})
			.execute();
		return { noteId };
	});
}
