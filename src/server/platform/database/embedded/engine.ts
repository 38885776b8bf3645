import type { PGlite } from '@electric-sql/pglite';
import { beginSession, type Session, SUPERUSER } from './session.ts';
import { type FreeSpace, SPARE_BYTES } from './space.ts';
import { EngineStopped } from './watch-for-crash.ts';

/** How long a failed start is answered for before the next one, milliseconds. */
const TRY_AGAIN_MS = 2_000;

/** Told the payload of a NOTIFY. */
export type Heard = (payload: string) => void;

/** The session for one holder's exclusive use, until it is released. */
export type Lease = {
	readonly session: Session;
	release(): void;
};

/** The one engine of a data directory, across its restarts. */
export type Engine = {
	/** Waits for exclusive use. Throws when the engine is closed or cannot be started again. */
	lease(): Promise<Lease>;
	/** The role every session runs as. */
	role(): string;
	/** Makes this session and all later ones run as a role. Throws if there is no such role. */
	dropTo(role: string): Promise<void>;
	/** Brings a session to the state of a new one: no transaction, no leftovers, the right role. */
	renew(session: Session): Promise<void>;
	/** Delivers each NOTIFY on a channel, whoever sent it, without holding a client. */
	listen(channel: string, heard: Heard): Promise<() => Promise<void>>;
	/** Writes everything to its place and stops. */
	close(): Promise<void>;
};

/** What can be told about a restart: why it was needed. */
export type Restarted = (reason: Error) => void;

const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Starts an engine and starts it again whenever it crashes.
 * @param open opens the data, recovering what was committed
 * @param survives whether opening again finds the data again, which memory does not
 * @param free how much may still be written; with less than `SPARE_BYTES` sessions read, and refuse to write
 */
export async function startEngine(
	open: () => Promise<PGlite>,
	survives: boolean,
	restarted: Restarted = () => {},
	free: FreeSpace = () => Number.POSITIVE_INFINITY,
): Promise<Engine> {
	const heardOn = new Map<string, Set<Heard>>();
	let current: Promise<Session> | undefined;
	let closed: Error | undefined;
	let role = SUPERUSER;
	let onlyReads = false;

	function start(): Promise<Session> {
		const starting = begin();
		starting.catch(() => {
			// The same answer for a while: every attempt on a failing disk costs a good part of a second.
			const again = setTimeout(() => {
				if (current === starting) current = undefined;
			}, TRY_AGAIN_MS);
			again.unref();
		});
		return starting;
	}

	async function begin(): Promise<Session> {
		const session = await beginSession(await open(), {
			notified: (channel, payload) => {
				for (const heard of heardOn.get(channel) ?? []) setImmediate(heard, payload);
			},
			crashed,
		});
		await renew(session);
		return session;
	}

	function crashed(reason: Error): void {
		if (closed) return;
		if (survives) current = start();
		else
			closed = new EngineStopped(`${reason.message} Its data was in memory and is gone.`, { cause: reason });
		restarted(reason);
	}

	async function renew(session: Session): Promise<void> {
		if (session.state() !== 'I') await session.ask('rollback');
		await session.ask('discard all');
		onlyReads = false;
		await mindSpace(session);
		for (const channel of heardOn.keys()) await session.ask(`listen ${channel}`);
		await session.ask(`set session authorization ${role}`);
	}

	async function lease(): Promise<Lease> {
		for (;;) {
			if (closed) throw closed;
			current ??= start();
			const session = await current;
			const release = await exclusively(session.pglite);
			try {
				if (session.isAlive()) {
					await mindSpace(session);
					return { session, release };
				}
			} catch (error) {
				release();
				throw error;
			}
			release();
		}
	}

	/** Has a session refuse to write, or write again, from its next transaction on. */
	async function mindSpace(session: Session): Promise<void> {
		const low = free() < SPARE_BYTES;
		if (low === onlyReads || session.state() !== 'I') return;
		await session.ask(`set default_transaction_read_only = ${low ? 'on' : 'off'}`);
		onlyReads = low;
	}

	async function leased<T>(use: (session: Session) => Promise<T>): Promise<T> {
		const { session, release } = await lease();
		try {
			return await use(session);
		} finally {
			release();
		}
	}

	current = start();
	await current;

	return {
		lease,
		role: () => role,
		renew,
		dropTo: (name) =>
			leased(async (session) => {
				if (!IDENTIFIER.test(name)) throw new Error(`"${name}" is not a plain role name.`);
				await session.ask(`set session authorization ${name}`);
				role = name;
			}),
		async listen(channel, heard) {
			if (!IDENTIFIER.test(channel)) throw new Error(`"${channel}" is not a plain channel name.`);
			const there = heardOn.get(channel);
			if (there) there.add(heard);
			else {
				heardOn.set(channel, new Set([heard]));
				await leased((session) => session.ask(`listen ${channel}`));
			}
			return async () => {
				const hearing = heardOn.get(channel);
				if (!hearing?.delete(heard) || hearing.size > 0) return;
				heardOn.delete(channel);
				if (!closed) await leased((session) => session.ask(`unlisten ${channel}`));
			};
		},
		async close() {
			if (closed) return;
			const { session, release } = await lease();
			closed = new Error('The embedded database is closed.');
			try {
				await session.ask(`set session authorization ${SUPERUSER}`);
				await session.ask('checkpoint');
			} finally {
				release();
			}
			await session.pglite.close();
		},
	};
}

/** Waits for the engine's own lock on queries; gives the function that frees it. */
function exclusively(pglite: PGlite): Promise<() => void> {
	return new Promise((resolve, reject) => {
		pglite.runExclusive(() => new Promise<void>((release) => resolve(release))).catch(reject);
	});
}
