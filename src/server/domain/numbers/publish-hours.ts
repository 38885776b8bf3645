import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * Lets the actor's hours be part of those shown to leaders from the next frozen month on, also where fewer than five
 * facilitate. They are shown once everyone does. Doing it twice is doing it once. Missing where one does not facilitate.
 */
export function publishHours(actor: Member, schoolId: string): Promise<Refusal | { published: true }> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<Refusal | { published: true }>(actor, async (tx) => {
		const made = await tx
			.insertInto('hours_publication')
			.values({ id: newId(), person_id: actor.personId, school_id: schoolId, published_at: at })
			.onConflict((conflict) =>
				conflict.columns(['school_id', 'person_id']).where('taken_back_at', 'is', null).doNothing(),
			)
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows !== 0n)
			await tx
				.insertInto('event')
				.values({
					id: newId(),
					at,
					name: 'hours.published',
					school_id: schoolId,
					actor_id: actor.personId,
					subject_id: actor.personId,
				})
				.execute();
		return { published: true };
	}).catch(hiddenIsMissing);
}

/** Keeps the actor's hours to themself again, from the next frozen month on; what is frozen stays. Missing where they never were shown. */
export function keepHours(actor: Member, schoolId: string): Promise<Refusal | { kept: true }> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<Refusal | { kept: true }>(actor, async (tx) => {
		const changed = await tx
			.updateTable('hours_publication')
			.set({ taken_back_at: at })
			.where('school_id', '=', schoolId)
			.where('person_id', '=', actor.personId)
			.where('taken_back_at', 'is', null)
			.executeTakeFirst();
		if (changed.numUpdatedRows === 0n) {
			const before = await tx
				.selectFrom('hours_publication')
				.select('id')
				.where('school_id', '=', schoolId)
				.limit(1)
				.executeTakeFirst();
			return before ? { kept: true } : missing;
		}
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'hours.kept',
				school_id: schoolId,
				actor_id: actor.personId,
				subject_id: actor.personId,
			})
			.execute();
		return { kept: true };
	});
}
