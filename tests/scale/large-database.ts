import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Making, makeManySchools } from '#server/domain/demonstration/index.ts';
import { openPostgresql, useDatabase } from '#server/platform/database/index.ts';

/** A PostgreSQL database of its own, copied from a template of migrated ones. */
export async function makeDatabase(
	server: string,
	template: string,
): Promise<{
	url: string;
	ask: (sql: string) => Promise<Record<string, unknown>[]>;
	drop: () => Promise<void>;
}> {
	const name = `tandem_test_${randomBytes(6).toString('hex')}`;
	const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
	const owner = new pg.Client(server);
	await owner.connect();
	await owner.query(`create database ${name} template ${template}`);
	return {
		url,
		ask: (sql) => askAt(url, sql),
		drop: async () => {
			await owner.query(`drop database ${name} with (force)`);
			await owner.end();
		},
	};
}

/** Asks a database as who may see everything. */
export async function askAt(url: string, sql: string): Promise<Record<string, unknown>[]> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return (await client.query(sql)).rows as Record<string, unknown>[];
	} finally {
		await client.end();
	}
}

/** Makes many schools in a database, as the command line does. */
export async function fill(url: string, schools: number, tell: (making: Making) => void = () => undefined) {
	const database = await openPostgresql(url, undefined);
	useDatabase(database);
	try {
		return await makeManySchools(url, { schools }, tell);
	} finally {
		useDatabase(undefined);
		await database.close();
	}
}
