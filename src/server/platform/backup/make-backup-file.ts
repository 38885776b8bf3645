import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseInUse, outsideWork } from '#server/platform/database/index.ts';
import { log } from '#server/platform/log/index.ts';
import { home, settings } from '#server/platform/settings.ts';
import { BackupFault, type FaultCode, faultOfWriting } from './fault.ts';
import type { WritingOrder, Written } from './write-backup.ts';

/** How a backup went. */
export interface Made extends Written {
	/** Milliseconds that requests waited for it; undefined where none did. */
	pauseMs: number | undefined;
}

let underWay = false;

/**
 * Backs up the database in use, and the kept files, while people work: a server from a snapshot of its own; the embedded
 * database from a copy of its files, for which requests wait. The writing is another process's.
 * @param path the file to make
 * @throws BackupFault
 */
export async function makeBackupFile(order: { path: string; recipient: string; at: Date }): Promise<Made> {
	outsideWork('A backup');
	if (underWay) throw new BackupFault('running');
	if (existsSync(order.path)) throw new BackupFault('exists');
	underWay = true;
	const { data } = settings();
	const copy = copyFolder(data);
	try {
		// What a killed process may have left.
		await rm(copy, { recursive: true, force: true });
		const database = databaseInUse();
		const { place, pauseMs } = await database.standStill(copy);
		const written = await inProcessOfItsOwn({
			place,
			engine: database.engine,
			dataFolder: data,
			path: order.path,
			recipient: order.recipient,
			madeAt: order.at.toISOString(),
		});
		return { ...written, pauseMs };
	} catch (error) {
		throw faultOfWriting(error);
	} finally {
		await rm(copy, { recursive: true, force: true });
		underWay = false;
	}
}

/** Where the embedded database is copied to while it is backed up: beside it, so that the copy may share its blocks. */
export function copyFolder(data: string): string {
	return join(data, 'backup-copy');
}

function inProcessOfItsOwn(order: WritingOrder): Promise<Written> {
	const child = spawn(
		process.execPath,
		[
			'--disable-warning=ExperimentalWarning',
			join(home(), 'src', 'server', 'platform', 'backup', 'writer.ts'),
		],
		{ cwd: home(), stdio: ['pipe', 'pipe', 'ignore'] },
	);
	return new Promise((resolve, reject) => {
		let said = '';
		child.stdout.on('data', (piece: Buffer) => {
			said += piece.toString('utf8');
		});
		child.stdin.on('error', () => undefined);
		child.once('error', reject);
		child.once('close', () => {
			// Killed from outside, it has said nothing.
			if (!said.endsWith('\n')) return reject(new BackupFault('interrupted'));
			const answer = JSON.parse(said) as {
				written?: Written;
				fault?: FaultCode;
				why?: Record<string, string>;
			};
			if (answer.written) return resolve(answer.written);
			if (answer.why) log.error('backup.failed', answer.why);
			reject(new BackupFault(answer.fault ?? 'failed'));
		});
		// Kept open: its end tells the writer that nobody waits for it any more.
		child.stdin.write(`${JSON.stringify(order)}\n`);
	});
}
