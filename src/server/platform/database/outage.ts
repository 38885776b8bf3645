/**
 * Why the database cannot serve just now, through no fault of the statement:
 * `away`, nothing was written; `unsure`, the connection broke while a commit was under way, so that nobody can tell;
 * `full`, there is no space to write, and reading goes on.
 */
export type Outage = 'away' | 'unsure' | 'full';

/** Of the operating system, when a server cannot be reached. */
const unreachable = new Set([
	...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH'],
	...['ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'],
]);

/** SQLSTATE, PostgreSQL 15, appendix A: too many connections, waited too long, shutting down, crashed, starting, dropped. */
const unavailable = new Set(['53300', '55P03', '57014', '57P01', '57P02', '57P03', '57P05']);

/** What the driver says without a code when a connection ends under it. */
const broken = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** A write that a database with too little space, or one that only follows another, does not take. */
const READ_ONLY = '25006';
const DISK_FULL = '53100';

/** The server that answered follows another and takes no writes: the one to write to is elsewhere, or not there yet. */
export class OnlyFollows extends Error {
	override readonly name = 'OnlyFollows';
	readonly code = '57P03';
}

/** A commit whose answer never came. */
export class CommitUnanswered extends Error {
	override readonly name = 'CommitUnanswered';
}

/** Whether the database is not open in this process: it is starting or stopping. */
export class NotOpen extends Error {
	override readonly name = 'NotOpen';
	readonly code = '57P01';
	constructor() {
		super('The database is not open');
	}
}

/** What kept the database from serving; undefined for every other error, which is a fault of ours. */
export function outageOf(error: unknown): Outage | undefined {
	if (error instanceof CommitUnanswered) return 'unsure';
	const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: unknown; cause?: unknown };
	if (code === DISK_FULL || code === READ_ONLY || code === 'ENOSPC') return 'full';
	if (typeof code === 'string' && (unreachable.has(code) || unavailable.has(code) || code.startsWith('08')))
		return 'away';
	if (typeof message === 'string' && broken.test(message)) return 'away';
	return cause === undefined || cause === error ? undefined : outageOf(cause);
}
