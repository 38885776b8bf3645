import type { Said } from '#messages/index.ts';
import { daysBetween, schoolDay } from '#server/domain/school/index.ts';

export type Stage = 'full' | 'partial' | 'coaching' | 'mentoring';

/** A teacher whom the reader works with, and what stands open between them. */
export interface Candidate {
	teacherId: string;
	/** Null: outside any collaboration; then the time since the last visit is no reason by itself. */
	collaborationId: string | null;
	stage: Stage | null;
	/** When the two began, for those never visited. */
	since: Date;
	lastVisitAt: Date | null;
	nextVisitAt: Date | null;
	/** Open teaching points that nobody has looked at lately. */
	checksDue: number;
	/** The reader's own held-back matters whose time has come. */
	heldBackDue: number;
	/** What the reader promised and is due. */
	promisesDue: number;
}

/** A sentence that says why. */
export type Reason = Said<'notebook.why.'>;

export interface Suggestion {
	teacherId: string;
	collaborationId: string | null;
	/** Why, the weightiest first; never empty. */
	reasons: Reason[];
	weight: number;
}

/** Days that usually lie between two visits at a stage: the closer the work, the fewer. */
export const usualDays: Record<Stage, number> = { full: 7, partial: 10, coaching: 14, mentoring: 28 };

/** A visit planned within so many days is arranged already: no suggestion. */
export const arrangedWithin = 7;

interface Weighed {
	weight: number;
	/** Null: it weighs, and is no reason by itself. */
	said: Reason | null;
}

/** How the time since the last visit weighs: ten for each usual gap, forty at most, and five in a month without one. */
function timeReason(today: string, zone: string, one: Candidate): Weighed[] {
	if (one.collaborationId === null) return [];
	const usual = usualDays[one.stage ?? 'coaching'];
	const last = schoolDay(zone, one.lastVisitAt ?? one.since);
	const days = Math.max(0, daysBetween(last, today));
	const unmet = one.lastVisitAt === null || last.slice(0, 7) < today.slice(0, 7);
	const weight = Math.min(40, (10 * days) / usual) + (unmet ? 5 : 0);
	if (days >= usual) {
		const args = { days, usual };
		return [
			{ weight, said: { key: one.lastVisitAt ? 'notebook.why.long-since' : 'notebook.why.never', args } },
		];
	}
	// Early in a month nobody has been met: that alone says nothing yet.
	if (unmet && Number(today.slice(8)) >= 10)
		return [{ weight, said: { key: 'notebook.why.not-this-month' } }];
	return [{ weight, said: null }];
}

function reasonsFor(today: string, zone: string, one: Candidate): { weight: number; reasons: Reason[] } {
	const count = (said: Reason['key'], many: number, first: number, more: number): Weighed[] =>
		many > 0
			? [{ weight: first + more * Math.min(many - 1, 3), said: { key: said, args: { count: many } } }]
			: [];
	const weighed = [
		...timeReason(today, zone, one),
		...count('notebook.why.promise', one.promisesDue, 9, 2),
		...count('notebook.why.held-back', one.heldBackDue, 7, 2),
		...count('notebook.why.check', one.checksDue, 5, 1),
	].sort((a, b) => b.weight - a.weight);
	return {
		weight: weighed.reduce((sum, { weight }) => sum + weight, 0),
		reasons: weighed.flatMap(({ said }) => (said ? [said] : [])),
	};
}

/**
 * Whom to visit next, and why. Takes the moment, the school's zone (IANA) and everyone whom the reader works with; gives
 * those for whom there is a reason and nothing arranged, the weightiest first. All else being equal, a longer time since
 * the last visit never ranks lower, nor does more that stands open.
 */
export function whomToVisit(now: Date, zone: string, candidates: readonly Candidate[]): Suggestion[] {
	const today = schoolDay(zone, now);
	const arranged = (one: Candidate) =>
		one.nextVisitAt !== null && daysBetween(today, schoolDay(zone, one.nextVisitAt)) < arrangedWithin;
	return candidates
		.filter((one) => !arranged(one))
		.map((one) => ({
			teacherId: one.teacherId,
			collaborationId: one.collaborationId,
			...reasonsFor(today, zone, one),
		}))
		.filter(({ reasons }) => reasons.length > 0)
		.sort(
			(a, b) =>
				b.weight - a.weight ||
				compare(a.teacherId, b.teacherId) ||
				compare(a.collaborationId, b.collaborationId),
		);
}

function compare(a: string | null, b: string | null): number {
	return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
