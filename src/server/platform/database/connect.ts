import pg from 'pg';
import { addressesIn } from './addresses.ts';
import { OnlyFollows, outageOf } from './outage.ts';
import { PreparingClient } from './prepared.ts';
import { watchQueries } from './watch-queries.ts';

// School days stay texts (`2026-09-14`), on both engines: a day has no zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** How long one server has to answer, milliseconds; with several, the next is tried sooner. */
const patience = (addresses: number) => (addresses > 1 ? 5_000 : 10_000);

/** The servers an address names, beginning with the one that last took writes. */
class Servers {
	readonly all: readonly string[];
	#at = 0;

	constructor(url: string) {
		this.all = addressesIn(url);
	}

	get preferred(): string {
		return this.all[this.#at] ?? '';
	}

	/** Goes on to the next, unless somebody has already. */
	leave(address: string): void {
		if (address === this.preferred) this.#at = (this.#at + 1) % this.all.length;
	}
}

async function refuseFollower(client: pg.ClientBase): Promise<void> {
	const { rows } = await client.query<{ follows: boolean }>('select pg_is_in_recovery() as follows');
	if (rows[0]?.follows) throw new OnlyFollows('This server follows another and takes no writes.');
}

/**
 * Has the server end what it does for a process that was killed, instead of holding its locks until it is done: a migration
 * may take minutes. Not every system that PostgreSQL runs on can tell; there it stays as it was.
 */
async function noticeOurEnd(client: pg.ClientBase): Promise<void> {
	await client.query(`set client_connection_check_interval = '1s'`).catch(() => undefined);
}

/** Ends a connection whatever its state: one that breaks while it ends is as good as ended. */
function letGo(client: pg.Client): Promise<void> {
	return client.end().catch(() => undefined);
}

/**
 * Opens one connection to whichever server of an address takes writes. Throws what the last of them answered when none does.
 */
export async function openClient(url: string, name: string): Promise<pg.Client> {
	const { all } = new Servers(url);
	let last: unknown;
	for (const connectionString of all) {
		const client = new pg.Client({
			connectionString,
			application_name: name,
			connectionTimeoutMillis: patience(all.length),
		});
		client.on('error', () => undefined);
		try {
			await client.connect();
			await refuseFollower(client);
			await noticeOurEnd(client);
			return client;
		} catch (error) {
			last = error;
			await letGo(client);
		}
	}
	throw last;
}

/** A commit that is in this server's log and not, as it was promised, in that of a second one. */
class Unreplicated extends Error {
	override readonly name = 'Unreplicated';
	/** SQLSTATE: transaction resolution unknown. */
	readonly code = '08007';
}

/** The code of a warning without one of its own. At a commit there is one such: the wait for a second server was given up. */
const PLAIN_WARNING = '01000';

/**
 * A connection to the server that is preferred when it is made. Where a second server has to have every commit, PostgreSQL
 * answers success, with a warning, when it gave up waiting for it: a failover would lose that commit, so here it fails.
 */
function clientOf(servers: Servers): typeof pg.Client {
	return class extends PreparingClient {
		#warned = false;

		constructor(config: pg.ClientConfig) {
			super({ ...config, connectionString: servers.preferred });
			this.on('notice', ({ severity, code }) => {
				if (severity === 'WARNING' && code === PLAIN_WARNING) this.#warned = true;
			});
		}

		// biome-ignore lint/suspicious/noExplicitAny: the driver's own type is nine overloads; all are passed on as they are.
		override query(...given: any[]): any {
			const isCommit = given[0] === 'commit';
			if (isCommit) this.#warned = false;
			const answer: unknown = super.query(...given);
			if (!isCommit) return answer;
			return (answer as Promise<unknown>).then((result) => {
				if (this.#warned) throw new Unreplicated('The commit is not on a second server.');
				return result;
			});
		}
	} as typeof pg.Client;
}

/** Whether all connections of the pool were taken: the server itself is well. */
function isBusy(error: unknown): boolean {
	return (error as Error).message === 'timeout exceeded when trying to connect';
}

/** A pool that, when a server is away or only follows, tries the others of its address before it gives up. */
class ServersPool extends pg.Pool {
	readonly #servers: Servers;

	constructor(config: pg.PoolConfig, servers: Servers) {
		super({ ...config, Client: clientOf(servers) } as pg.PoolConfig);
		this.#servers = servers;
	}

	// The driver's own type has the callback's form besides, which the pool itself uses for `query`.
	override connect(callback?: unknown): Promise<pg.PoolClient> {
		if (typeof callback === 'function') return super.connect(callback as never) as never;
		return this.#connectToAny();
	}

	async #connectToAny(): Promise<pg.PoolClient> {
		for (let left = this.#servers.all.length; ; left -= 1) {
			const address = this.#servers.preferred;
			try {
				return await super.connect();
			} catch (error) {
				if (outageOf(error) !== 'away' || isBusy(error)) throw error;
				this.#servers.leave(address);
				if (left <= 1) throw error;
			}
		}
	}
}

/**
 * A pool whose every connection, whoever logs in, acts as tandem_app, which has no grants of its own. Where the address
 * names several servers, each connection goes to the one that takes writes: after a failover that is another one.
 */
export function openPool(url: string, most: number): pg.Pool {
	const servers = new Servers(url);
	const pool = new ServersPool(
		{
			max: most,
			connectionTimeoutMillis: patience(servers.all.length),
			idleTimeoutMillis: 30_000,
			// A server that vanished without a word is noticed by the system, not by a person who waits.
			keepAlive: true,
			keepAliveInitialDelayMillis: 5_000,
			application_name: 'tandem',
			onConnect: async (client: pg.ClientBase) => {
				await refuseFollower(client);
				const { rows } = await client.query<{ name: string }>('select session_user as name');
				if (rows[0]?.name !== 'tandem_app') await client.query('set session authorization tandem_app');
				// A page's statements read little: compiling one takes longer than running it.
				await client.query("set statement_timeout = '30s'; set jit = off");
				await noticeOurEnd(client);
			},
		} as pg.PoolConfig,
		servers,
	);
	// A connection that breaks while idle is replaced; the next query tells whether the database is there.
	pool.on('error', () => undefined);
	// One that breaks while in use fails its query, and must not end the process besides.
	pool.on('connect', (client) => client.on('error', () => undefined));
	watchQueries(pool);
	return pool;
}
