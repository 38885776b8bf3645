import { z } from '@hono/zod-openapi';
import {
	editNote,
	noteKinds,
	settleHeldBack,
	shareNote,
	takeBackNote,
	writeNote,
} from '#server/domain/note/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun } from './operation.ts';
import { DaySent, Id, Made, text, Version } from './words.ts';

const needs = ['notebooks:write'] as const;
const words = text(8000);
const comesUpOn = DaySent.optional().openapi({
	description: 'Of held-back matter: when it comes up; absent: at the next visit',
});

export const notes: Noun = {
	name: 'Notes',
	about: 'What you write on a visit: yours alone, until you share it, and again when you take it back.',
	operations: [
		make({
			does: 'POST /visits/{id}/notes',
			summary: 'Write a note on a visit: private, held back, or shared with those named',
			needs,
			names: { 'share-with[]': 'shareWith' },
			body: z
				.strictObject({
					kind: z.enum(noteKinds),
					words,
					comesUpOn,
					shareWith: z.array(Id).max(60).default([]),
				})
				.openapi('NewNote'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) => {
				const made = await writeNote(actor, { ...body, visitId: path.id, entry });
				return isRefusal(made) ? made : { id: made.noteId };
			},
		}),
		change({
			does: 'PUT /notes/{id}',
			summary: 'Change the words of a note of yours',
			needs,
			body: z.strictObject({ version: Version, words, comesUpOn }).openapi('NoteChange'),
			perform: ({ actor, path, body }) => editNote(actor, path.id, body),
		}),
		change({
			does: 'PUT /notes/{id}/readers/{personId}',
			summary: 'Share a note of yours with the teacher concerned, or a facilitator of the collaboration',
			needs,
			perform: ({ actor, path }) => shareNote(actor, path.id, path.personId),
		}),
		change({
			does: 'DELETE /notes/{id}/readers/{personId}',
			summary: 'Take a note back from somebody',
			needs,
			perform: ({ actor, path }) => takeBackNote(actor, path.id, path.personId),
		}),
		change({
			does: 'PUT /notes/{id}/settlement',
			summary: 'Settle what you held back: it was said, or no longer matters',
			needs,
			perform: ({ actor, path }) => settleHeldBack(actor, path.id),
		}),
		change({
			does: 'DELETE /notes/{id}/settlement',
			summary: 'Let it wait again',
			needs,
			perform: ({ actor, path }) => settleHeldBack(actor, path.id, false),
		}),
	],
};
