import { schoolDay } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** The day it is at a school of the actor's, by which the database tells whether evidence may still be used. */
export async function todayIn(tx: Tx, schoolId: string, at: Date): Promise<string> {
	const { zone } = await tx
		.selectFrom('school')
		.select('zone')
		.where('id', '=', schoolId)
		.executeTakeFirstOrThrow();
	return schoolDay(zone, at);
}
