import { operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { isRecipient } from '#server/platform/backup/index.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/**
 * Makes a key the one that backups are encrypted to from now on. Earlier backups stay as they are: the key they were made
 * for opens them.
 * @param recipient the public part, `age1…`
 * @param replace whether another key may be there
 * @returns the recipient; refused when it is none, or when there is a key and it is not to be replaced
 */
export async function setBackupKey(
	actor: Actor,
	{ recipient, replace }: { recipient: string; replace: boolean },
): Promise<{ recipient: string } | Refusal> {
	if (!isRecipient(recipient)) return refuse('backup-not-a-recipient');
	const at = now();
	return operate(actor, async (tx, operator) => {
		const { numUpdatedRows } = await tx
			.updateTable('backup_key')
			.set({ replaced_at: at })
			.where('replaced_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows > 0n && !replace) return refuse('backup-key-there', { kind: 'conflict' });
		const id = newId();
		await tx.insertInto('backup_key').values({ id, recipient, made_at: at }).execute();
		await recordAct(tx, operator, {
			name: numUpdatedRows > 0n ? 'backup.key-replaced' : 'backup.key-set',
			at,
			subjectId: id,
			detail: recipient.slice(0, 70),
		});
		return { recipient };
	});
}
