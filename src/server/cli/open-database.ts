import { openFrom, useDatabase } from '#server/platform/database/index.ts';
import { settings } from '#server/platform/settings.ts';

/**
 * Opens the database of the settings for one command, migrated, and closes it afterwards. The embedded one is opened only
 * while no server runs on it: two owners would destroy it, and its lock refuses the second.
 */
export async function withDatabase<Result>(work: (migrated: string[]) => Promise<Result>): Promise<Result> {
	const database = await openFrom(settings());
	useDatabase(database);
	try {
		return await work(database.migrated);
	} finally {
		useDatabase(undefined);
		await database.close();
	}
}
