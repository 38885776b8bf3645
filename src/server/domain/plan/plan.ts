import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** Who leads a part or assesses: a partner by key, all of them together, or the students themselves. */
export type Who = 'together' | 'students' | (string & {});

/** A part of a lesson, and who leads it. */
export interface Part {
	words: string;
	minutes: number | null;
	who: Who;
}

/** How learning is assessed, and by whom. */
export interface Assessment {
	words: string;
	who: Who;
}

/** The head of a plan. Days as `YYYY-MM-DD`. */
export interface PlanWords {
	/** Of the unit, or of the sequence of lessons. */
	title: string;
	about: string;
	startsOn: string | null;
	endsOn: string | null;
	assessments: readonly Assessment[];
}

export interface LessonWords {
	title: string;
	onDay: string | null;
	parts: readonly Part[];
}

/** What a plan holds at most; lengths in characters. */
export const most = { lessons: 60, parts: 12, assessments: 8, title: 200, about: 4000, words: 1000 } as const;

/** `who` as the database has it. */
export function storedWho(who: Who): { who: string; person_id: string | null } {
	return who === 'together' || who === 'students'
		? { who, person_id: null }
		: { who: 'person', person_id: who };
}

export function readWho(row: { who: string; person_id: string | null }): Who {
	return row.person_id ?? row.who;
}

/**
 * What is wrong with who does what.
 * @param partners the keys of who is in the collaboration
 * @param before who stood there already: somebody who has left since may stay named
 */
export function checkWho(
	lines: readonly { who: Who }[],
	partners: readonly string[],
	before: readonly Who[] = [],
): Refusal | undefined {
	const known = ['together', 'students', ...partners, ...before];
	return lines.every(({ who }) => known.includes(who)) ? undefined : refuse('plan-who');
}

/** What is wrong with the days of a plan. */
export function checkDays({ startsOn, endsOn }: Pick<PlanWords, 'startsOn' | 'endsOn'>): Refusal | undefined {
	return startsOn !== null && endsOn !== null && endsOn < startsOn
		? refuse('plan-days', { field: 'endsOn' })
		: undefined;
}
