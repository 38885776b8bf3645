import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Takes back a summary of one's own: from now on its teacher reads it no more. Twice is once. Refuses `missing`. */
export function takeBackSummary(actor: Member, summaryId: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(summaryId)) return missing;
		const row = await tx
			.selectFrom('visit_summary')
			.select(['school_id', 'taken_back_at'])
			.where('id', '=', summaryId)
			.where('author_id', '=', actor.personId)
			.where('approved_at', 'is not', null)
			.executeTakeFirst();
		if (!row) return missing;
		if (row.taken_back_at) return summaryId;
		await tx
			.updateTable('visit_summary')
			.set((eb) => ({ taken_back_at: at, version: eb('version', '+', 1) }))
			.where('id', '=', summaryId)
			.execute();
		await recordEvent(tx, {
			name: 'summary.taken-back',
			at,
			schoolId: row.school_id,
			actorId: actor.personId,
			subjectId: summaryId,
		});
		return summaryId;
	});
}
