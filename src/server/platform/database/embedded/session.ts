import { setImmediate as breathe } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { EngineError, TransactionState } from './protocol.ts';
import { messageCutter, queryMessage, readError, readRow, readStrings, startupMessage } from './protocol.ts';
import { closeFilesOf, EngineStopped, watchForCrash } from './watch-for-crash.ts';

/** Milliseconds of queries in a row after which the event loop gets its turn. */
const BREATH_MS = 10;

let lastBreath = performance.now();

/**
 * The role the engine's one session starts as. It is named, because `default` means nothing in a session
 * that nobody signed in to.
 */
export const SUPERUSER = 'postgres';

/** Rows in text format, as `psql` would print them. */
export type Rows = (string | null)[][];

/** What a session tells of by itself. */
export type Told = {
	/** A NOTIFY was committed. */
	notified(channel: string, payload: string): void;
	/** The engine is gone; nothing more can be sent. Told once. */
	crashed(reason: Error): void;
};

/** The one session of an engine, from its start to its end or crash. */
export type Session = {
	/** The engine itself, for what the protocol cannot do. */
	readonly pglite: PGlite;
	/** What the engine answered to the start-up: signed in, its settings, ready. */
	readonly greeting: Buffer;
	isAlive(): boolean;
	/** The state of the transaction after the last reply. */
	state(): TransactionState;
	/** Who the session last said that it is. */
	authorization(): string | undefined;
	/**
	 * Sends whole messages that end in Sync or Query and hands over each piece of the reply as it comes.
	 * Throws when the engine crashes.
	 */
	send(request: Buffer, hear: (piece: Buffer) => void): Promise<void>;
	/** Runs SQL of ours and gives the rows of its last statement. Throws on any error. */
	ask(sql: string): Promise<Rows>;
};

/** Begins the session of an engine that was just opened. */
export async function beginSession(pglite: PGlite, told: Told): Promise<Session> {
	let alive = true;
	let state: TransactionState = 'I';
	let authorization: string | undefined;

	function crashed(reason: Error): void {
		if (!alive) return;
		alive = false;
		closeFilesOf(pglite);
		told.crashed(reason);
	}

	/** Reads along in every reply; gives back whether it was complete. */
	function reader() {
		let ready = false;
		const read = messageCutter(({ type, body }) => {
			if (type === 'Z') {
				ready = true;
				state = String.fromCharCode(body[0] ?? 0) as TransactionState;
			} else if (type === 'A') {
				const [channel = '', payload = ''] = readStrings(body, 2, 4);
				told.notified(channel, payload);
			} else {
				const [name, value] = readStrings(body, 2);
				if (name === 'session_authorization') authorization = value;
			}
		}, 'ZAS');
		return { read, isReady: () => ready };
	}

	async function send(request: Buffer, hear: (piece: Buffer) => void): Promise<void> {
		if (performance.now() - lastBreath > BREATH_MS) {
			await breathe();
			lastBreath = performance.now();
		}
		if (!alive) throw new EngineStopped('The embedded database stopped and is being started again.');
		const { read, isReady } = reader();
		try {
			await pglite.execProtocolRawStream(request, {
				syncToFs: false,
				onRawData: (bytes) => {
					// The bytes lie in the engine's memory and change with its next step.
					const piece = Buffer.from(bytes);
					read(piece);
					hear(piece);
				},
			});
			if (!isReady()) throw new EngineStopped('The embedded database gave no complete answer.');
		} catch (thrown) {
			const reason = thrown instanceof Error ? thrown : new Error(String(thrown));
			crashed(reason);
			throw reason;
		}
	}

	async function ask(sql: string): Promise<Rows> {
		let rows: Rows = [];
		let error: EngineError | undefined;
		const cut = messageCutter(({ type, body }) => {
			if (type === 'T') rows = [];
			else if (type === 'D') rows.push(readRow(body));
			else error ??= readError(body);
		}, 'TDE');
		await send(queryMessage(sql), cut);
		if (error) throw new Error(`${error.message} (${error.code})`);
		return rows;
	}

	watchForCrash(pglite);
	const greeting: Buffer[] = [];
	await send(startupMessage(SUPERUSER), (piece) => greeting.push(piece));
	return {
		pglite,
		greeting: Buffer.concat(greeting),
		isAlive: () => alive,
		state: () => state,
		authorization: () => authorization,
		send,
		ask,
	};
}
