import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mostWords } from './find-thread.ts';
import { keepReading } from './keep-reading.ts';
import { reachThread } from './reach-thread.ts';

/**
 * Says something in the thread of a collaboration, to all its partners. `entry` is a UUID made where the form was shown:
 * sent twice, it is said once.
 * @returns the message's key; refuses `missing`, `required`, `too-long`
 */
export function sayInThread(
	actor: Member,
	collaborationId: string,
	said: { words: string; entry: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachThread(tx, actor, collaborationId);
		if (!reached || !isId(said.entry)) return missing;
		const words = said.words.trim();
		if (words === '') return refuse('required', { field: 'words' });
		if (words.length > mostWords) return refuse('too-long', { field: 'words', args: { most: mostWords } });
		const id = keyOf(actor.personId, said.entry, `thread ${collaborationId}`);
		const written = await tx
			.insertInto('thread_message')
			.values({ id, collaboration_id: collaborationId, author_id: actor.personId, words, written_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 1n) return id;
		// Who answers has read what they answer to.
		await keepReading(tx, actor, collaborationId, at);
		await recordEvent(tx, {
			name: 'thread.said',
			at,
			schoolId: reached.schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
		return id;
	});
}
