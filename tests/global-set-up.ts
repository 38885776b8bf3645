import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** How a test gets a migrated, empty database: a snapshot to load, or a template to copy. */
		engine: { kind: 'embedded'; snapshot: string } | { kind: 'postgresql'; url: string; template: string };
	}
}

async function onPostgresql(url: string, project: TestProject): Promise<() => Promise<void>> {
	const { migrate } = await import('#server/platform/database/migrate.ts');
	const template = `tandem_template_${randomBytes(4).toString('hex')}`;
	const server = new pg.Client(url);
	await server.connect();
	await server.query(`create database ${template}`);
	const made = new pg.Client(Object.assign(new URL(url), { pathname: `/${template}` }).href);
	await made.connect();
	await migrate(made);
	await made.end();
	project.provide('engine', { kind: 'postgresql', url, template });
	return async () => {
		await server.query(`drop database if exists ${template} with (force)`);
		await server.end();
	};
}

async function onEmbedded(project: TestProject): Promise<() => Promise<void>> {
	const { openInFolder } = await import('#server/platform/database/index.ts');
	const folder = await mkdtemp(join(tmpdir(), 'tandem-tests-'));
	const database = await openInFolder('memory');
	const snapshot = join(folder, 'migrated.tar');
	await writeFile(snapshot, Buffer.from(await (await database.dump()).arrayBuffer()));
	await database.close();
	project.provide('engine', { kind: 'embedded', snapshot });
	return () => rm(folder, { recursive: true, force: true });
}

/** Migrates once for all test files. `TANDEM_TEST_ENGINE=postgresql` with `TANDEM_TEST_DATABASE_URL` runs them on a server. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	if (process.env.TANDEM_TEST_ENGINE !== 'postgresql') return onEmbedded(project);
	const url = process.env.TANDEM_TEST_DATABASE_URL;
	if (url === undefined) throw new Error('TANDEM_TEST_DATABASE_URL names no server');
	return onPostgresql(url, project);
}
