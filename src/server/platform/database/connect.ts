import pg from 'pg';

// School days stay texts (`2026-09-14`), on both engines: a day has no zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** A pool whose every connection, whoever logs in, acts as tandem_app, which has no grants of its own. */
export function openPool(url: string, most: number): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max: most,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: 30_000,
		application_name: 'tandem',
		onConnect: async (client: pg.ClientBase) => {
			const { rows } = await client.query<{ name: string }>('select session_user as name');
			if (rows[0]?.name !== 'tandem_app') await client.query('set session authorization tandem_app');
			await client.query("set statement_timeout = '30s'");
		},
	} as pg.PoolConfig);
	// A connection that breaks while idle is replaced; the next query tells whether the database is there.
	pool.on('error', () => undefined);
	// One that breaks while in use fails its query, and must not end the process besides.
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}
