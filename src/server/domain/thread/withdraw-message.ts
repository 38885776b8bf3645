import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Withdraws what one said in a thread: its words are gone for everybody, its place stays. Twice is once. */
export function withdrawMessage(actor: Member, messageId: string): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(messageId)) return missing;
		const row = await tx
			.selectFrom('thread_message as m')
			.innerJoin('collaboration as c', 'c.id', 'm.collaboration_id')
			.select(['m.collaboration_id', 'm.withdrawn_at', 'c.school_id'])
			.where('m.id', '=', messageId)
			.where('m.author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!row) return missing;
		if (row.withdrawn_at) return row.collaboration_id;
		await tx
			.updateTable('thread_message')
			.set({ words: '', withdrawn_at: at })
			.where('id', '=', messageId)
			.execute();
		await recordEvent(tx, {
			name: 'thread.withdrawn',
			at,
			schoolId: row.school_id,
			actorId: actor.personId,
			subjectId: messageId,
		});
		return row.collaboration_id;
	});
}
