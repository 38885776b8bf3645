import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';

const engine = inject('engine');

/** Opens a migrated, empty database of the engine under test, and makes it the one in use. */
export async function openTestDatabase(): Promise<{ database: Database; close: () => Promise<void> }> {
	if (engine.kind === 'embedded') {
		const database = await openInFolder('memory', new Blob([await readFile(engine.snapshot)]));
		useDatabase(database);
		return { database, close: () => database.close() };
	}
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const server = new pg.Client(engine.url);
	await server.connect();
	await server.query(`create database ${name} template ${engine.template}`);
	const database = await openPostgresql(
		Object.assign(new URL(engine.url), { pathname: `/${name}` }).href,
		undefined,
	);
	useDatabase(database);
	return {
		database,
		close: async () => {
			await database.close();
			await server.query(`drop database ${name} with (force)`);
			await server.end();
		},
	};
}

/** For a test file that needs a database: one for all its tests. */
export function withDatabase(prepare?: (database: Database) => Promise<void>): () => Database {
	let opened: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
	beforeAll(async () => {
		opened = await openTestDatabase();
		await prepare?.(opened.database);
	});
	afterAll(async () => {
		useDatabase(undefined);
		await opened?.close();
	});
	return () => {
		if (!opened) throw new Error('The database opens before the tests run');
		return opened.database;
	};
}
