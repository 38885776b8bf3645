import type { VisitKind } from '#server/domain/visit/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What belongs to a week of working on something together. */
export const beats = ['met', 'modelled', 'resources', 'reflected'] as const;
export type Beat = (typeof beats)[number];

/** Lengths that are kept, in characters. */
export const most = { words: 1000, sign: 1000, entry: 4000 } as const;

/** A goal in its teacher's words. */
export interface GoalWords {
	words: string;
	/** How they will know. */
	sign: string;
	/** School day, `YYYY-MM-DD`. */
	wantedBy: string | null;
}

/** What a teacher writes down on the way. */
export interface EntryWords extends Record<Beat, boolean> {
	/** School day, `YYYY-MM-DD`. */
	onDay: string;
	words: string;
}

/** What is wrong with an entry: something has to stand in it, and it is no day to come. */
export function checkEntry(entry: EntryWords, today: string): Refusal | undefined {
	if (entry.onDay > today) return refuse('goal-entry-ahead', { field: 'onDay' });
	if (entry.words.trim() === '' && beats.every((beat) => !entry[beat]))
		return refuse('goal-entry-empty', { field: 'words' });
	return undefined;
}

/** Which beats a visit that happened is by itself. Sharing resources is no visit: the teacher says so. */
export function beatsOf(kind: VisitKind): Beat[] {
	if (kind === 'modelling') return ['modelled'];
	if (kind === 'reflecting') return ['met', 'reflected'];
	if (kind === 'observing' || kind === 'peer-visit' || kind === 'support') return [];
	return ['met'];
}

/** A week and what of its rhythm there was. */
export interface RhythmWeek extends Record<Beat, boolean> {
	/** Its Monday. */
	monday: string;
}

/**
 * The weekly rhythm, made of what the teacher wrote and of the visits there were.
 * @param mondays the weeks wanted, oldest first
 * @param weekOf the Monday of a school day's week
 */
export function rhythmOf(
	mondays: readonly string[],
	given: {
		entries: readonly EntryWords[];
		visits: readonly { day: string; kind: VisitKind }[];
		weekOf: (day: string) => string;
	},
): RhythmWeek[] {
	return mondays.map((monday) => {
		const entries = given.entries.filter(({ onDay }) => given.weekOf(onDay) === monday);
		const visited = given.visits.filter(({ day }) => given.weekOf(day) === monday);
		const had = (beat: Beat) =>
			entries.some((entry) => entry[beat]) || visited.some(({ kind }) => beatsOf(kind).includes(beat));
		return {
			monday,
			met: had('met'),
			modelled: had('modelled'),
			resources: had('resources'),
			reflected: had('reflected'),
		};
	});
}
