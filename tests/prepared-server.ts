import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { makeToken } from '#server/domain/token/index.ts';
import { type Database, openInFolder, openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { forgetSignInLibrary, startSession } from '#server/platform/sign-in/index.ts';
import { actorOf, type CastName, cast } from './cast/index.ts';
import { type Server, startServer, temporaryFolder } from './server.ts';

const engine = inject('engine');

/** The ways in of somebody: their session's cookie, as a browser would send it, and a personal token. */
export interface Keys {
	cookie: string;
	token: string;
}

export interface PreparedServer extends Server {
	/** The ways in of each of the cast. */
	keys: Record<CastName, Keys>;
	/** The address of its PostgreSQL; empty on the embedded engine. */
	url: string;
	/** Starts another process on the same database: after this one has ended, or on PostgreSQL beside it. */
	again: (env?: Record<string, string>) => Promise<PreparedServer>;
	/** Ends the process and asks its database. */
	read: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
}

/** A database of the engine under test that outlives the servers on it. */
export interface Place {
	open: () => Promise<Database>;
	env: Record<string, string>;
	folder: string;
	remove: () => Promise<void>;
}

async function makePlace(): Promise<Place> {
	const { folder, remove } = await temporaryFolder();
	if (engine.kind === 'embedded') {
		const inFolder = join(folder, 'database');
		const first = await openInFolder(inFolder, new Blob([await readFile(engine.snapshot)]));
		await first.close();
		return { open: () => openInFolder(inFolder), env: {}, folder, remove };
	}
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const url = Object.assign(new URL(engine.url), { pathname: `/${name}` }).href;
	const owner = new pg.Client(engine.url);
	await owner.connect();
	await owner.query(`create database ${name} template ${engine.template}`);
	return {
		open: () => openPostgresql(url, undefined),
		env: { DATABASE_URL: url },
		folder,
		remove: async () => {
			await owner.query(`drop database ${name} with (force)`);
			await owner.end();
			await remove();
		},
	};
}

/**
 * The built app on a database of the engine under test, into which a test has written, with ways in for each of the cast.
 * Stopping it removes everything.
 * @param place where the database is; by default one of the engine under test
 * @param env further settings of the process
 */
export async function startPrepared(
	write: (database: Database) => Promise<void>,
	place?: Place,
	env: Record<string, string> = {},
): Promise<PreparedServer> {
	return startIn(place ?? (await makePlace()), write, env);
}

async function startIn(
	place: Place,
	write: (database: Database) => Promise<void>,
	env: Record<string, string>,
): Promise<PreparedServer> {
	const keys = await signInAll(await place.open(), write);
	const serve = async (more: Record<string, string> = env): Promise<PreparedServer> => {
		const server = await startServer(place.folder, { ...place.env, ...more });
		return {
			...server,
			keys,
			url: place.env.DATABASE_URL ?? '',
			again: serve,
			read: async (ask) => {
				await server.stop();
				const database = await place.open();
				useDatabase(database);
				try {
					return await ask();
				} finally {
					useDatabase(undefined);
					await database.close();
				}
			},
			stop: () => server.stop().then(place.remove),
		};
	};
	return serve();
}

async function signInAll(
	database: Database,
	write: (database: Database) => Promise<void>,
): Promise<Record<CastName, Keys>> {
	useDatabase(database);
	forgetSignInLibrary();
	try {
		await write(database);
		const keys: Partial<Record<CastName, Keys>> = {};
		for (const name of Object.keys(cast) as CastName[]) {
			const started = await startSession(`${name}@example.org`);
			if (isRefusal(started)) throw new Error(`${name} could not be signed in`);
			const made = await makeToken(actorOf(name), { entry: newId(), name: 'test' });
			if (isRefusal(made) || !made.secret) throw new Error(`${name} got no token`);
			keys[name] = {
				cookie: started.cookies.map((cookie) => cookie.split(';')[0]).join('; '),
				token: made.secret,
			};
		}
		return keys as Record<CastName, Keys>;
	} finally {
		useDatabase(undefined);
		forgetSignInLibrary();
		await database.close();
	}
}
