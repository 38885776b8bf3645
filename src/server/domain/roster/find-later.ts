import type { Tx } from '#server/platform/database/index.ts';

/** Whether a roster was accepted or undone since a moment: what was compared before then says how things were. */
export async function isOvertaken(tx: Tx, since: Date): Promise<boolean> {
	const row = await tx
		.selectFrom('roster_import')
		.select('id')
		.where((eb) => eb.or([eb('accepted_at', '>=', since), eb('undone_at', '>=', since)]))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
