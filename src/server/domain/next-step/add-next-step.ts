import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { schoolToWriteIn } from './school-to-write-in.ts';

export interface NewNextStep {
	teacherId: string;
	collaborationId: string | null;
	/** Who promises it: the teacher, oneself, or a facilitator of the collaboration. */
	ownerId: string;
	/** 1 to 500 characters. */
	words: string;
	/** School day, `YYYY-MM-DD`. */
	dueOn: string | null;
	/** Made with the form: sent twice, it is one next step. */
	entry: string;
}

/** Writes down a promise of either side. Refuses as missing whom the actor may not write about, or who is on neither side. */
export async function addNextStep(actor: Member, step: NewNextStep): Promise<{ id: string } | Refusal> {
	if (![step.teacherId, step.ownerId, step.entry, step.collaborationId ?? step.entry].every(isId))
		return missing;
	const at = now();
	return unitOfWork(actor, (tx) => writeNextStep(tx, actor, step, at)).catch(hiddenIsMissing);
}

/** Writes down a promise within a unit of work that does more. Refuses as `addNextStep` does, and throws what the database refuses. */
export async function writeNextStep(
	tx: Tx,
	actor: Member,
	step: NewNextStep,
	at: Date,
): Promise<{ id: string } | Refusal> {
	const id = keyOf(actor.personId, step.entry, 'next-step');
	const schoolId = await schoolToWriteIn(tx, step.teacherId, step.collaborationId);
	if (schoolId === undefined) return missing;
	const written = await tx
		.insertInto('next_step')
		.values({
			id,
			school_id: schoolId,
			collaboration_id: step.collaborationId,
			teacher_id: step.teacherId,
			author_id: actor.personId,
			owner_id: step.ownerId,
			words: step.words,
			due_on: step.dueOn,
			created_at: at,
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (written.numInsertedOrUpdatedRows !== 0n)
		await recordEvent(tx, {
			name: 'next-step.added',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
	return { id };
}
