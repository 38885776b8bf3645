import { noteIsAbout, reachAbout } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { insertNote } from './insert-note.ts';
import { checkNote, type NoteKind } from './note.ts';

/**
 * Writes a note on a visit that the actor reaches: private, held back, or shared with those named. `entry` is a UUID
 * made where the form was shown; a second try with it writes nothing more.
 * Refuses `missing`, `required`, `too-long`, `note-held-back-stays`.
 */
export async function writeNote(
	actor: Member,
	given: {
		visitId: string;
		entry: string;
		kind: NoteKind;
		words: string;
		comesUpOn?: string | undefined;
		shareWith?: readonly string[] | undefined;
	},
): Promise<{ noteId: string } | Refusal> {
	const at = now();
	const wrong = checkNote(given);
	if (wrong) return wrong;
	if (!isId(given.visitId) || !isId(given.entry)) return missing;
	const id = keyOf(actor.personId, given.entry, 'note');
	return unitOfWork(actor, async (tx) => {
		const visit = await reachAbout(tx, given.visitId);
		if (!visit) return missing;
		const about = {
			visitId: visit.id,
			schoolId: visit.schoolId,
			collaborationId: visit.collaborationId,
			teacherId: noteIsAbout(visit.company, visit.authorId, actor.personId),
		};
		const { kind, words, shareWith } = given;
		const comesUpOn = kind === 'held-back' ? given.comesUpOn : undefined;
		await insertNote(tx, actor, { id, kind, words, shareWith, comesUpOn, ...about }, at);
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'note.written',
				school_id: visit.schoolId,
				actor_id: actor.personId,
				subject_id: id,
			})
			.execute();
		return { noteId: id };
	}).catch(hiddenIsMissing);
}
