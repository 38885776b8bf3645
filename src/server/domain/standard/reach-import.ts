import type { Tx } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** An import as it lies, held until the unit of work ends; missing when there is none. */
export async function reachImport(tx: Tx, importId: string) {
	const row = await tx
		.selectFrom('framework_import')
		.selectAll()
		.where('id', '=', importId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? (missing as Refusal);
}
