import type { Actor } from '#server/platform/actor.ts';
import { databaseInUse } from './index.ts';
import { inside, outsideWork, type Tx, takePlace } from './unit-of-work.ts';

/** Acts as one after another inside a rehearsal. */
export type Acting = <Result>(actor: Actor, work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/**
 * One transaction on the database in use in which `work` acts as one person after another, and of which nothing remains: it
 * is rolled back whatever happens. For the proof of the promise alone; everything else has one actor a transaction, and
 * .dependency-cruiser.cjs keeps it so.
 * @example const reached = await rehearsal(async (as) => { await as(machine, plant); return as(leader, readAll); });
 */
export async function rehearsal<Result>(work: (as: Acting) => Promise<Result>): Promise<Result> {
	outsideWork('A rehearsal');
	let result: { of: Result } | undefined;
	try {
		await inside.run(true, () =>
			databaseInUse()
				.kysely.transaction()
				.execute(async (tx) => {
					result = {
						of: await work(async (actor, act) => {
							await takePlace(tx, actor);
							return act(tx);
						}),
					};
					throw new Rehearsed();
				}),
		);
	} catch (error) {
		if (error instanceof Rehearsed && result) return result.of;
		throw error;
	}
	throw new Error('A rehearsal was kept');
}

class Rehearsed extends Error {}
