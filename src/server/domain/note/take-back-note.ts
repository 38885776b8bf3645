import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Takes a shared note back: from one reader, or from all of them. What was not shared is harmlessly taken back again.
 * Refuses `missing`.
 */
export async function takeBackNote(
	actor: Member,
	noteId: string,
	personId?: string,
): Promise<{ noteId: string } | Refusal> {
	const at = now();
	if (!isId(noteId) || (personId !== undefined && !isId(personId))) return missing;
	return unitOfWork(actor, async (tx) => {
		const note = await tx
			.selectFrom('note')
			.select('school_id')
			.where('id', '=', noteId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!note) return missing;
		await tx
			.updateTable('note_share')
			.set({ taken_back_at: at })
			.where('note_id', '=', noteId)
			.where('taken_back_at', 'is', null)
			.$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
			.execute();
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'note.taken-back',
				school_id: note.school_id,
				actor_id: actor.personId,
				subject_id: noteId,
			})
			.execute();
		return { noteId };
	});
}
