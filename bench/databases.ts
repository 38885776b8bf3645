import { randomBytes } from 'node:crypto';
import os from 'node:os';
import pg from 'pg';
import { makeManySchools } from '#server/domain/demonstration/index.ts';
import { openPostgresql, useDatabase } from '#server/platform/database/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { bringPostgresql } from '../tools/bring-postgresql.mjs';

/** Databases of many schools, by how many, on one PostgreSQL server. */
export interface Databases {
	/** What the server says it is. */
	version: string;
	of: (schools: number) => Promise<string>;
	/** One with nothing in it. */
	empty: () => Promise<string>;
	close: () => Promise<void>;
}

/** How many schools `many` are: all that the goals speak of with TANDEM_BENCH_SCHOOLS=1000, fewer by default. */
export const many = Number(process.env.TANDEM_BENCH_SCHOOLS ?? 20);

/**
 * Brings a PostgreSQL server (the one TANDEM_TEST_DATABASE_URL names, or a throw-away one) and fills databases on it when they
 * are asked for. TANDEM_LARGE_DATABASE_URL names one of `many` schools that is there already.
 */
export async function bringDatabases(): Promise<Databases> {
	// For many schools as docs/operating.md wants it; what else is measured does not ask for more than a server usually has.
	const quarter = `${Math.floor(os.totalmem() / 4 / 2 ** 20)}MB`;
	const server = await bringPostgresql(many > 100 ? { settings: { shared_buffers: quarter } } : {});
	const owner = new pg.Client(server.url);
	await owner.connect();
	const { rows } = await owner.query<{ server_version: string }>('show server_version');
	const made = new Map<number, { url: string }>();
	const names: string[] = [];
	const make = async () => {
		const name = `tandem_bench_${randomBytes(6).toString('hex')}`;
		await owner.query(`create database ${name}`);
		names.push(name);
		return { url: Object.assign(new URL(server.url), { pathname: `/${name}` }).href };
	};
	return {
		version: rows[0]?.server_version ?? '',
		of: async (schools) => {
			const given = process.env.TANDEM_LARGE_DATABASE_URL;
			if (given !== undefined && schools === many) return given;
			const known = made.get(schools);
			if (known) return known.url;
			const fresh = await make();
			made.set(schools, fresh);
			await fill(fresh.url, schools);
			return fresh.url;
		},
		empty: async () => (await make()).url,
		close: async () => {
			for (const name of names) await owner.query(`drop database ${name} with (force)`);
			await owner.end();
			await server.stop();
		},
	};
}

async function fill(url: string, schools: number): Promise<void> {
	const database = await openPostgresql(url, undefined);
	useDatabase(database);
	try {
		const done = await makeManySchools(url, { schools }, () => undefined);
		if (isRefusal(done)) throw new Error(done.code);
	} finally {
		useDatabase(undefined);
		await database.close();
	}
}

/** The address of somebody in a school of such a database, the first by default. */
export function addressIn(key: string, school = 1): string {
	return school === 1 ? `${key}@alderbay.example` : `${key}.${school}@alderbay.example`;
}
