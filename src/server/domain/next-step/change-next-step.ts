import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';

interface Change {
	words?: string;
	due_on?: string | null;
	done_at?: Date | null;
}

/** What became of a change: the promise as it is now. */
export interface ChangedNextStep {
	id: string;
	version: number;
	doneAt: Date | null;
}

/**
 * Saves one change of a promise on top of `version`. Refuses as missing what is not read, as conflict what was saved
 * meanwhile, and what the reader neither wrote nor owns. A change that is already so is answered as done.
 */
export function changeNextStep(
	actor: Member,
	id: string,
	version: number,
	event: { at: Date; name: string },
	change: Change,
): Promise<ChangedNextStep | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const step = await tx
			.selectFrom('next_step')
			.select(['id', 'version', 'school_id', 'words', 'due_on', 'done_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!step) return missing;
		if ('done_at' in change && (step.done_at === null) === (change.done_at === null))
			return { id, version: step.version, doneAt: step.done_at };
		const saved = await tx
			.updateTable('next_step')
			.set({ ...change, version: version + 1 })
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n)
			return step.version === version
				? refuse('only-its-writer', { kind: 'forbidden' })
				: changedMeanwhile(step.version);
		await recordEvent(tx, { ...event, schoolId: step.school_id, actorId: actor.personId, subjectId: id });
		return { id, version: version + 1, doneAt: change.done_at === undefined ? step.done_at : change.done_at };
	});
}
