import { computePlans } from '#server/domain/rotation/index.ts';

/** Computes the rotations that wait for it; the verb acts as the machine, and as who asked for each. */
export async function planRotationsJob(): Promise<void> {
	await computePlans();
}
