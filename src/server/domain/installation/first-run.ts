import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { newCode, plainCode } from './code.ts';

/** The organisation of this installation; undefined before set-up. */
export function findOrganisation(): Promise<{ name: string; demonstration: boolean } | undefined> {
	return unitOfWork(visitor, (tx) =>
		tx.selectFrom('organisation').select(['name', 'demonstration']).executeTakeFirst(),
	);
}

/** Whether there is an organisation here. */
export async function isSetUp(): Promise<boolean> {
	return (await findOrganisation()) !== undefined;
}

/**
 * Makes a new code for the first set-up and keeps its hash; the one before is worth nothing from then on.
 * @returns the code, for the terminal alone; undefined when there is an organisation already
 */
export async function prepareFirstRun(): Promise<string | undefined> {
	if (await isSetUp()) return undefined;
	const code = newCode();
	const row = { code_hash: hashOf(plainCode(code)), made_at: now() };
	await unitOfWork(visitor, (tx) =>
		tx
			.insertInto('first_run')
			.values(row)
			.onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
			.execute(),
	);
	return code;
}
