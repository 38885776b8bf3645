import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { NoteKind } from './note.ts';

/** A note to be written within a unit of work, on a visit that the actor reaches. */
export interface NewNote {
	id: string;
	kind: NoteKind;
	words: string;
	schoolId: string;
	visitId: string;
	collaborationId: string | null;
	/** The one teacher it is about; null on a visit with several. */
	teacherId: string | null;
	comesUpOn?: string | undefined;
	shareWith?: readonly string[] | undefined;
}

/** Writes notes that are shared with nobody, of one unit of work. One whose key is taken is there already. */
export async function insertNotes(
	tx: Tx,
	actor: Member,
	notes: readonly Omit<NewNote, 'shareWith'>[],
	at: Date,
): Promise<void> {
	if (notes.length === 0) return;
	await tx
		.insertInto('note')
		.values(
			notes.map((note) => ({
				id: note.id,
				school_id: note.schoolId,
				author_id: actor.personId,
				teacher_id: note.teacherId,
				collaboration_id: note.collaborationId,
				visit_id: note.visitId,
				kind: note.kind,
				words: note.words.trim(),
				comes_up_on: note.comesUpOn ?? null,
				written_at: at,
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Writes a note and with whom it is shared, once: a key that is there already is left as it is. */
export async function insertNote(tx: Tx, actor: Member, note: NewNote, at: Date): Promise<void> {
	await insertNotes(tx, actor, [note], at);
	const readers = [...new Set(note.shareWith ?? [])];
	if (readers.length > 0)
		await tx
			.insertInto('note_share')
			.values(readers.map((reader) => ({ note_id: note.id, person_id: reader, shared_at: at })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
