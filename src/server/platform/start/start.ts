import { access, constants, mkdir, rm } from 'node:fs/promises';
import { copyFolder } from '#server/platform/backup/index.ts';
import { openFrom, useDatabase } from '#server/platform/database/index.ts';
import { type Job, startJobs, stopJobs } from '#server/platform/jobs/index.ts';
import { log } from '#server/platform/log/index.ts';
import { settings, WrongSetting } from '#server/platform/settings.ts';
import { reportPlatform } from './report.ts';

export interface Running {
	/** Finishes what runs, closes the database and gives the data directory free. */
	stop: () => Promise<void>;
}

async function makeDataFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		await access(folder, constants.W_OK | constants.X_OK);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new WrongSetting(
			`TANDEM_DATA names a folder that cannot be made or written to: ${folder} (${code}).`,
		);
	}
}

/** Opens the database, migrates it and starts the jobs: everything between the settings and the first request. */
export async function start(jobs: Job[]): Promise<Running> {
	const given = settings();
	const began = Date.now();
	await makeDataFolder(given.data);
	const database = await openFrom(given);
	useDatabase(database);
	// The copy that a process killed during a backup left behind; nobody else is on this data directory now.
	await rm(copyFolder(given.data), { recursive: true, force: true });
	await startJobs(jobs);
	if (given.metricsToken !== undefined) reportPlatform();
	log.info('started', {
		engine: database.engine,
		migrated: database.migrated.join(' '),
		milliseconds: Date.now() - began,
	});
	return {
		stop: async () => {
			await stopJobs();
			useDatabase(undefined);
			await database.close();
			log.info('stopped');
		},
	};
}
