import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { hasOtherOperator } from './operators.ts';
import { reachPerson } from './reach-person.ts';

/**
 * Deactivates somebody: they cannot sign in and reach nothing, and what they wrote stays as it was. The door that calls
 * this ends their sessions.
 * @returns the person's id; refused to oneself and for the last operator
 */
export function deactivatePerson(actor: Actor, personId: string): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const person = await reachPerson(tx, personId);
		if (isRefusal(person)) return person;
		if (person.deactivated) return personId;
		if (operator.kind === 'operator' && operator.personId === personId)
			return refuse('not-yourself', { kind: 'conflict' });
		if (!(await hasOtherOperator(tx, personId))) return refuse('last-operator', { kind: 'conflict' });
		await tx
			.updateTable('person')
			.set({ deactivated_at: at, version: person.version + 1 })
			.where('id', '=', personId)
			.execute();
		await recordAct(tx, operator, { name: 'person.deactivated', at, subjectId: personId, personId });
		return personId;
	});
}
