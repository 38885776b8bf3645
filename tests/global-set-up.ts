import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { Database } from '#server/platform/database/index.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/**
		 * How a test gets a migrated database, empty or with what the cast rehearsed: a snapshot to load, or a template to copy.
		 */
		engine:
			| { kind: 'embedded'; snapshot: string; rehearsed: string }
			| { kind: 'postgresql'; url: string; template: string; rehearsed: string };
	}
}

async function onPostgresql(url: string, project: TestProject): Promise<() => Promise<void>> {
	const { migrate } = await import('#server/platform/database/migrate.ts');
	const { openPostgresql } = await import('#server/platform/database/index.ts');
	const template = `tandem_template_${randomBytes(4).toString('hex')}`;
	const server = new pg.Client(url);
	await server.connect();
	await server.query(`create database ${template}`);
	const made = new pg.Client(Object.assign(new URL(url), { pathname: `/${template}` }).href);
	await made.connect();
	await migrate(made);
	await made.end();
	const rehearsed = `${template}_rehearsed`;
	await server.query(`create database ${rehearsed} template ${template}`);
	const database = await openPostgresql(
		Object.assign(new URL(url), { pathname: `/${rehearsed}` }).href,
		undefined,
	);
	await rehearseOn(database);
	await database.close();
	project.provide('engine', { kind: 'postgresql', url, template, rehearsed });
	return async () => {
		for (const name of [rehearsed, template])
			await server.query(`drop database if exists ${name} with (force)`);
		await server.end();
	};
}

async function onEmbedded(project: TestProject): Promise<() => Promise<void>> {
	const { openInFolder } = await import('#server/platform/database/index.ts');
	const folder = await mkdtemp(join(tmpdir(), 'tandem-tests-'));
	const database = await openInFolder('memory');
	const keep = async (name: string) => {
		const file = join(folder, `${name}.tar`);
		await writeFile(file, Buffer.from(await (await database.dump()).arrayBuffer()));
		return file;
	};
	const snapshot = await keep('migrated');
	await rehearseOn(database);
	const rehearsed = await keep('rehearsed');
	await database.close();
	project.provide('engine', { kind: 'embedded', snapshot, rehearsed });
	return () => rm(folder, { recursive: true, force: true });
}

async function rehearseOn(database: Database): Promise<void> {
	const { useDatabase } = await import('#server/platform/database/index.ts');
	const { rehearse } = await import('./cast/index.ts');
	useDatabase(database);
	await rehearse(database);
	useDatabase(undefined);
}

/** Migrates once for all test files. `TANDEM_TEST_ENGINE=postgresql` with `TANDEM_TEST_DATABASE_URL` runs them on a server. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	if (process.env.TANDEM_TEST_ENGINE !== 'postgresql') return onEmbedded(project);
	const url = process.env.TANDEM_TEST_DATABASE_URL;
	if (url === undefined) throw new Error('TANDEM_TEST_DATABASE_URL names no server');
	return onPostgresql(url, project);
}
