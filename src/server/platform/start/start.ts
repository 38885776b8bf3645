import { access, constants, mkdir, rm } from 'node:fs/promises';
import { copyFolder } from '#server/platform/backup/index.ts';
import { openFrom, outageOf, useDatabase } from '#server/platform/database/index.ts';
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

/** Why the process does not start, in a sentence for who runs it: not a fault of the program, and over when its cause is. */
export class CannotStart extends Error {
	override readonly name = 'CannotStart';
}

const outages = {
	full: 'The database has no space left to write to. Tandem starts when there is some again.',
	away: 'The database stopped answering while Tandem started. Tandem starts when it answers again.',
	unsure: 'The database stopped answering while Tandem started. Tandem starts when it answers again.',
} as const;

/** The error to end with: of an outage, its sentence; every other error as it is. */
export function reasonNotToStart(error: unknown): unknown {
	const outage = outageOf(error);
	if (!outage) return error;
	return new CannotStart(`${outages[outage]} (${(error as Error).message})`, { cause: error });
}

/**
 * Opens the database, migrates it and starts the jobs: everything between the settings and the first request.
 * @throws CannotStart when the database has no space or goes away meanwhile; WrongSetting, DirectoryInUse
 */
export async function start(jobs: Job[]): Promise<Running> {
	try {
		return await open(jobs);
	} catch (error) {
		throw reasonNotToStart(error);
	}
}

async function open(jobs: Job[]): Promise<Running> {
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
