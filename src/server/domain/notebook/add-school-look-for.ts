import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/**
 * Adds a look-for that everyone who visits in the school sees, to show a statement of its vision or none yet. `words`: 1 to
 * 300 characters. Refuses `missing` to whoever is neither facilitator nor leader of the school, and for a statement of
 * another school; `look-for-twice` for words that the school looks for already.
 */
export function addSchoolLookFor(
	actor: Member,
	schoolId: string,
	{ words, statementId }: { words: string; statementId: string | null },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || (statementId !== null && !isId(statementId))) return Promise.resolve(missing);
	const at = now();
	const id = newId();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		await tx
			.insertInto('look_for')
			.values({ id, school_id: schoolId, words, statement_id: statementId, position: 100 })
			.execute();
		await recordEvent(tx, { name: 'look-for.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(refusedByBank);
}

/** Says which statement of the vision a look-for of the school shows, or none. Refuses as `addSchoolLookFor` does. */
export function placeLookFor(
	actor: Member,
	id: string,
	statementId: string | null,
): Promise<{ id: string } | Refusal> {
	if (!isId(id) || (statementId !== null && !isId(statementId))) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const lookFor = await tx
			.updateTable('look_for')
			.set({ statement_id: statementId })
			.where('id', '=', id)
			.where('author_id', 'is', null)
			.where('school_id', '=', sql<string>`any ((select my_choosing_schools())::uuid[])`)
			.returning('school_id')
			.executeTakeFirst();
		if (!lookFor) return missing;
		await recordEvent(tx, {
			name: 'look-for.placed',
			at,
			schoolId: lookFor.school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id };
	}).catch(refusedByBank);
}

function refusedByBank(error: unknown): Refusal {
	if (brokenConstraint(error) === 'look_for_of_school_words')
		return refuse('look-for-twice', { field: 'words' });
	return hiddenIsMissing(error);
}
