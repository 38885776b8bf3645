import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Progress } from './teaching-point.ts';

type Change = { progress: Progress } | { settled_at: Date | null };

/**
 * Saves one change of a teaching point on top of `version`. Refuses as missing what is not read, as conflict what was
 * saved meanwhile, and what somebody else wrote. A change that is already so is answered as done.
 */
export function changeTeachingPoint(
	actor: Member,
	id: string,
	version: number,
	event: { at: Date; name: string },
	change: Change,
): Promise<{ id: string; version: number } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx) => {
		const point = await tx
			.selectFrom('teaching_point')
			.select(['school_id', 'progress', 'settled_at', 'version'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!point) return missing;
		const already =
			'progress' in change
				? point.progress === change.progress
				: (point.settled_at === null) === (change.settled_at === null);
		if (already) return { id, version: point.version };
		const saved = await tx
			.updateTable('teaching_point')
			.set({ ...change, version: version + 1 })
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n)
			return point.version === version
				? refuse('only-its-writer', { kind: 'forbidden' })
				: changedMeanwhile(point.version);
		await recordEvent(tx, { ...event, schoolId: point.school_id, actorId: actor.personId, subjectId: id });
		return { id, version: version + 1 };
	});
}
