import { sql } from 'kysely';
import { type Actor, asOperator, type OperatorActor } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/**
 * One unit of work as operator. Asks the database's own rule first, so that who is none is answered as if nothing
 * were there, before anything is read or written.
 */
export function operate<Result>(
	actor: Actor,
	work: (tx: Tx, operator: OperatorActor) => Promise<Result>,
): Promise<Result | Refusal> {
	if (actor.kind !== 'member' && actor.kind !== 'operator' && actor.kind !== 'machine')
		return Promise.resolve(missing);
	const operator = asOperator(actor);
	return unitOfWork<Result | Refusal>(operator, async (tx) => {
		const { rows } = await sql<{ so: boolean }>`select acts_as_operator() as so`.execute(tx);
		return rows[0]?.so === true ? work(tx, operator) : missing;
	});
}
