import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { PreparingClient } from '../prepared.ts';
import { provideCluster } from './cluster.ts';
import { copyCluster } from './copy-cluster.ts';
import type { Synced } from './durable-files.ts';
import { type Engine, type Heard, type Restarted, startEngine } from './engine.ts';
import { takeDirectory } from './one-owner.ts';
import { openInMemory, openOnDisk } from './open-pglite.ts';
import { type Rows, type Session, SUPERUSER } from './session.ts';
import { type FreeSpace, freeSpaceAt, SPARE_BYTES } from './space.ts';
import { Wire } from './wire.ts';

/** How long a piece of upkeep made everybody wait, milliseconds. */
export type Upkept = {
	readonly checkpointMs: number;
	/** All tables together. */
	readonly vacuumMs: number;
	/** The longest wait for one table; others get their turn between two. */
	readonly longestPauseMs: number;
};

/** Runs SQL as superuser and gives the rows of its last statement, in text format. */
export type Exec = (sql: string) => Promise<Rows>;

/** A database inside this process, reached like any PostgreSQL through `pool`. */
export type Embedded = {
	/** One client at most: a client that is checked out, or a transaction, is alone with the engine. */
	readonly pool: pg.Pool;
	/**
	 * Runs the session, from now on and after every restart, as a role. Until then it is the superuser,
	 * for the migrator. Refuses (throws) a role that does not exist.
	 */
	dropTo(role: string): Promise<void>;
	/** One exclusive section as superuser. A query through the pool inside it would wait for itself. */
	superuser<T>(act: (exec: Exec) => Promise<T>): Promise<T>;
	/** Delivers every NOTIFY on a channel without holding a client; gives the way to stop. */
	listen(channel: string, heard: Heard): Promise<() => Promise<void>>;
	/** Writes all changed pages to their place, so that a start has little to recover. Milliseconds. */
	checkpoint(): Promise<number>;
	/** CHECKPOINT and, where there is space, table by table, VACUUM (ANALYZE). Waits for open transactions to end. */
	upkeep(): Promise<Upkept>;
	/** Bytes of log written since the last checkpoint: what a start after a crash would read again. */
	walBytes(): Promise<number>;
	/** The whole cluster as an uncompressed tar, for `loadDataDir`. */
	dump(): Promise<Blob>;
	/**
	 * Copies the database as it is between two transactions into an empty folder, to be opened there; gives how long
	 * everybody waited for the copy, milliseconds. Throws NoRoomForCopy when the disk would be full; refused in memory.
	 */
	copyTo(folder: string): Promise<number>;
	/** Ends every connection, writes everything to its place, and frees the directory. */
	close(): Promise<void>;
};

export type EmbeddedOptions = {
	/** A snapshot that `dump` gave; only for memory or a directory without a database. */
	loadDataDir?: Blob;
	/** Whether a commit waits for the disk. Only tests and throw-away data say no. Default: yes. */
	durable?: boolean;
	/** How long a request waits for the one client, milliseconds. Default 15,000. */
	connectionTimeoutMillis?: number;
	/** Told why, when the engine crashed and is being started again. */
	restarted?: Restarted;
	/** Told each file, relative to the cluster, once its bytes have reached the disk. */
	synced?: Synced;
	/** How much may still be written, bytes. Default: what the file system has. */
	free?: FreeSpace;
};

/** Clients get this long to be handed back when the database closes, milliseconds. */
const GRACE_MS = 5_000;

/**
 * Opens the embedded database in a directory, making it if need be, or in memory.
 * Throws `DirectoryInUse` when another process has it open.
 */
export async function openEmbedded(
	directory: string | 'memory',
	options: EmbeddedOptions = {},
): Promise<Embedded> {
	const inMemory = directory === 'memory';
	const durable = !inMemory && (options.durable ?? true);
	const owner = inMemory ? undefined : await takeDirectory(directory);
	try {
		if (!inMemory) await provideCluster(directory, options.loadDataDir, durable);
		const open = inMemory
			? () => openInMemory(options.loadDataDir)
			: () => openOnDisk(directory, durable, options.synced);
		const free = options.free ?? (inMemory ? () => Number.POSITIVE_INFINITY : freeSpaceAt(directory));
		const engine = await startEngine(open, !inMemory, options.restarted, free);
		const place = inMemory ? undefined : directory;
		return embedded(engine, place, { ...options, free }, async () => owner?.giveUp());
	} catch (error) {
		await owner?.giveUp();
		throw error;
	}
}

function embedded(
	engine: Engine,
	directory: string | undefined,
	options: EmbeddedOptions & { free: FreeSpace },
	freeDirectory: () => Promise<void>,
): Embedded {
	const wires = new Set<Wire>();
	const pool = new pg.Pool({
		max: 1,
		Client: PreparingClient,
		idleTimeoutMillis: 0,
		connectionTimeoutMillis: options.connectionTimeoutMillis ?? 15_000,
		// Said here so that nothing is taken from the environment of some other PostgreSQL.
		user: 'postgres',
		database: 'postgres',
		host: 'embedded',
		port: 5432,
		password: '',
		ssl: false,
		stream: () => {
			const wire = new Wire(engine);
			wires.add(wire);
			wire.once('close', () => wires.delete(wire));
			return wire;
		},
	});
	// The request that was under way gets the error itself. Said again as an event that nobody hears,
	// by the pool or by a client that is checked out, it would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));

	async function exclusive<T>(act: (session: Session) => Promise<T>): Promise<T> {
		const { session, release } = await engine.lease();
		try {
			return await act(session);
		} finally {
			release();
		}
	}

	function superuser<T>(act: (exec: Exec, session: Session) => Promise<T>): Promise<T> {
		return exclusive(async (session) => {
			const [[role = 'none'] = []] = (await session.ask(
				"select quote_ident(current_setting('role'))",
			)) as string[][];
			await session.ask(`set session authorization ${SUPERUSER}`);
			try {
				return await act((sql) => session.ask(sql), session);
			} finally {
				if (session.isAlive()) {
					if (session.state() !== 'I') await session.ask('rollback');
					await session.ask(`set session authorization ${engine.role()}`);
					// Whoever is between two statements of theirs keeps the role they had set.
					await session.ask(`set role ${role}`);
				}
			}
		});
	}

	const checkpoint = () => superuser((exec) => timed(() => exec('checkpoint')));
	let closing: Promise<void> | undefined;

	async function close(): Promise<void> {
		const grace = new AbortController();
		const { signal } = grace;
		await Promise.race([pool.end(), wait(GRACE_MS, undefined, { signal }).catch(() => {})]);
		grace.abort();
		for (const wire of wires) wire.destroy(new Error('The embedded database is closing.'));
		try {
			await engine.close();
		} finally {
			await freeDirectory();
		}
	}

	return {
		pool,
		dropTo: (role) => engine.dropTo(role),
		superuser: (act) => superuser((exec) => act(exec)),
		listen: (channel, heard) => engine.listen(channel, heard),
		checkpoint,
		async upkeep() {
			const checkpointMs = await checkpoint();
			const pauses = [checkpointMs];
			// Giving space back to a table is written down first: with too little left only the log is cut.
			if (options.free() < SPARE_BYTES) return { checkpointMs, vacuumMs: 0, longestPauseMs: checkpointMs };
			for (const [table] of await superuser((exec) => exec(TABLES))) {
				pauses.push(await superuser((exec) => timed(() => exec(`vacuum (analyze) ${table}`))));
			}
			const vacuumMs = pauses.slice(1).reduce((sum, pause) => sum + pause, 0);
			return { checkpointMs, vacuumMs, longestPauseMs: Math.max(...pauses) };
		},
		walBytes: () => exclusive(async (session) => Number((await session.ask(WAL_BYTES))[0]?.[0])),
		dump: () =>
			superuser(async (exec, { pglite }) => {
				await exec('checkpoint');
				if (!pglite.fs) throw new Error('The embedded database has no files to dump.');
				return pglite.fs.dumpTar('tandem', 'none');
			}),
		async copyTo(folder) {
			if (directory === undefined) throw new Error('A database in memory has no files to copy.');
			// Of its own, so that the copy finds little log and others get their turn in between.
			await checkpoint();
			return superuser(async (exec) => {
				const [[first = '', last = ''] = []] = (await exec(LOG_SEGMENTS)) as string[][];
				return timed(() => copyCluster(directory, folder, [first, last]));
			});
		},
		close: () => (closing ??= close()),
	};
}

const TABLES = `select format('%I.%I', n.nspname, c.relname)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where c.relkind in ('r', 'm') and c.relpersistence <> 't' order by c.oid`;

const WAL_BYTES =
	'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) from pg_control_checkpoint()';

// Names without the timeline would do; they are compared as texts.
const LOG_SEGMENTS = `select pg_walfile_name(redo_lsn), pg_walfile_name(pg_current_wal_insert_lsn())
	from pg_control_checkpoint()`;

async function timed(act: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await act();
	return performance.now() - from;
}
