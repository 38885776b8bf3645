import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Takes back an entry of preparation by the key of the form that made it; taken back twice, it is gone once. */
export function takeBackPreparation(actor: Member, entry: string): Promise<{ entry: string } | Refusal> {
	if (!isId(entry)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const gone = await tx
			.deleteFrom('time_entry')
			.where('facilitator_id', '=', actor.personId)
			.where('entry_id', '=', entry)
			.returning(['id', 'school_id'])
			.executeTakeFirst();
		if (gone)
			await recordEvent(tx, {
				name: 'preparation.taken-back',
				at,
				schoolId: gone.school_id,
				actorId: actor.personId,
				subjectId: gone.id,
			});
		return { entry };
	});
}
