import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Withdraws the words of something one said in a request: they are gone for everybody, also where they were sent along; what changed
 * with them stays. Twice is once. Refuses `missing`.
 */
export function withdrawFromRequest(actor: Member, messageId: string): Promise<{ id: string } | Refusal> {
	const at = now();
	if (!isId(messageId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const row = await tx
			.selectFrom('request_message as m')
			.innerJoin('request as r', 'r.id', 'm.request_id')
			.select(['m.request_id', 'm.withdrawn_at', 'r.school_id'])
			.where('m.id', '=', messageId)
			.where('m.author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!row) return missing;
		if (row.withdrawn_at) return { id: row.request_id };
		await tx
			.updateTable('request_message')
			.set({ words: '', withdrawn_at: at })
			.where('id', '=', messageId)
			.execute();
		await recordEvent(tx, {
			name: 'request.withdrawn',
			at,
			schoolId: row.school_id,
			actorId: actor.personId,
			subjectId: messageId,
		});
		return { id: row.request_id };
	});
}
