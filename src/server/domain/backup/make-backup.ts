import { operate, recordAct } from '#server/domain/audit/index.ts';
import { type Actor, machine } from '#server/platform/actor.ts';
import { BackupFault, type FaultCode, type Made, makeBackupFile } from '#server/platform/backup/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';

/** A backup that was made: where, what it holds and how long it took. */
export interface BackupMade extends Made {
	path: string;
	milliseconds: number;
}

/** What fails a scheduled backup without being a failure: another is being made. */
const noFailure: readonly FaultCode[] = ['running'];

/**
 * Makes a backup of the whole installation while people work, encrypted to the organisation's key, and keeps how it went.
 * @param path the file to make, absolute
 * @returns refused without a key, when the file is there already, when it cannot be written, or the disk is full
 */
export async function makeBackup(
	actor: Actor,
	{ path, cause }: { path: string; cause: 'schedule' | 'command' },
): Promise<BackupMade | Refusal> {
	const began = now();
	const key = await operate(actor, async (tx) =>
		tx.selectFrom('backup_key').select('recipient').where('replaced_at', 'is', null).executeTakeFirst(),
	);
	if (isRefusal(key)) return key;
	if (key === undefined) return refuse('backup-no-key', { kind: 'conflict' });
	const made = await makeBackupFile({ path, recipient: key.recipient, at: began }).catch(faultOnly);
	const ended = now();
	const row = { id: newId(), cause, began_at: began, ended_at: ended, place: path };
	if (made instanceof BackupFault) {
		if (cause === 'schedule' && !noFailure.includes(made.code))
			await operate(machine, async (tx) => keepFailure(tx, { ...row, failure: made.code }));
		return refuse(`backup-${made.code}`, { kind: 'unavailable', args: { path } });
	}
	const { bytes, tables, rows, files, pauseMs } = made;
	await operate(actor, async (tx, operator) => {
		await tx
			.insertInto('backup')
			.values({
				...row,
				bytes: String(bytes),
				tables,
				rows: String(rows),
				files,
				pause_ms: pauseMs === undefined ? null : Math.ceil(pauseMs),
				read_back_at: ended,
			})
			.execute();
		if (cause === 'command')
			await recordAct(tx, operator, { name: 'backup.made', at: ended, subjectId: row.id });
	});
	return { ...made, path, milliseconds: ended.getTime() - began.getTime() };
}

function faultOnly(error: unknown): BackupFault {
	if (error instanceof BackupFault) return error;
	throw error;
}

/** Tried every hour until it succeeds, the same failure is one row: since when, and when last. */
async function keepFailure(
	tx: Tx,
	row: { id: string; cause: string; began_at: Date; ended_at: Date; place: string; failure: string },
): Promise<void> {
	const last = await tx
		.selectFrom('backup')
		.select(['id', 'failure'])
		.where('cause', '=', 'schedule')
		.orderBy('began_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (last?.failure !== row.failure) await tx.insertInto('backup').values(row).execute();
	else await tx.updateTable('backup').set({ ended_at: row.ended_at }).where('id', '=', last.id).execute();
}
