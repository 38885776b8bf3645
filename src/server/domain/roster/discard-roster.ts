import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachImport } from './reach-import.ts';

/**
 * Puts a preview away: what was staged is deleted, and that there was one stays. Discarding twice is discarding once.
 * @returns the import's key; refused when it was accepted
 */
export async function discardRoster(actor: Actor, importId: string): Promise<string | Refusal> {
	if (!isId(importId)) return missing;
	return operate<string | Refusal>(actor, async (tx) => {
		const found = await reachImport(tx, importId);
		if (isRefusal(found)) return found;
		if (found.state === 'accepted' || found.state === 'undone')
			return refuse('roster-accepted', { kind: 'conflict' });
		await tx.deleteFrom('roster_import_person').where('import_id', '=', importId).execute();
		await tx.deleteFrom('roster_import_row').where('import_id', '=', importId).execute();
		await tx.deleteFrom('roster_import_change').where('import_id', '=', importId).execute();
		await tx.deleteFrom('roster_import_problem').where('import_id', '=', importId).execute();
		await tx
			.updateTable('roster_import')
			.set({ state: 'discarded', upload: null, worker: null })
			.where('id', '=', importId)
			.execute();
		return importId;
	});
}
