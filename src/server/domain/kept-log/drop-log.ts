import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Throws a log away, with its rows that were not read. The visits that were made of it stay. Refuses `missing`. */
export async function dropLog(actor: Member, logId: string): Promise<undefined | Refusal> {
	if (!isId(logId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const gone = await tx.deleteFrom('kept_log').where('id', '=', logId).executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : undefined;
	});
}
