import type { Tx } from './database/unit-of-work.ts';
import { newId } from './ids.ts';

/** Records that something happened, in the transaction that made it happen: names and ids only, no word of anybody's. */
export async function recordEvent(
	tx: Tx,
	event: { name: string; at: Date; schoolId: string; actorId: string; subjectId: string },
): Promise<void> {
	await tx
		.insertInto('event')
		.values({
			id: newId(),
			at: event.at,
			name: event.name,
			school_id: event.schoolId,
			actor_id: event.actorId,
			subject_id: event.subjectId,
		})
		.execute();
}
