import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import type { Settings } from '#server/platform/settings.ts';
import { WrongSetting } from '#server/platform/settings.ts';
import { openClient, openPool } from './connect.ts';
import { openEmbedded, startUpkeep } from './embedded/index.ts';
import { knownMigrations, migrate } from './migrate.ts';
import type { DatabasePlace } from './migrator.ts';
import { NotOpen } from './outage.ts';
import type { Schema } from './schema.ts';
import { type Tx, workOn } from './unit-of-work.ts';
import { watchQueries } from './watch-queries.ts';

export { DirectoryInUse, NoRoomForCopy } from './embedded/index.ts';
export { type KnownMigration, neverInBackup, sqlFolder } from './migrate.ts';
export { type DatabasePlace, type Migrator, openMigrator, placeOf } from './migrator.ts';
export { type Outage, outageOf } from './outage.ts';
export type { Schema } from './schema.ts';
export { brokenConstraint, inRole, Overtaken, outsideWork, type Tx } from './unit-of-work.ts';

/** An opened, migrated database of either engine. */
export interface Database {
	readonly engine: 'embedded' | 'postgresql';
	readonly kysely: Kysely<Schema>;
	readonly pool: pg.Pool;
	/** What this start migrated, by name. */
	readonly migrated: string[];
	/** How much write log the embedded database has since its last checkpoint, and when it was last looked after. */
	readonly upkeep?: () => Promise<{ logBytes: number; last: Date | undefined }>;
	/** The embedded database's files as one archive, for making another of them; refused on a server. */
	dump(): Promise<Blob>;
	/**
	 * What a backup reads of a database in use: a copy of the embedded one, which others wait for so many milliseconds
	 * (NoRoomForCopy when the disk would be full); a server is read itself.
	 */
	standStill(copyInto: string): Promise<{ place: DatabasePlace; pauseMs: number | undefined }>;
	close(): Promise<void>;
}

const mayNotMigrate =
	'The login of DATABASE_URL may not prepare the database. Give the login that may as DATABASE_OWNER_URL, or make the roles by hand: docs/operating.md has the statements.';

/** Opens a PostgreSQL server's database and migrates it. Throws WrongSetting with a sentence when the login cannot. */
export async function openPostgresql(url: string, ownerUrl: string | undefined): Promise<Database> {
	let owner: pg.Client;
	try {
		owner = await openClient(ownerUrl ?? url, 'tandem migrator');
	} catch (error) {
		const name = ownerUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
		throw new WrongSetting(`The database that ${name} names does not answer (${(error as Error).message}).`);
	}
	let migrated: string[];
	try {
		migrated = await migrate(owner);
	} catch (error) {
		if ((error as { code?: string }).code === '42501') throw new WrongSetting(mayNotMigrate);
		throw error;
	} finally {
		await owner.end();
	}
	const pool = openPool(url, 10);
	const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
	return {
		engine: 'postgresql',
		kysely,
		pool,
		migrated,
		dump: async () => Promise.reject(new Error('A server has tools of its own')),
		standStill: async () => ({ place: { kind: 'server', url: ownerUrl ?? url }, pauseMs: undefined }),
		close: () => kysely.destroy(),
	};
}

/** Opens the embedded database in a folder, or in memory, and migrates it. */
export async function openInFolder(folder: string | 'memory', from?: Blob): Promise<Database> {
	const embedded = await openEmbedded(folder, {
		...(from === undefined ? {} : { loadDataDir: from }),
		restarted: () => log.error('database.restarted'),
	});
	watchQueries(embedded.pool);
	let migrated: string[];
	try {
		const client = await embedded.pool.connect();
		try {
			migrated = await migrate(client);
		} finally {
			client.release();
		}
		await embedded.dropTo('tandem_app');
	} catch (error) {
		await embedded.close();
		throw error;
	}
	let lastUpkeep: Date | undefined;
	const stopUpkeep =
		folder === 'memory'
			? async () => undefined
			: startUpkeep(
					embedded,
					{ now },
					(error) => log.error('upkeep.failed', faultOf(error)),
					() => {
						lastUpkeep = now();
					},
				);
	const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: embedded.pool }) });
	return {
		engine: 'embedded',
		kysely,
		pool: embedded.pool,
		migrated,
		upkeep: async () => ({ logBytes: await embedded.walBytes(), last: lastUpkeep }),
		dump: () => embedded.dump(),
		standStill: async (copyInto) => ({
			pauseMs: await embedded.copyTo(copyInto),
			place: { kind: 'folder', folder: copyInto },
		}),
		close: async () => {
			await stopUpkeep();
			await embedded.close();
		},
	};
}

/** Opens the database that the settings name. */
export function openFrom(settings: Settings): Promise<Database> {
	return settings.databaseUrl === undefined
		? openInFolder(join(settings.data, 'database'))
		: openPostgresql(settings.databaseUrl, settings.databaseOwnerUrl);
}

let current: Database | undefined;

/** Makes a database the one that units of work run on; undefined when it is closed. */
export function useDatabase(database: Database | undefined): void {
	current = database;
}

/** The database in use. Throws when none is open: only start-up and tests may meet that. */
export function databaseInUse(): Database {
	if (current === undefined) throw new NotOpen();
	return current;
}

/**
 * One unit of work on the database in use: one transaction, as this actor. Give a refusal back and nothing is written.
 * @example const visits = await unitOfWork(actor, (tx) => tx.selectFrom('visit').selectAll().execute());
 */
export function unitOfWork<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
	return workOn(databaseInUse().kysely, actor, work);
}

/** Whether the database answers and has every migration of this version. */
export async function isDatabaseReady(): Promise<boolean> {
	const known = await knownMigrations();
	const rows = await unitOfWork({ kind: 'visitor' }, (tx) =>
		sql<{ number: number }>`select number from migration`.execute(tx),
	);
	const done = new Set(rows.rows.map((row) => row.number));
	return known.every(({ number }) => done.has(number));
}
