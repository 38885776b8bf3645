import { join } from 'node:path';
import type pg from 'pg';
import type { Settings } from '#server/platform/settings.ts';
import { WrongSetting } from '#server/platform/settings.ts';
import { openClient } from './connect.ts';
import { openEmbedded } from './embedded/index.ts';
import { type KnownMigration, knownMigrations, migrate, migrateInside } from './migrate.ts';

/** A database by where it is. */
export type DatabasePlace = { kind: 'folder'; folder: string } | { kind: 'server'; url: string };

/** The one connection of who may make tables: for backups and for restoring, never while an embedded database is in use. */
export interface Migrator {
	readonly engine: 'embedded' | 'postgresql';
	/** Runs SQL and gives the rows of a single statement, each a list. Values are texts, lists of texts, or null. */
	ask(text: string, values?: unknown[]): Promise<unknown[][]>;
	known(): Promise<KnownMigration[]>;
	/** Migrates in a transaction of its own. */
	migrate(): Promise<string[]>;
	/** Migrates in the transaction under way: whole, or these migrations only and no policies. */
	migrateInside(only?: ReadonlySet<number>): Promise<string[]>;
	close(): Promise<void>;
}

/** Where the database of the settings is, for who may make its tables. */
export function placeOf(given: Settings): DatabasePlace {
	return given.databaseUrl === undefined
		? { kind: 'folder', folder: join(given.data, 'database') }
		: { kind: 'server', url: given.databaseOwnerUrl ?? given.databaseUrl };
}

/**
 * Opens a database as its migrator, without migrating it.
 * @param name what the connection is called on a server
 * @throws WrongSetting when a server does not answer, DirectoryInUse when another process has the folder open
 */
export async function openMigrator(place: DatabasePlace, name: string): Promise<Migrator> {
	const { client, close } =
		place.kind === 'folder' ? await inFolder(place.folder) : await onServer(place.url, name);
	return {
		engine: place.kind === 'folder' ? 'embedded' : 'postgresql',
		ask: async (text, values) => {
			const answer = await client.query({
				text,
				...(values === undefined ? {} : { values }),
				rowMode: 'array',
			});
			return Array.isArray(answer) ? [] : (answer.rows as unknown[][]);
		},
		known: () => knownMigrations(),
		migrate: () => migrate(client),
		migrateInside: (only) => migrateInside(client, undefined, only),
		close,
	};
}

async function inFolder(folder: string): Promise<{ client: pg.ClientBase; close: () => Promise<void> }> {
	const embedded = await openEmbedded(folder);
	const client = await embedded.pool.connect();
	return {
		client,
		close: async () => {
			client.release(true);
			await embedded.close();
		},
	};
}

async function onServer(
	url: string,
	name: string,
): Promise<{ client: pg.ClientBase; close: () => Promise<void> }> {
	try {
		const client = await openClient(url, name);
		return { client, close: () => client.end() };
	} catch (error) {
		throw new WrongSetting(`The database does not answer (${(error as Error).message}).`);
	}
}
