import { sql } from 'kysely';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/**
 * Counts a try and refuses the one too many. Counted in the database, so that it holds over all processes and restarts.
 * @param what names the thing tried and who tries, for example `link:address@example.org`; stored as a hash
 */
export async function countTry(what: string, most: number, minutes: number): Promise<Refusal | undefined> {
	const at = now();
	const since = new Date(at.getTime() - minutes * 60_000);
	const { rows } = await unitOfWork(visitor, (tx) =>
		sql<{ tries: number }>`
			insert into rate_limit as r (key, window_starts, tries) values (${hashOf(what)}, ${at}, 1)
			on conflict (key) do update set
				tries = case when r.window_starts < ${since} then 1 else r.tries + 1 end,
				window_starts = case when r.window_starts < ${since} then ${at} else r.window_starts end
			returning tries`.execute(tx),
	);
	if ((rows[0]?.tries ?? 0) <= most) return undefined;
	return refuse('too-many-tries', { kind: 'too-many', args: { minutes } });
}
