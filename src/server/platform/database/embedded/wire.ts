import { Duplex } from 'node:stream';
import type { Engine, Lease } from './engine.ts';
import type { EngineError, Message } from './protocol.ts';
import { errorResponse, messageCutter, queryMessage, readyForQuery, statementOf } from './protocol.ts';
import { refusedStatement } from './refused-statements.ts';
import type { Session } from './session.ts';
import { EngineStopped } from './watch-for-crash.ts';

const PROTOCOL_3 = 196608;
const TLS_REQUEST = 80877103;

/** What the driver asked for, in the order it asked. */
type Task =
	| { kind: 'start' }
	| { kind: 'send'; request: Buffer }
	| { kind: 'refuse'; error: EngineError }
	| { kind: 'end' };

/**
 * One connection of the `pg` driver to the embedded engine, in place of a socket.
 * Frontend messages are gathered until Sync or Query and answered as one batch; the engine is held
 * while a transaction is open, so that nobody else's statement lands in it. A connection that goes
 * away inside a transaction is rolled back before the next one gets the engine.
 */
export class Wire extends Duplex {
	readonly #engine: Engine;
	readonly #cut = messageCutter((message, bytes) => this.#take(message, bytes));
	readonly #tasks: Task[] = [];
	#startup: Buffer | undefined = Buffer.alloc(0);
	#batch: Buffer[] = [];
	#refusal: EngineError | undefined;
	#lease: Lease | undefined;
	#session: Session | undefined;
	#working = false;

	constructor(engine: Engine) {
		super();
		this.#engine = engine;
	}

	/** A socket's `connect`: there is nowhere to go, so it is done at once. */
	connect(): this {
		process.nextTick(() => this.emit('connect'));
		return this;
	}

	/** Socket settings that mean nothing here. */
	setNoDelay(): this {
		return this;
	}
	setKeepAlive(): this {
		return this;
	}
	ref(): this {
		return this;
	}
	unref(): this {
		return this;
	}

	override _read(): void {
		// Replies are pushed as the engine gives them; it cannot be paused inside one.
	}

	override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
		if (this.#startup) this.#takeStartup(Buffer.concat([this.#startup, chunk]));
		else this.#cut(chunk);
		done();
	}

	override _final(done: (error?: Error | null) => void): void {
		this.#add({ kind: 'end' });
		done();
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		this.#tasks.length = 0;
		if (!this.#working) void this.#letGo();
		done(error);
	}

	/** Start-up messages carry no type letter: a length, a code, and settings that are not needed here. */
	#takeStartup(bytes: Buffer): void {
		this.#startup = bytes;
		if (bytes.length < 8 || bytes.length < bytes.readInt32BE(0)) return;
		const code = bytes.readInt32BE(4);
		const rest = bytes.subarray(bytes.readInt32BE(0));
		if (code === TLS_REQUEST) {
			this.push('N');
			this.#startup = rest;
		} else if (code === PROTOCOL_3) {
			this.#startup = undefined;
			this.#add({ kind: 'start' });
			if (rest.length > 0) this.#cut(rest);
		} else this.destroy(new Error('The embedded database speaks protocol 3.0 only.'));
	}

	#take(message: Message, bytes: Buffer): void {
		const { type } = message;
		switch (type) {
			case 'X':
				this.#add({ kind: 'end' });
				return;
			case 'H':
				// Drivers that read before Sync do not always send Sync after an error, and would wait for ever.
				this.destroy(new Error('Cursors are not available on the embedded database.'));
				return;
			case 'P':
			case 'Q':
				this.#refusal ??= refusedStatement(statementOf(message) ?? '', this.#engine.role());
		}
		this.#batch.push(bytes);
		if (type === 'S' || type === 'Q') this.#closeBatch();
	}

	#closeBatch(): void {
		const request = this.#batch.length === 1 ? this.#batch[0] : Buffer.concat(this.#batch);
		const refusal = this.#refusal;
		this.#batch = [];
		this.#refusal = undefined;
		if (refusal) this.#add({ kind: 'refuse', error: refusal });
		else if (request) this.#add({ kind: 'send', request });
	}

	#add(task: Task): void {
		this.#tasks.push(task);
		if (!this.#working) void this.#work();
	}

	async #work(): Promise<void> {
		this.#working = true;
		try {
			for (let task = this.#tasks.shift(); task && !this.destroyed; task = this.#tasks.shift()) {
				if (task.kind === 'end') {
					await this.#letGo();
					this.push(null);
					break;
				}
				this.#lease ??= await this.#engine.lease();
				if (this.destroyed) break;
				await this.#answer(task, this.#lease.session);
				if (this.#lease.session.state() === 'I') this.#release();
			}
		} catch (error) {
			this.destroy(error instanceof Error ? error : new Error(String(error)));
		} finally {
			if (this.destroyed) await this.#letGo();
			this.#working = false;
		}
	}

	async #answer(task: Exclude<Task, { kind: 'end' }>, session: Session): Promise<void> {
		if (task.kind === 'start') {
			await this.#engine.renew(session);
			this.#session = session;
			this.push(session.greeting);
			return;
		}
		// The driver believes in statements it named and settings it made, which a new session does not have.
		if (session !== this.#session) throw new EngineStopped('The embedded database was started again.');
		this.#checkRole(session);
		if (task.kind === 'refuse') {
			// A transaction that asked for the impossible has failed, here as on any PostgreSQL.
			if (session.state() === 'T') await session.send(failing, () => {});
			this.push(errorResponse(task.error));
			this.push(readyForQuery(session.state()));
			return;
		}
		await session.send(task.request, (piece) => {
			if (this.#isInRole(session)) this.push(piece);
		});
		this.#checkRole(session);
	}

	/** The engine tells every change of the session's role, before it says that it is ready again. */
	#isInRole(session: Session): boolean {
		return session.authorization() === this.#engine.role();
	}

	#checkRole(session: Session): void {
		if (!this.#isInRole(session)) throw new Error(`The session turned into "${session.authorization()}".`);
	}

	async #letGo(): Promise<void> {
		const lease = this.#lease;
		if (!lease) return;
		this.#lease = undefined;
		try {
			if (lease.session.state() !== 'I') await lease.session.ask('rollback');
		} catch {
			// A crash while rolling back is already being recovered from, and recovery rolls back.
		} finally {
			lease.release();
		}
	}

	#release(): void {
		this.#lease?.release();
		this.#lease = undefined;
	}
}

const failing = queryMessage("do $$ begin raise exception 'refused'; end $$");
