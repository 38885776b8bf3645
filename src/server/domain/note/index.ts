export { comesUpBefore, findComingUp } from './coming-up.ts';
export { editNote } from './edit-note.ts';
export { findNotesOf } from './find-notes.ts';
export { insertNote, insertNotes } from './insert-note.ts';
export { type Note, type NoteKind, noteKinds } from './note.ts';
export { settleHeldBack } from './settle-held-back.ts';
export { shareNote } from './share-note.ts';
export { takeBackNote } from './take-back-note.ts';
export { writeNote } from './write-note.ts';
