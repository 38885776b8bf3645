import { sql } from 'kysely';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What is left of a share of tries, and in how many seconds it begins anew. */
export interface Spent {
	left: number;
	seconds: number;
	refusal: Refusal | undefined;
}

/**
 * Spends one of `most` tries in so many minutes, in a unit of work of a visitor. Counted in the database, so that it holds
 * over all processes and restarts.
 * @param what names the thing tried and who tries, for example `link:address@example.org`; stored as a hash
 */
export async function spend(tx: Tx, what: string, most: number, minutes: number, at: Date): Promise<Spent> {
	const since = new Date(at.getTime() - minutes * 60_000);
	const { rows } = await sql<{ tries: number; window_starts: Date }>`
		insert into rate_limit as r (key, window_starts, tries) values (${hashOf(what)}, ${at}, 1)
		on conflict (key) do update set
			tries = case when r.window_starts < ${since} then 1 else r.tries + 1 end,
			window_starts = case when r.window_starts < ${since} then ${at} else r.window_starts end
		returning tries, window_starts`.execute(tx);
	const { tries, window_starts } = rows[0] ?? { tries: 1, window_starts: at };
	const ends = window_starts.getTime() + minutes * 60_000;
	const seconds = Math.max(1, Math.ceil((ends - at.getTime()) / 1000));
	return {
		left: Math.max(0, most - tries),
		seconds,
		refusal:
			tries <= most
				? undefined
				: refuse('too-many-tries', { kind: 'too-many', args: { minutes: Math.ceil(seconds / 60) } }),
	};
}

/** Counts a try and refuses the one too many. As `spend`, in a unit of work of its own. */
export async function countTry(what: string, most: number, minutes: number): Promise<Refusal | undefined> {
	const at = now();
	return (await unitOfWork(visitor, (tx) => spend(tx, what, most, minutes, at))).refusal;
}

/** For longer than this nothing is counted, in hours. */
const longest = 24;

/** Forgets the tries of windows that are long over: each address, caller and token that ever came would stay. */
export async function tidyTries(): Promise<void> {
	const since = new Date(now().getTime() - longest * 3_600_000);
	await unitOfWork(visitor, (tx) => tx.deleteFrom('rate_limit').where('window_starts', '<', since).execute());
}
