import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { mayWriteVision } from './find-vision.ts';

async function changeStatement(
	actor: Member,
	id: string,
	version: number,
	name: string,
	change: (at: Date) => { words: string; shown_by: string } | { retired_at: Date | null },
): Promise<{ id: string; version: number } | Refusal> {
	if (!isId(id)) return missing;
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const before = await tx
			.selectFrom('vision_statement')
			.select(['school_id', 'words', 'shown_by', 'retired_at', 'version'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!before || !(await mayWriteVision(tx, before.school_id))) return missing;
		const to = change(at);
		const already =
			'words' in to
				? before.words === to.words && before.shown_by === to.shown_by
				: (before.retired_at === null) === (to.retired_at === null);
		if (already) return { id, version: before.version };
		const saved = await tx
			.updateTable('vision_statement')
			.set({ ...to, version: version + 1 })
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(before.version);
		await recordEvent(tx, { name, at, schoolId: before.school_id, actorId: actor.personId, subjectId: id });
		return { id, version: version + 1 };
	});
}

/**
 * Puts a statement in other words, on top of `version`. Refuses `missing` to whoever is neither facilitator nor leader of
 * the school, and `changed-meanwhile`.
 */
export function editStatement(
	actor: Member,
	id: string,
	{ words, shownBy, version }: { words: string; shownBy: string; version: number },
): Promise<{ id: string; version: number } | Refusal> {
	return changeStatement(actor, id, version, 'vision.edited', () => ({ words, shown_by: shownBy }));
}

/**
 * Puts a statement away, or takes it up again with `retired` false; its look-fors stay the school's. Refuses as
 * `editStatement` does.
 */
export function retireStatement(
	actor: Member,
	id: string,
	version: number,
	retired = true,
): Promise<{ id: string; version: number } | Refusal> {
	return changeStatement(actor, id, version, retired ? 'vision.retired' : 'vision.taken-up', (at) => ({
		retired_at: retired ? at : null,
	}));
}
