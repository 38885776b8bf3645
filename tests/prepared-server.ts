import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { forgetSignInLibrary, startSession } from '#server/platform/sign-in/index.ts';
import { type CastName, cast } from './cast/index.ts';
import { type Server, startServer, temporaryFolder } from './server.ts';

const engine = inject('engine');

export interface PreparedServer extends Server {
	/** The cookie of each of the cast, as a browser would send it. */
	cookies: Record<CastName, string>;
}

/**
 * The built app on a database of the engine under test, into which a test has written, with a session for each of the cast.
 * Stopping it removes everything.
 */
export async function startPrepared(write: (database: Database) => Promise<void>): Promise<PreparedServer> {
	const { folder, remove } = await temporaryFolder();
	if (engine.kind === 'embedded') {
		const snapshot = new Blob([await readFile(engine.snapshot)]);
		const cookies = await signInAll(await openInFolder(join(folder, 'database'), snapshot), write);
		const server = await startServer(folder);
		return { ...server, cookies, stop: () => server.stop().then(remove) };
	}
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const url = Object.assign(new URL(engine.url), { pathname: `/${name}` }).href;
	const owner = new pg.Client(engine.url);
	await owner.connect();
	await owner.query(`create database ${name} template ${engine.template}`);
	const cookies = await signInAll(await openPostgresql(url, undefined), write);
	const server = await startServer(folder, { DATABASE_URL: url });
	return {
		...server,
		cookies,
		stop: async () => {
			await server.stop();
			await owner.query(`drop database ${name} with (force)`);
			await owner.end();
			await remove();
		},
	};
}

async function signInAll(
	database: Database,
	write: (database: Database) => Promise<void>,
): Promise<Record<CastName, string>> {
	useDatabase(database);
	forgetSignInLibrary();
	try {
		await write(database);
		const cookies: Partial<Record<CastName, string>> = {};
		for (const name of Object.keys(cast) as CastName[]) {
			const started = await startSession(`${name}@example.org`);
			if (isRefusal(started)) throw new Error(`${name} could not be signed in`);
			cookies[name] = started.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		}
		return cookies as Record<CastName, string>;
	} finally {
		useDatabase(undefined);
		forgetSignInLibrary();
		await database.close();
	}
}
