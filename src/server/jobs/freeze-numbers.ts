import { freezeNumbers } from '#server/domain/numbers/index.ts';

/** Freezes the numbers of the months that are over; the verb acts as `counter`. */
export async function freezeNumbersJob(): Promise<void> {
	await freezeNumbers();
}
