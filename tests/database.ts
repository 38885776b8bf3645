import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { rehearse } from './cast/index.ts';

const engine = inject('engine');

/** A file that was read whole: a plain Blob gives its bytes back piece by piece, and copies them twice. */
class WholeBlob extends Blob {
	readonly #bytes: Uint8Array<ArrayBuffer>;

	constructor(bytes: Uint8Array<ArrayBuffer>) {
		super([]);
		this.#bytes = bytes;
	}

	override arrayBuffer(): Promise<ArrayBuffer> {
		const { buffer, byteOffset, byteLength } = this.#bytes;
		const whole = byteLength === buffer.byteLength;
		return Promise.resolve(whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength));
	}
}

/**
 * Opens a migrated database of the engine under test, and makes it the one in use.
 * @param rehearsed with what `rehearse` writes in it, written once for all test files; by default it is empty
 */
export async function openTestDatabase(
	rehearsed = false,
): Promise<{ database: Database; close: () => Promise<void> }> {
	if (engine.kind === 'embedded') {
		const snapshot = rehearsed ? engine.rehearsed : engine.snapshot;
		const database = await openInFolder('memory', new WholeBlob(await readFile(snapshot)));
		useDatabase(database);
		return { database, close: () => database.close() };
	}
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const server = new pg.Client(engine.url);
	await server.connect();
	await server.query(`create database ${name} template ${rehearsed ? engine.rehearsed : engine.template}`);
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
		opened = await openTestDatabase(prepare === rehearse);
		if (prepare !== rehearse) await prepare?.(opened.database);
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
