import { askServer } from '#server/control/ask.ts';
import { settings } from '#server/platform/settings.ts';
import { noWords } from './called-wrongly.ts';

/** Brings the database to the shape of this version. A running server has done so when it started. */
export async function migrate(args: string[]): Promise<number> {
	noWords(args);
	if (settings().databaseUrl === undefined && (await askServer('GET', '/state')) !== undefined) {
		console.log('Tandem is running, and brought its database up to date when it started.');
		return 0;
	}
	const { withDatabase } = await import('./open-database.ts');
	const migrated = await withDatabase(async (names) => names);
	console.log(migrated.length === 0 ? 'The database is up to date.' : `Applied: ${migrated.join(', ')}.`);
	return 0;
}
