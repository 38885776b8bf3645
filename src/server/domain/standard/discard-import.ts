import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachImport } from './reach-import.ts';

/**
 * Puts a preview away: what was staged is deleted, and that there was one stays. Discarding twice is discarding once.
 * @returns the import's key; refused when it was accepted
 */
export async function discardImport(actor: Actor, importId: string): Promise<string | Refusal> {
	if (!isId(importId)) return missing;
	return operate<string | Refusal>(actor, async (tx) => {
		const found = await reachImport(tx, importId);
		if (isRefusal(found)) return found;
		if (found.state === 'accepted') return refuse('framework-accepted', { kind: 'conflict' });
		await tx.deleteFrom('framework_import_row').where('import_id', '=', importId).execute();
		await tx.updateTable('framework_import').set({ state: 'discarded' }).where('id', '=', importId).execute();
		return importId;
	});
}
