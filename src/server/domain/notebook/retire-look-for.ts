import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** Takes a look-for of one's own out of the list to choose from; what was checked by it stays. */
export function retireLookFor(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const lookFor = await tx
			.selectFrom('look_for')
			.select(['school_id', 'retired_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!lookFor) return missing;
		if (lookFor.retired_at !== null) return { id };
		const saved = await tx
			.updateTable('look_for')
			.set({ retired_at: at })
			.where('id', '=', id)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return refuse('only-its-writer', { kind: 'forbidden' });
		await recordEvent(tx, {
			name: 'look-for.retired',
			at,
			schoolId: lookFor.school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id };
	});
}
