import { isAbsolute, relative } from 'node:path';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { type BackupState, type Kept, stateOf } from './backup.ts';

/** How backups stand, in short. */
export interface BackupStanding {
	state: BackupState;
	/** When the last good backup began. */
	lastGood: Date | null;
}

/** A backup as operators read of it. */
export interface BackupLine {
	id: string;
	beganAt: Date;
	milliseconds: number;
	place: string;
	bytes: number;
	rows: number;
	files: number;
	pauseMs: number | null;
	scheduled: boolean;
	/** When rotation removed the file. */
	removedAt: Date | null;
}

/** The page of backups. */
export interface BackupPage extends BackupStanding {
	/** The public part of the key, and since when. */
	key: { recipient: string; madeAt: Date } | null;
	/** The newest good ones, at most 30. */
	backups: BackupLine[];
	/** What keeps the scheduled backup from being made since the last good one, if anything does. */
	failure: { code: string; place: string; since: Date; last: Date } | null;
	folder: string;
	/** Whether the folder lies in the data directory: one lost disk would take both. */
	besideData: boolean;
	kept: Kept;
}

/** Reads how backups stand, in an operator's unit of work. */
export async function findBackupStanding(tx: Tx, at: Date): Promise<BackupStanding> {
	const { key, lastGood } = await readStanding(tx);
	return { state: stateOf(key !== undefined, lastGood, at), lastGood };
}

/** Lists the backups that were made here and how they stand; missing for who is no operator. */
export function findBackups(actor: Actor): Promise<BackupPage | Refusal> {
	const given = settings();
	return operate(actor, async (tx) => {
		const { key, lastGood } = await readStanding(tx);
		const made = await tx
			.selectFrom('backup')
			.selectAll()
			.where('failure', 'is', null)
			.orderBy('began_at', 'desc')
			.limit(30)
			.execute();
		const failed = await tx
			.selectFrom('backup')
			.select(['failure', 'place', 'began_at', 'ended_at'])
			.where('failure', 'is not', null)
			.where('ended_at', '>', made[0]?.began_at ?? new Date(0))
			.orderBy('began_at', 'desc')
			.limit(1)
			.executeTakeFirst();
		return {
			state: stateOf(key !== undefined, lastGood, now()),
			lastGood,
			key: key ? { recipient: key.recipient, madeAt: key.made_at } : null,
			backups: made.map((row) => ({
				id: row.id,
				beganAt: row.began_at,
				milliseconds: row.ended_at.getTime() - row.began_at.getTime(),
				place: row.place,
				bytes: Number(row.bytes),
				rows: Number(row.rows),
				files: row.files ?? 0,
				pauseMs: row.pause_ms,
				scheduled: row.cause === 'schedule',
				removedAt: row.removed_at,
			})),
			failure:
				failed?.failure == null
					? null
					: { code: failed.failure, place: failed.place, since: failed.began_at, last: failed.ended_at },
			folder: given.backupFolder,
			besideData: isInside(given.data, given.backupFolder),
			kept: given.backupsKept,
		};
	});
}

async function readStanding(tx: Tx) {
	const key = await tx
		.selectFrom('backup_key')
		.select(['recipient', 'made_at'])
		.where('replaced_at', 'is', null)
		.executeTakeFirst();
	const last = await tx
		.selectFrom('backup')
		.select('began_at')
		.where('failure', 'is', null)
		.orderBy('began_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return { key, lastGood: last?.began_at ?? null };
}

function isInside(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return !way.startsWith('..') && !isAbsolute(way);
}
