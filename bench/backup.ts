// How long people wait while the embedded database is backed up, and what a backup and a restore cost.

import { join } from 'node:path';
import { askServer } from '#server/control/ask.ts';
import type { BackupMade } from '#server/domain/backup/index.ts';
import { makeKey, restoreBackup } from '#server/platform/backup/index.ts';
import { openMigrator } from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { startServer, temporaryFolder } from '../tests/server.ts';
import type { Row } from './row.ts';

/** Rows of events: with what a new database has, about 90 MB. */
const rows = 400_000;
/** Requests that are under way at the same time. */
const people = 5;
const mostPauseMs = 1000;

async function fill(place: { kind: 'folder'; folder: string }): Promise<number> {
	const { ask, migrate, close } = await openMigrator(place, 'bench');
	await migrate();
	for (let done = 0; done < rows; done += 50_000)
		await ask(`insert into event (id, at, name, school_id, actor_id, subject_id)
			select gen_random_uuid(), now() - n * interval '1 second', 'visit.captured', gen_random_uuid(), gen_random_uuid(),
				gen_random_uuid() from generate_series(${done + 1}, ${done + 50_000}) n`);
	await ask('checkpoint');
	const [[bytes] = []] = await ask('select pg_database_size(current_database())::float8');
	await close();
	return Number(bytes) / 1e6;
}

/** Longest and usual wait of requests that ask the database, one after the other from each of some people, until told. */
function press(origin: string): () => Promise<{ longest: number; median: number; failed: number }> {
	const waits: number[] = [];
	let [going, failed] = [true, 0];
	const each = Array.from({ length: people }, async () => {
		while (going) {
			const began = performance.now();
			const answer = await fetch(`${origin}/readyz`);
			await answer.text();
			waits.push(performance.now() - began);
			if (!answer.ok) failed += 1;
		}
	});
	return async () => {
		going = false;
		await Promise.all(each);
		const sorted = waits.sort((a, b) => a - b);
		return { longest: sorted.at(-1) ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, failed };
	};
}

const seconds = (length: number) => new Promise((done) => setTimeout(done, length * 1000));

/** Measures a backup of the embedded database under load, and restoring it. Needs a build; about a minute and a half. */
export async function measureBackup(): Promise<Row[]> {
	const { folder, remove } = await temporaryFolder();
	useSettings({ TANDEM_DATA: folder });
	try {
		const megabytes = await fill({ kind: 'folder', folder: join(folder, 'database') });
		const { identity, recipient } = await makeKey();
		const path = join(folder, 'measured.age');
		const server = await startServer(folder);
		try {
			await askServer('POST', '/backup-key', { recipient, replace: false });
			const calm = press(server.origin);
			await seconds(10);
			const without = await calm();
			const busy = press(server.origin);
			const answer = await askServer('POST', '/backup', { path });
			const during = await busy();
			const made = answer?.body as BackupMade;
			const empty = join(folder, 'restored');
			const began = performance.now();
			await server.stop();
			await restoreBackup(
				{ path, identities: [identity], place: { kind: 'folder', folder: empty }, dataFolder: folder },
				() => undefined,
			);
			const restoring = performance.now() - began;
			const hundreds = megabytes / 100;
			const pause = (made.pauseMs ?? 0) / hundreds;
			return [
				{ what: 'database', value: megabytes, unit: 'MB' },
				{
					what: 'pause of a backup, embedded engine',
					value: pause,
					unit: 'ms per 100 MB',
					goal: `≤ ${mostPauseMs}`,
					ok: pause <= mostPauseMs,
				},
				{ what: 'longest wait of a request while it is backed up', value: during.longest, unit: 'ms' },
				{ what: 'longest wait of a request without', value: without.longest, unit: 'ms' },
				{ what: 'usual wait while it is backed up', value: during.median, unit: 'ms' },
				{ what: 'usual wait without', value: without.median, unit: 'ms' },
				{
					what: 'requests that failed meanwhile',
					value: during.failed,
					unit: '',
					goal: '0',
					ok: during.failed === 0,
				},
				{ what: 'whole backup', value: made.milliseconds / 1000 / hundreds, unit: 's per 100 MB' },
				{ what: 'size of the backup', value: made.bytes / 1e6 / hundreds, unit: 'MB per 100 MB' },
				{
					what: 'restoring, compared table by table',
					value: restoring / 1000 / hundreds,
					unit: 's per 100 MB',
				},
			];
		} finally {
			await server.stop();
		}
	} finally {
		useSettings(undefined);
		await remove();
	}
}
