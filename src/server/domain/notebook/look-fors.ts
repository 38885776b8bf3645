import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';

/** The look-fors that a school begins with; their words are the messages `notebook.look-for.<key>`. */
export const startingLookFors = [
	'choose-the-tool',
	'explain-what-they-made',
	'make-rather-than-consume',
	'work-together-on-one-thing',
	'someone-left-out-takes-part',
	'learn-from-feedback',
	'real-audience',
	'check-a-source',
	'share-with-care',
	'aim-before-tool',
	'students-help-each-other',
	'put-it-away',
] as const;
export type StartingLookFor = (typeof startingLookFors)[number];

/**
 * Gives a school its starting look-fors; what it has already stays. Takes a unit of work of an operator or the machine:
 * for set-up and import.
 */
export async function startLookFors(tx: Tx, schoolId: string): Promise<void> {
	await tx
		.insertInto('look_for')
		.values(startingLookFors.map((key, position) => ({ id: newId(), school_id: schoolId, key, position })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
