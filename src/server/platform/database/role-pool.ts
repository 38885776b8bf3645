import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { databaseInUse } from './index.ts';

type LibraryRole = 'tandem_sign_in' | 'tandem_jobs';

async function take(role: LibraryRole): Promise<PoolClient> {
	const client = await databaseInUse().pool.connect();
	try {
		await client.query(`set role ${role}`);
	} catch (error) {
		client.release(error as Error);
		throw error;
	}
	return client;
}

// A connection that cannot be reset is thrown away: nobody may get it with a role still on it.
function giveBack(client: PoolClient): void {
	client.query('rollback; reset role').then(
		() => client.release(),
		(error: Error) => client.release(error),
	);
}

/** The pool in use as a library with tables of its own may have it: every connection taken acts as that library's role. */
export function poolOf(role: LibraryRole): PostgresPool {
	return {
		connect: async () => {
			const client = await take(role);
			const taken = Object.create(client) as PostgresPoolClient;
			taken.query = client.query.bind(client) as PostgresPoolClient['query'];
			taken.release = () => giveBack(client);
			return taken;
		},
		end: async () => undefined,
	} as PostgresPool;
}

/** Runs one statement, or several without values, as a library's role. */
export async function runAs(
	role: LibraryRole,
	text: string,
	values?: unknown[],
): Promise<{ rows: unknown[] }> {
	const client = await take(role);
	try {
		const result = await client.query(text, values);
		return Array.isArray(result) ? { rows: result.flatMap((one: { rows: unknown[] }) => one.rows) } : result;
	} finally {
		giveBack(client);
	}
}
