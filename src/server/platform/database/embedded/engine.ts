import { setImmediate as breathe } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { EngineError, TransactionState } from './protocol.ts';
import { messageCutter, queryMessage, readError, readRow, readStrings, startupMessage } from './protocol.ts';
import { closeFilesOf, EngineStopped, watchForCrash } from './watch-for-crash.ts';

/** Milliseconds of queries in a row after which the event loop gets its turn. */
const BREATH_MS = 10;

/** Rows in text format, as `psql` would print them. */
export type Rows = (string | null)[][];

/** Told the payload of a NOTIFY. */
export type Heard = (payload: string) => void;

/** The engine for one holder's exclusive use, until it is released. */
export type Lease = {
	/**
	 * Sends whole messages that end in Sync or Query and hands over each piece of the reply as it comes.
	 * Gives the state of the transaction afterwards. Throws when the engine crashed; it is then being
	 * restarted, and the only thing left to do with the lease is to release it.
	 */
	send(request: Buffer, hear: (piece: Buffer) => void): Promise<TransactionState>;
	/** Runs SQL of ours and gives the rows of its last statement. Throws on any error. */
	ask(sql: string): Promise<Rows>;
	/** The state of the transaction after the last reply. */
	state(): TransactionState;
	/** Who the session last said that it is; `undefined` if it never changed. */
	authorization(): string | undefined;
	/** Brings the session to the state of a new one: no transaction, no leftovers, the right role. */
	startSession(): Promise<void>;
	/** What the engine answers to a start-up: signed in, its settings, ready. */
	readonly greeting: Buffer;
	/** The engine itself, for what the protocol cannot do. */
	readonly pglite: PGlite;
	release(): void;
};

/** The one engine of a data directory, across its restarts. */
export type Engine = {
	/** Waits for exclusive use. Throws when the engine is closed or cannot be started again. */
	lease(): Promise<Lease>;
	/** The role every session runs as, or `undefined` for the superuser. */
	role(): string | undefined;
	/** Makes this session and all later ones run as a role. Throws if there is no such role. */
	dropTo(role: string): Promise<void>;
	/** Delivers each NOTIFY on a channel, whoever sent it, without holding a client. */
	listen(channel: string, heard: Heard): Promise<() => Promise<void>>;
	/** Writes everything to its place and stops. */
	close(): Promise<void>;
};

/** What can be told about a restart: why it was needed. */
export type Restarted = (reason: Error) => void;

type Running = {
	readonly pglite: PGlite;
	readonly greeting: Buffer;
	alive: boolean;
	state: TransactionState;
	authorization: string | undefined;
};

/**
 * The role the engine's one session starts as. It is named, because `default` means nothing in a session
 * that nobody signed in to.
 */
export const SUPERUSER = 'postgres';

const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Starts an engine and starts it again whenever it crashes.
 * @param open opens the data, recovering what was committed
 * @param survives whether opening again finds the data again, which memory does not
 */
export async function startEngine(
	open: () => Promise<PGlite>,
	survives: boolean,
	restarted: Restarted = () => {},
): Promise<Engine> {
	const heardOn = new Map<string, Set<Heard>>();
	let current: Promise<Running> | undefined;
	let closed: Error | undefined;
	let role: string | undefined;
	let lastBreath = performance.now();

	async function begin(): Promise<Running> {
		const pglite = await open();
		watchForCrash(pglite);
		const greeting: Buffer[] = [];
		await pglite.execProtocolRawStream(startupMessage(SUPERUSER), {
			onRawData: (bytes) => greeting.push(Buffer.from(bytes)),
		});
		return { pglite, greeting: Buffer.concat(greeting), alive: true, state: 'I', authorization: undefined };
	}

	function start(): Promise<Running> {
		const starting = begin();
		starting.catch(() => {
			if (current === starting) current = undefined;
		});
		return starting;
	}

	function crashed(running: Running, reason: Error): void {
		if (!running.alive) return;
		running.alive = false;
		closeFilesOf(running.pglite);
		if (survives) current = start();
		else
			closed = new EngineStopped(`${reason.message} Its data was in memory and is gone.`, { cause: reason });
		restarted(reason);
	}

	async function send(
		running: Running,
		request: Buffer,
		hear: (piece: Buffer) => void,
	): Promise<TransactionState> {
		if (performance.now() - lastBreath > BREATH_MS) {
			await breathe();
			lastBreath = performance.now();
		}
		if (!running.alive) throw new EngineStopped('The embedded database stopped and is being started again.');
		let ready: TransactionState | undefined;
		const cut = messageCutter(({ type, body }) => {
			if (type === 'Z') ready = String.fromCharCode(body[0] ?? 0) as TransactionState;
			else if (type === 'A') deliver(body);
			else noteSetting(running, body);
		}, 'ZAS');
		try {
			await running.pglite.execProtocolRawStream(request, {
				onRawData: (bytes) => {
					// The bytes lie in the engine's memory and change with its next step.
					const piece = Buffer.from(bytes);
					cut(piece);
					hear(piece);
				},
			});
			if (ready === undefined) throw new EngineStopped('The embedded database gave no complete answer.');
			running.state = ready;
			return ready;
		} catch (thrown) {
			const reason = thrown instanceof Error ? thrown : new Error(String(thrown));
			crashed(running, reason);
			throw reason;
		}
	}

	function deliver(notification: Buffer): void {
		const [channel = '', payload = ''] = readStrings(notification, 2, 4);
		for (const heard of heardOn.get(channel) ?? []) setImmediate(heard, payload);
	}

	async function ask(running: Running, sql: string): Promise<Rows> {
		let rows: Rows = [];
		let error: EngineError | undefined;
		const cut = messageCutter(({ type, body }) => {
			if (type === 'T') rows = [];
			else if (type === 'D') rows.push(readRow(body));
			else error ??= readError(body);
		}, 'TDE');
		await send(running, queryMessage(sql), cut);
		if (error) throw new Error(`${error.message} (${error.code})`);
		return rows;
	}

	async function startSession(running: Running): Promise<void> {
		if (running.state !== 'I') await ask(running, 'rollback');
		await ask(running, 'discard all');
		for (const channel of heardOn.keys()) await ask(running, `listen ${channel}`);
		await ask(running, `set session authorization ${role ?? SUPERUSER}`);
	}

	async function lease(): Promise<Lease> {
		for (;;) {
			if (closed) throw closed;
			current ??= start();
			const running = await current;
			const release = await exclusively(running.pglite);
			if (running.alive) {
				return {
					send: (request, hear) => send(running, request, hear),
					ask: (sql) => ask(running, sql),
					state: () => running.state,
					authorization: () => running.authorization,
					startSession: () => startSession(running),
					greeting: running.greeting,
					pglite: running.pglite,
					release,
				};
			}
			release();
		}
	}

	async function leased<T>(use: (held: Lease) => Promise<T>): Promise<T> {
		const held = await lease();
		try {
			return await use(held);
		} finally {
			held.release();
		}
	}

	current = start();
	await current;

	return {
		lease,
		role: () => role,
		dropTo: (name) =>
			leased(async (held) => {
				if (!IDENTIFIER.test(name)) throw new Error(`"${name}" is not a plain role name.`);
				await held.ask(`set session authorization ${name}`);
				role = name;
			}),
		async listen(channel, heard) {
			if (!IDENTIFIER.test(channel)) throw new Error(`"${channel}" is not a plain channel name.`);
			const there = heardOn.get(channel);
			if (there) there.add(heard);
			else {
				heardOn.set(channel, new Set([heard]));
				await leased((held) => held.ask(`listen ${channel}`));
			}
			return async () => {
				const hearing = heardOn.get(channel);
				if (!hearing?.delete(heard) || hearing.size > 0) return;
				heardOn.delete(channel);
				if (!closed) await leased((held) => held.ask(`unlisten ${channel}`));
			};
		},
		async close() {
			if (closed) return;
			const held = await lease();
			closed = new Error('The embedded database is closed.');
			try {
				await held.ask(`set session authorization ${SUPERUSER}`);
				await held.ask('checkpoint');
			} finally {
				held.release();
			}
			await held.pglite.close();
		},
	};
}

/** Waits for the engine's own lock on queries; gives the function that frees it. */
function exclusively(pglite: PGlite): Promise<() => void> {
	return new Promise((resolve, reject) => {
		pglite.runExclusive(() => new Promise<void>((release) => resolve(release))).catch(reject);
	});
}

function noteSetting(running: Running, body: Buffer): void {
	const [name, value] = readStrings(body, 2);
	if (name === 'session_authorization') running.authorization = value;
}
