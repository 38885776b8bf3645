import type { FetchProblem } from '#server/platform/outside/index.ts';

/** How many calendars elsewhere somebody may name. */
export const mostCalendars = 5;

/** How far busy times are read, days: a little back, half a year ahead. */
export const readDays = { back: 7, ahead: 183 } as const;

/** What is fetched, at most. */
export const bounds = { mostBytes: 2_000_000, mostTime: 20_000, mostRedirects: 5 } as const;

/** Why a calendar could not be read the last time: by fetching it, or by what was in it. */
export type Problem = FetchProblem | 'none' | 'torn' | 'too-much';

/** How long until it is looked at again, minutes, after it was read, or after so many tries in a row that were not. */
export function nextIn(fails: number): number {
	return fails === 0 ? 30 : Math.min(15 * 2 ** (fails - 1), 24 * 60);
}

/** From when to when somebody is busy. */
export interface Busy {
	startsAt: Date;
	endsAt: Date;
}

/** The times as few as they can be told: what overlaps or follows at once is one; what takes no time is none. */
export function together(times: readonly Busy[]): Busy[] {
	const merged: Busy[] = [];
	for (const time of [...times].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
		if (time.endsAt <= time.startsAt) continue;
		const last = merged.at(-1);
		if (last && time.startsAt <= last.endsAt) {
			if (time.endsAt > last.endsAt) last.endsAt = time.endsAt;
		} else merged.push({ ...time });
	}
	return merged;
}
