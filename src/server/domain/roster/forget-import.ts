import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachImport } from './reach-import.ts';

/** Takes a preview away as if it had not been: what a dry run leaves is nothing. Refused when it was accepted. */
export async function withdrawImport(actor: Actor, importId: string): Promise<string | Refusal> {
	if (!isId(importId)) return missing;
	return operate<string | Refusal>(actor, async (tx) => {
		const found = await reachImport(tx, importId);
		if (isRefusal(found)) return found;
		if (found.state === 'accepted' || found.state === 'undone')
			return refuse('roster-accepted', { kind: 'conflict' });
		await forgetImport(tx, importId);
		return importId;
	});
}

/** Deletes an import with everything that was staged for it. */
export async function forgetImport(tx: Tx, importId: string): Promise<void> {
	await tx.deleteFrom('roster_import_person').where('import_id', '=', importId).execute();
	await tx.deleteFrom('roster_import_row').where('import_id', '=', importId).execute();
	await tx.deleteFrom('roster_import_change').where('import_id', '=', importId).execute();
	await tx.deleteFrom('roster_import_problem').where('import_id', '=', importId).execute();
	await tx.deleteFrom('roster_import').where('id', '=', importId).execute();
}
