import type pg from 'pg';
import { log } from '#server/platform/log/index.ts';
import { countQuery } from '#server/platform/metrics/index.ts';
import { settings } from '#server/platform/settings.ts';

/** The longest statement that is logged, characters. */
const most = 1000;

/**
 * A statement as it may be logged: values given apart are not part of it, and what stands between quotes is left out. Numbers
 * stay: ours are limits and positions.
 */
export function withoutValues(statement: string): string {
	const bare = statement.replace(/'(?:[^']|'')*'?|--[^\n]*|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)/g, (part) =>
		part.startsWith("'") ? "'…'" : part.startsWith('-') ? '' : '$…$',
	);
	return bare.replace(/\s+/g, ' ').trim().slice(0, most);
}

function ended(began: number, asked: unknown): void {
	const milliseconds = Math.round(performance.now() - began);
	const { slowQueryMilliseconds } = settings();
	const slow = slowQueryMilliseconds > 0 && milliseconds >= slowQueryMilliseconds;
	countQuery(slow);
	if (!slow) return;
	const statement =
		typeof asked === 'string' ? asked : String((asked as { text?: unknown } | null)?.text ?? '');
	log.warning('query.slow', { milliseconds, statement: withoutValues(statement) });
}

/** Counts every statement of a pool's connections, and logs the slow ones without their values. */
export function watchQueries(pool: pg.Pool): void {
	pool.on('connect', (client) => {
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		const watched = (...given: unknown[]) => {
			const began = performance.now();
			const answer = query(...given);
			// Who asks hears of a failure by the answer itself.
			if (answer instanceof Promise)
				answer.then(
					() => ended(began, given[0]),
					() => ended(began, given[0]),
				);
			return answer;
		};
		client.query = watched as typeof client.query;
	});
}
