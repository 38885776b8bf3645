import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** Keeps up to which message somebody has read; that never goes back. */
export async function keepReading(tx: Tx, actor: Member, collaborationId: string, at: Date): Promise<void> {
	await tx
		.insertInto('thread_reading')
		.values({ collaboration_id: collaborationId, person_id: actor.personId, read_until: at })
		.onConflict((conflict) =>
			conflict
				.columns(['collaboration_id', 'person_id'])
				.doUpdateSet({ read_until: at })
				.where('thread_reading.read_until', '<', at),
		)
		.execute();
}
