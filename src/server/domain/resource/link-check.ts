import type { Knocked } from '#server/platform/outside/index.ts';

/** What asking for a link came to. */
export type Verdict =
	/** It answers; it may have moved for good, and to where. */
	| { kind: 'works'; movedTo: string | null }
	/** It does not answer, or says that there is nothing. */
	| { kind: 'fails' }
	/** Nobody answered at all, neither there nor elsewhere: nothing is known of it. */
	| { kind: 'unheard' }
	/** It wants to be asked later, or is not to be asked by us: nothing is known of it. */
	| { kind: 'unknown'; inSeconds: number | null };

export const week = 7 * 24 * 3_600_000;
const day = week / 7;
const longest = 4 * week;

/** Most redirects that are followed. */
export const mostTurns = 5;

const permanent = new Set([301, 308]);
export const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** There is a page, though not for us, or not for a question put like this. */
const guarded = new Set([401, 402, 403, 405, 406, 407, 409, 412, 415, 418, 451, 999]);

/** Whether it has to be asked for the page itself: not every server answers about a page's head, or the same. */
export function asksAgain(answer: Knocked): boolean {
	if (answer.kind === 'problem') return answer.problem === 'no-answer';
	return answer.status >= 400 && ![429, 503].includes(answer.status);
}

/**
 * What the answers to one link mean, turn by turn.
 * @param statuses of the redirects, in order, and of the last answer
 * @param last the address that answered last
 */
export function judge(statuses: readonly number[], last: string, final: Knocked, url: string): Verdict {
	if (final.kind === 'problem')
		return ['private-address', 'not-an-address'].includes(final.problem)
			? { kind: 'unknown', inSeconds: null }
			: { kind: 'fails' };
	const { status } = final;
	if (status === 429 || status === 503) return { kind: 'unknown', inSeconds: final.retryAfter ?? 3600 };
	if ((status < 200 || status >= 400) && !guarded.has(status)) return { kind: 'fails' };
	const turns = statuses.slice(0, -1);
	// A page that asks to sign in, or greets in another language, is not where the page has moved.
	const moved = turns.length > 0 && turns.every((one) => permanent.has(one)) && status < 300 && last !== url;
	return { kind: 'works', movedTo: moved ? last.slice(0, 2000) : null };
}

/** How a link stands. */
export interface LinkState {
	fails: number;
	/** The day it failed last, `YYYY-MM-DD`. */
	failedOn: string | null;
	deadSince: Date | null;
	movedTo: string | null;
}

/**
 * How a link stands after it was asked, and when it is due again: never before a week is over, but the next day where nothing was heard
 * of it; later and later where it fails. It is dead when it failed on two different days, with nothing that worked between.
 * @param spread from 0 to 1, so that what was asked together is not for ever
 */
export function stands(
	before: LinkState,
	verdict: Verdict,
	at: Date,
	spread: number,
): LinkState & { dueAt: Date } {
	const due = (after: number) => new Date(at.getTime() + after + Math.floor(spread * 6 * 3_600_000));
	if (verdict.kind === 'unheard') return { ...before, dueAt: due(day) };
	if (verdict.kind === 'unknown')
		return { ...before, dueAt: due(Math.max(week, Math.min((verdict.inSeconds ?? 0) * 1000, longest))) };
	if (verdict.kind === 'works')
		return { fails: 0, failedOn: null, deadSince: null, movedTo: verdict.movedTo, dueAt: due(week) };
	const today = at.toISOString().slice(0, 10);
	const fails = before.failedOn === today ? before.fails : Math.min(before.fails + 1, 1000);
	return {
		fails,
		failedOn: today,
		deadSince: before.deadSince ?? (fails >= 2 ? at : null),
		movedTo: null,
		dueAt: due(Math.min(week * 2 ** Math.max(0, fails - 2), longest)),
	};
}
