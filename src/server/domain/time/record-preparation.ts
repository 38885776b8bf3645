import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { columnsOf, type PreparationSaid } from './preparation.ts';

export interface Preparation extends PreparationSaid {
	/** Left out: the first, by name, in which the actor may. */
	schoolId?: string | undefined;
	/** Made with the form: sent twice, it is one entry. */
	entry: string;
}

/**
 * Writes down time spent preparing, today or late, which nobody else reads. Refuses as missing a school in which the actor is
 * neither facilitator, librarian nor specialist; `preparation-ahead`; and before the school year `preparation-too-early`.
 */
export function recordPreparation(actor: Member, wanted: Preparation): Promise<{ entry: string } | Refusal> {
	if (!isId(wanted.schoolId ?? wanted.entry) || !isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	const id = newId();
	return unitOfWork<{ entry: string } | Refusal>(actor, async (tx) => {
		const school = await tx
			.selectFrom('school')
			.select(['id', 'zone'])
			.$if(wanted.schoolId !== undefined, (query) => query.where('id', '=', wanted.schoolId ?? ''))
			.where('id', '=', sql<string>`any ((select my_roles_in('{facilitator,librarian,specialist}'))::uuid[])`)
			.orderBy('name')
			.orderBy('id')
			.limit(1)
			.executeTakeFirst();
		if (!school) return missing;
		const columns = await columnsOf(tx, school, wanted, at);
		if (isRefusal(columns)) return columns;
		const written = await tx
			.insertInto('time_entry')
			.values({
				id,
				school_id: school.id,
				facilitator_id: actor.personId,
				entry_id: wanted.entry,
				...columns,
			})
			.onConflict((conflict) => conflict.columns(['facilitator_id', 'entry_id']).doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, {
				name: 'preparation.recorded',
				at,
				schoolId: school.id,
				actorId: actor.personId,
				subjectId: id,
			});
		return { entry: wanted.entry };
	}).catch(hiddenIsMissing);
}
