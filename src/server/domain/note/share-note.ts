import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/**
 * Shares one's own note with somebody: the teacher concerned, or a facilitator of the collaboration. Sharing again is
 * harmless. Refuses `missing` for a note or a person that cannot be reached, `note-held-back-stays`.
 */
export async function shareNote(
	actor: Member,
	noteId: string,
	personId: string,
): Promise<{ noteId: string } | Refusal> {
	const at = now();
	if (!isId(noteId) || !isId(personId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const note = await tx
			.selectFrom('note')
			.select(['kind', 'school_id'])
			.where('id', '=', noteId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!note) return missing;
		if (note.kind === 'held-back') return refuse('note-held-back-stays');
		const again = await tx
			.updateTable('note_share')
			.set({ shared_at: at, taken_back_at: null })
			.where('note_id', '=', noteId)
			.where('person_id', '=', personId)
			.where('taken_back_at', 'is not', null)
			.executeTakeFirst();
		if (again.numUpdatedRows === 0n)
			await tx
				.insertInto('note_share')
				.values({ note_id: noteId, person_id: personId, shared_at: at })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'note.shared',
				school_id: note.school_id,
				actor_id: actor.personId,
				subject_id: noteId,
			})
			.execute();
		return { noteId };
	}).catch(hiddenIsMissing);
}
