import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { reachPerson } from './reach-person.ts';

/** Lets a deactivated person sign in again, with the roles they still hold. Gives the person's id. */
export function reactivatePerson(actor: Actor, personId: string): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		if (!person.deactivated) return personId;
		await tx
			.updateTable('person')
			.set({ deactivated_at: null, version: person.version + 1 })
			.where('id', '=', personId)
			.execute();
		await recordAct(tx, operator, { name: 'person.reactivated', at, subjectId: personId, personId });
		return personId;
	});
}
