import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import {
	type Database,
	type DatabasePlace,
	openInFolder,
	openPostgresql,
	useDatabase,
} from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { temporaryFolder } from './server.ts';

const engine = inject('engine');

export type EngineKind = 'embedded' | 'postgresql';

/** The engine this run of the tests is about. */
export const ownEngine: EngineKind = engine.kind;

/** The engines this run of the tests has: PostgreSQL only where a server was given. */
export const engines: EngineKind[] = engine.kind === 'embedded' ? ['embedded'] : ['embedded', 'postgresql'];

/** A data directory and a database of its own, of either engine, that outlive the processes on them. */
export interface Installation {
	kind: EngineKind;
	/** The data directory. */
	data: string;
	place: DatabasePlace;
	/** What a process on it is given. */
	env: Record<string, string>;
	open(): Promise<Database>;
	/** Opens it as the one in use, settings included, while `work` runs. */
	use<Result>(work: () => Promise<Result>): Promise<Result>;
	remove(): Promise<void>;
}

/**
 * Makes an installation without anything in it: the first to open it migrates it.
 * @param as `migrated`: it is at this version already, where that is not what the test is about
 */
export async function makeInstallation(
	kind: EngineKind,
	as: 'empty' | 'migrated' = 'empty',
): Promise<Installation> {
	const isCopied = as === 'migrated' && kind === ownEngine;
	const { folder: data, remove } = await temporaryFolder();
	if (kind === 'embedded') {
		const folder = join(data, 'database');
		const open = () => openInFolder(folder);
		if (isCopied && engine.kind === 'embedded')
			await (await openInFolder(folder, new Blob([await readFile(engine.snapshot)]))).close();
		return withUse({
			kind,
			data,
			place: { kind: 'folder', folder },
			env: { TANDEM_DATA: data },
			open,
			remove,
		});
	}
	if (engine.kind !== 'postgresql') throw new Error('This run has no PostgreSQL');
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const url = Object.assign(new URL(engine.url), { pathname: `/${name}` }).href;
	const server = new pg.Client(engine.url);
	await server.connect();
	await server.query(`create database ${name}${isCopied ? ` template ${engine.template}` : ''}`);
	return withUse({
		kind,
		data,
		place: { kind: 'server', url },
		env: { TANDEM_DATA: data, DATABASE_URL: url },
		open: () => openPostgresql(url, undefined),
		remove: async () => {
			await server.query(`drop database ${name} with (force)`);
			await server.end();
			await remove();
		},
	});
}

function withUse(installation: Omit<Installation, 'use'>): Installation {
	return {
		...installation,
		use: async (work) => {
			useSettings(installation.env);
			const database = await installation.open();
			useDatabase(database);
			try {
				return await work();
			} finally {
				useDatabase(undefined);
				useSettings(undefined);
				await database.close();
			}
		},
	};
}
