import { sql } from 'kysely';
import { writeNextStep } from '#server/domain/next-step/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';

export interface StepOfNote {
	/** Whom it is about, and who promises it: the teacher, or who writes it. */
	teacherId: string;
	ownerId: string;
	words: string;
	dueOn: string | null;
	entry: string;
}

/**
 * Makes a next step of a note: it is read by the two sides of it, and no longer by all who were at the meeting. Refuses `missing`
 * for a note that the actor does not read, and whom they may not write about.
 */
export function turnIntoStep(
	actor: Member,
	noteId: string,
	step: StepOfNote,
): Promise<{ id: string } | Refusal> {
	if (![noteId, step.teacherId, step.ownerId, step.entry].every(isId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const note = await tx.selectFrom('meeting_note').select('id').where('id', '=', noteId).executeTakeFirst();
		if (!note) return missing;
		const written = await writeNextStep(tx, actor, { ...step, collaborationId: null }, at);
		if (isRefusal(written)) return written;
		await tx
			.insertInto('meeting_note_step')
			.values({ note_id: noteId, next_step_id: written.id })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		return written;
	}).catch(hiddenIsMissing);
}

/** What a collaboration begins with that comes of a note: its words, and the team. Refuses `missing`. */
export function findNoteStart(
	actor: Member,
	noteId: string,
): Promise<{ words: string; teamId: string; schoolId: string } | Refusal> {
	if (!isId(noteId)) return Promise.resolve(missing);
	return unitOfWork<{ words: string; teamId: string; schoolId: string } | Refusal>(actor, async (tx) => {
		const note = await tx
			.selectFrom('meeting_note as n')
			.innerJoin('meeting as m', 'm.id', 'n.meeting_id')
			.select(['n.words', 'm.team_id', 'm.school_id'])
			.where('n.id', '=', noteId)
			.executeTakeFirst();
		return note ? { words: note.words, teamId: note.team_id, schoolId: note.school_id } : missing;
	});
}

/** Of some people those about whom the actor may write a next step outside collaborations, themselves among them. */
export async function writableAbout(tx: Tx, schoolId: string, people: readonly string[]): Promise<string[]> {
	if (people.length === 0) return [];
	const rows = await tx
		.selectFrom('person')
		.select('id')
		.where('id', 'in', people)
		.where(sql<boolean>`may_write_about(person.id, ${schoolId}::uuid, null)`)
		.execute();
	return rows.map((row) => row.id);
}
