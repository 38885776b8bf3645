import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '#server/platform/actor.ts';
import { countWork } from '#server/platform/metrics/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { CommitUnanswered, outageOf } from './outage.ts';
import { isOutdated } from './prepared.ts';
import type { Schema } from './schema.ts';

/** A handle on the database, for one actor, in one transaction. There is no other. */
export type Tx = Transaction<Schema>;

const roles = {
	member: 'tandem_member',
	operator: 'tandem_operator',
	machine: 'tandem_operator',
	visitor: 'tandem_visitor',
	counter: 'tandem_counter',
	mailer: 'tandem_mailer',
	demonstrator: 'tandem_demonstrator',
} as const satisfies Record<Actor['kind'], string>;

/** Set while a unit of work runs. */
export const inside = new AsyncLocalStorage<true>();

/** Refuses to go on inside a unit of work: mail, files, hashing and the network never wait in a transaction. */
export function outsideWork(what: string): void {
	if (inside.getStore()) throw new Error(`${what} inside a unit of work: only the database is awaited there`);
}

class RolledBack extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super('refused');
		this.refusal = refusal;
	}
}

/**
 * Thrown in a unit of work that found a row changed between reading and writing it: it is begun anew, since what came between may be
 * the very same, sent twice. Overtaken each time, it is refused.
 */
export class Overtaken extends RolledBack {}

/** SQLSTATE: two transactions waited for each other, and the server ended this one. */
const DEADLOCK = '40P01';
const mostTries = 3;

/** SQLSTATE: what was to be written stands there, or what it points to is gone. */
const MET = new Set(['23505', '23503']);

/** What an actor has proven without being signed in. */
type Proofs = {
	provenAddress?: string;
	presentedPasskey?: string;
	provenPasskey?: string;
	provenLetter?: string;
};

const shutAccount = refuse('account-shut', { kind: 'forbidden' });

/** Whether what was to be written is shut by the seal of a changed address, whichever table it was for. */
function isShut(error: unknown): boolean {
	const { code, message } = error as { code?: unknown; message?: unknown };
	return code === '42501' && typeof message === 'string' && message.includes('policy "sealed"');
}

/**
 * Runs one unit of work: one transaction, as the database role of the actor, with the actor set for it alone.
 * A refusal that `work` gives rolls everything back and is given on; so does whatever it throws. What the seal of a changed
 * address shuts is refused with its sentence. What a broken connection or a deadlock ended before anything could have been
 * written is begun anew, as is what a migration beside it outdated, so `work` may run more than once. So is, once, what met a row
 * that came or went after `work` had looked for it, as when a form is sent twice at the same moment: this time it is found. `Overtaken` has
 * it begun anew, too.
 */
export async function workOn<Result>(
	database: Kysely<Schema>,
	actor: Actor,
	work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
	outsideWork('A unit of work');
	const began = performance.now();
	let outcome: 'done' | 'refused' | 'failed' = 'failed';
	try {
		const ended = await tryWork(database, actor, work);
		outcome = isRefusal(ended) ? 'refused' : 'done';
		return ended;
	} finally {
		countWork(actor.kind, outcome, performance.now() - began);
	}
}

async function tryWork<Result>(
	database: Kysely<Schema>,
	actor: Actor,
	work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
	for (let tries = 1; ; tries += 1) {
		const progress: Progress = { stage: 'reaching' };
		try {
			return await inside.run(true, () => transact(database, actor, work, progress));
		} catch (error) {
			if (error instanceof Overtaken && tries < mostTries) continue;
			if (error instanceof RolledBack) return error.refusal as Result;
			if (isShut(error)) return shutAccount as Result;
			const away = outageOf(error) === 'away';
			if (away && progress.stage === 'committing') throw new CommitUnanswered('', { cause: error });
			const { code = '' } = error as { code?: string };
			const met = MET.has(code) && tries === 1;
			const again = (away && progress.stage === 'reaching') || code === DEADLOCK || met || isOutdated(error);
			if (!again || tries === mostTries) throw error;
		}
	}
}

interface Progress {
	stage: 'reaching' | 'working' | 'committing';
}

function transact<Result>(
	database: Kysely<Schema>,
	actor: Actor,
	work: (tx: Tx) => Promise<Result>,
	progress: Progress,
): Promise<Result> {
	return database.transaction().execute(async (tx) => {
		await takePlace(tx, actor);
		progress.stage = 'working';
		const result = await work(tx);
		if (isRefusal(result)) throw new RolledBack(result);
		progress.stage = 'committing';
		return result;
	});
}

/** Makes the rest of a transaction act as somebody: once a transaction, but for rehearsals. */
export async function takePlace(tx: Tx, actor: Actor): Promise<void> {
	const person = actor.kind === 'member' || actor.kind === 'operator' ? actor.personId : '';
	const proofs: Proofs = actor.kind === 'visitor' || actor.kind === 'machine' ? actor : {};
	await sql`select set_config('role', ${roles[actor.kind]}, true), set_config('tandem.person', ${person}, true),
		set_config('tandem.machine', ${actor.kind === 'machine' ? 'on' : ''}, true),
		set_config('tandem.proven_address', ${proofs.provenAddress ?? ''}, true),
		set_config('tandem.presented_passkey', ${proofs.presentedPasskey ?? ''}, true),
		set_config('tandem.proven_passkey', ${proofs.provenPasskey ?? ''}, true),
		set_config('tandem.proven_letter', ${proofs.provenLetter ?? ''}, true)`.execute(tx);
}

/** Runs `work` with another of the app's roles inside the same transaction: for the jobs' own tables, and the demonstration. */
export async function inRole<Result>(
	tx: Tx,
	role: 'tandem_jobs' | 'tandem_demonstrator',
	work: () => Promise<Result>,
): Promise<Result> {
	const before = await sql<{ role: string }>`select current_setting('role') as role`.execute(tx);
	await sql`select set_config('role', ${role}, true)`.execute(tx);
	const result = await work();
	await sql`select set_config('role', ${before.rows[0]?.role ?? 'none'}, true)`.execute(tx);
	return result;
}

/** The name of the constraint that a database error broke, so that a verb can turn it into a refusal. */
export function brokenConstraint(error: unknown): string | undefined {
	const constraint = (error as { constraint?: unknown } | null)?.constraint;
	return typeof constraint === 'string' ? constraint : undefined;
}
