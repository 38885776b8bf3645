import { schoolToWriteIn } from '#server/domain/next-step/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { Progress } from './teaching-point.ts';

export interface NewTeachingPoint {
	teacherId: string;
	collaborationId: string | null;
	/** 1 to 500 characters. */
	words: string;
	progress: Progress;
	/** Made with the form: sent twice, it is one teaching point. */
	entry: string;
}

/** Begins a teaching point in a notebook. Refuses as missing whom the actor may not write about. */
export function addTeachingPoint(actor: Member, point: NewTeachingPoint): Promise<{ id: string } | Refusal> {
	if (![point.teacherId, point.entry, point.collaborationId ?? point.entry].every(isId))
		return Promise.resolve(missing);
	const at = now();
	const id = keyOf(actor.personId, point.entry, 'teaching-point');
	return unitOfWork(actor, async (tx) => {
		const schoolId = await schoolToWriteIn(tx, point.teacherId, point.collaborationId);
		if (schoolId === undefined) return missing;
		const written = await tx
			.insertInto('teaching_point')
			.values({
				id,
				school_id: schoolId,
				collaboration_id: point.collaborationId,
				teacher_id: point.teacherId,
				author_id: actor.personId,
				words: point.words,
				progress: point.progress,
				created_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, {
				name: 'teaching-point.added',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	});
}
