import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** A note is its author's; held-back matter waits for its time, and is never shared. */
export const noteKinds = ['note', 'held-back'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** The longest note, in characters. */
export const mostWords = 8000;

/** A note as it stands, for whoever may read it. */
export interface Note {
	id: string;
	kind: NoteKind;
	words: string;
	/** The school day on which held-back matter wants to come up again; null: at the next suitable visit. */
	comesUpOn: string | null;
	settledAt: Date | null;
	writtenAt: Date;
	version: number;
	authorId: string;
	authorName: string;
	/** With whom it is shared now; told to its author alone. */
	sharedWith: { personId: string; name: string }[];
}

/** What is wrong with a note as it was typed. Refuses `required`, `too-long` and `note-held-back-stays`. */
export function checkNote(note: {
	kind: NoteKind;
	words: string;
	shareWith?: readonly string[] | undefined;
}): Refusal | undefined {
	if (note.words.trim() === '') return refuse('required', { field: 'words' });
	if (note.words.length > mostWords) return refuse('too-long', { field: 'words', args: { most: mostWords } });
	if (!(note.shareWith ?? []).every(isId)) return missing;
	if (note.kind === 'held-back' && note.shareWith?.length)
		return refuse('note-held-back-stays', { field: 'share-with[]' });
	return undefined;
}
