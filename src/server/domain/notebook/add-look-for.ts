import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Adds a look-for of one's own, seen by nobody else in the list to choose from. `words`: 1 to 300 characters. The same
 * words again are the same look-for. Refuses as missing a school that is not the actor's.
 */
export function addLookFor(
	actor: Member,
	schoolId: string,
	words: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	const id = newId();
	return unitOfWork(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const written = await tx
			.insertInto('look_for')
			.values({ id, school_id: schoolId, author_id: actor.personId, words, position: 1000 })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows === 0n) {
			const first = await tx
				.selectFrom('look_for')
				.select('id')
				.where('school_id', '=', schoolId)
				.where('author_id', '=', actor.personId)
				.where('retired_at', 'is', null)
				.where((eb) => eb(eb.fn('lower', ['words']), '=', eb.fn('lower', [eb.val(words)])))
				.executeTakeFirst();
			return first ?? missing;
		}
		await recordEvent(tx, { name: 'look-for.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	});
}
