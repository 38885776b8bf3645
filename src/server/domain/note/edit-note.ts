import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { checkNote } from './note.ts';

/**
 * Changes the words of one's own note, and when held-back matter comes up. `version` is the one that was shown.
 * Refuses `missing`, `required`, `too-long`, and `changed-meanwhile` when it was saved elsewhere since.
 */
export async function editNote(
	actor: Member,
	noteId: string,
	given: { words: string; comesUpOn?: string | undefined; version: number },
): Promise<{ noteId: string } | Refusal> {
	const at = now();
	const wrong = checkNote({ kind: 'note', words: given.words });
	if (wrong) return wrong;
	if (!isId(noteId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('note')
			.set({
				words: given.words.trim(),
				comes_up_on: sql`case kind when 'held-back' then ${given.comesUpOn ?? null}::date end`,
				version: given.version + 1,
				written_at: at,
			})
			.where('id', '=', noteId)
			.where('author_id', '=', actor.personId)
			.where('version', '=', given.version)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) {
			const there = await tx
				.selectFrom('note')
				.select('version')
				.where('id', '=', noteId)
				.where('author_id', '=', actor.personId)
				.executeTakeFirst();
			return there ? changedMeanwhile(there.version) : missing;
		}
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'note.edited', actor_id: actor.personId, subject_id: noteId })
			.execute();
		return { noteId };
	});
}
