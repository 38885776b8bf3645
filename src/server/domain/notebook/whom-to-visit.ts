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
	/** The school day until which the reader has put them off. */
	putOffUntil: string | null;
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

/**
 * How much each reason weighs. Of the time: so much for each usual gap since the last visit, up to a most, and more in a
 * month without one. Of what stands open: the first of a kind, and each more, up to three.
 */
export const weights = {
	time: { eachGap: 10, most: 40, notThisMonth: 5 },
	promise: { first: 9, more: 2 },
	heldBack: { first: 7, more: 2 },
	check: { first: 5, more: 1 },
} as const;

/** Not having met this month is a reason by itself from this day of the month on. */
export const monthCountsFrom = 10;

function timeReason(today: string, zone: string, one: Candidate): Weighed[] {
	if (one.collaborationId === null) return [];
	const usual = usualDays[one.stage ?? 'coaching'];
	const last = schoolDay(zone, one.lastVisitAt ?? one.since);
	const days = Math.max(0, daysBetween(last, today));
	const unmet = one.lastVisitAt === null || last.slice(0, 7) < today.slice(0, 7);
	const { eachGap, most, notThisMonth } = weights.time;
	const weight = Math.min(most, (eachGap * days) / usual) + (unmet ? notThisMonth : 0);
	if (days >= usual) {
		const args = { days, usual };
		return [
			{ weight, said: { key: one.lastVisitAt ? 'notebook.why.long-since' : 'notebook.why.never', args } },
		];
	}
	// Early in a month nobody has been met: that alone says nothing yet.
	if (unmet && Number(today.slice(8)) >= monthCountsFrom)
		return [{ weight, said: { key: 'notebook.why.not-this-month' } }];
	return [{ weight, said: null }];
}

function reasonsFor(today: string, zone: string, one: Candidate): { weight: number; reasons: Reason[] } {
	const count = (said: Reason['key'], many: number, { first, more }: { first: number; more: number }) =>
		many > 0
			? [{ weight: first + more * Math.min(many - 1, 3), said: { key: said, args: { count: many } } }]
			: [];
	const weighed: Weighed[] = [
		...timeReason(today, zone, one),
		...count('notebook.why.promise', one.promisesDue, weights.promise),
		...count('notebook.why.held-back', one.heldBackDue, weights.heldBack),
		...count('notebook.why.check', one.checksDue, weights.check),
	].sort((a, b) => b.weight - a.weight);
	return {
		weight: weighed.reduce((sum, { weight }) => sum + weight, 0),
		reasons: weighed.flatMap(({ said }) => (said ? [said] : [])),
	};
}

/**
 * Whom to visit next, and why. Takes the moment, the school's zone (IANA) and everyone whom the reader works with; gives
 * those for whom there is a reason, nothing arranged and nothing put off, the weightiest first. All else being equal, a longer time since
 * the last visit never ranks lower, nor does more that stands open.
 */
export function whomToVisit(now: Date, zone: string, candidates: readonly Candidate[]): Suggestion[] {
	const today = schoolDay(zone, now);
	const arranged = (one: Candidate) =>
		one.nextVisitAt !== null && daysBetween(today, schoolDay(zone, one.nextVisitAt)) < arrangedWithin;
	const putOff = (one: Candidate) => one.putOffUntil !== null && today < one.putOffUntil;
	return candidates
		.filter((one) => !arranged(one) && !putOff(one))
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
