import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Split } from './time.ts';

/** The kinds of time, in their order of priority. */
export const spentKinds = ['in-classroom', 'outside-classroom', 'preparation'] as const;
export type SpentKind = (typeof spentKinds)[number];

/** Time somebody spent: a visit that took place, a meeting, or preparation. */
export interface Spent {
	/** The visit's or the meeting's key; of preparation, the key of the form that made it. */
	id: string;
	kind: SpentKind;
	/** The school day it counts to, `YYYY-MM-DD`. */
	day: string;
	/** Null: nobody said when it began. */
	startsAt: Date | null;
	minutes: number;
	/** With several, or with one. */
	group: boolean;
	/** A visit that was support, or a request that was the help desk’s work. */
	support: boolean;
}

/** Minutes of the three kinds; those with others also as one to one and in groups; and which of them were support. */
export interface Hours extends Split {
	oneToOne: number;
	group: number;
	support: number;
}

/** Two that were at the same time, for so many minutes. */
export interface Overlap<One extends Spent> {
	first: One;
	second: One;
	minutes: number;
}

/** Time with each minute counted once. */
export interface LaidHours<One extends Spent> {
	/** The minutes of each that count, by its place in the list that was laid. */
	counted: number[];
	/** By time; each that overlaps is told with the one that lasts longest of those begun before it. */
	overlaps: Overlap<One>[];
}

interface Span {
	from: number;
	to: number;
}

const minute = 60_000;

/**
 * Lays time along the clock. A minute that is in several counts once: for the kind that comes first in the order of
 * priority, and of one kind for what began first. What has no hour overlaps nothing.
 */
export function layHours<One extends Spent>(spent: readonly One[]): LaidHours<One> {
	const timed = spent
		.flatMap(({ startsAt, minutes, id }, at) => {
			if (startsAt === null) return [];
			const from = startsAt.getTime();
			return [{ at, id, from, to: from + minutes * minute }];
		})
		.sort((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1));
	const counted = spent.map(({ startsAt, minutes }) => (startsAt === null ? minutes : 0));
	let covered: Span[] = [];
	for (const kind of spentKinds) {
		const own: Span[] = [];
		let reached = Number.NEGATIVE_INFINITY;
		for (const one of timed) {
			if (spent[one.at]?.kind !== kind) continue;
			const from = Math.max(one.from, reached);
			if (one.to > from) own.push({ from, to: one.to });
			counted[one.at] = Math.round(uncovered({ from, to: one.to }, covered) / minute);
			reached = Math.max(reached, one.to);
		}
		covered = joined([...covered, ...own]);
	}
	const overlaps: Overlap<One>[] = [];
	let longest = timed[0];
	for (const one of timed.slice(1)) {
		const [first, second] = [spent[longest?.at ?? -1], spent[one.at]];
		if (longest && first && second && one.from < longest.to)
			overlaps.push({
				first,
				second,
				minutes: Math.round((Math.min(one.to, longest.to) - one.from) / minute),
			});
		if (!longest || one.to > longest.to) longest = one;
	}
	return { counted, overlaps };
}

/** How much of a stretch lies outside of others, which are apart and in order. */
function uncovered({ from, to }: Span, covered: Span[]): number {
	let [low, high] = [0, covered.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((covered[middle]?.to ?? 0) <= from) low = middle + 1;
		else high = middle;
	}
	let left = Math.max(0, to - from);
	for (let at = low; at < covered.length; at++) {
		const span = covered[at];
		if (!span || span.from >= to) break;
		left -= Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
	}
	return left;
}

/** The same stretches, in order and apart. */
function joined(spans: Span[]): Span[] {
	const apart: Span[] = [];
	for (const span of spans.sort((a, b) => a.from - b.from)) {
		const last = apart.at(-1);
		if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
		else apart.push({ ...span });
	}
	return apart;
}

const none = (): Hours => ({
	inClassroom: 0,
	outsideClassroom: 0,
	preparation: 0,
	oneToOne: 0,
	group: 0,
	support: 0,
});

/** What counts of the time that was laid, of the days from `from` up to, not including, `to`. */
export function sumHours(
	spent: readonly Spent[],
	{ counted }: Pick<LaidHours<Spent>, 'counted'>,
	from: string,
	to: string,
): Hours {
	const sum = none();
	for (const [at, one] of spent.entries())
		if (one.day >= from && one.day < to) add(sum, one, counted[at] ?? 0);
	return sum;
}

function add(sum: Hours, { kind, group, support }: Spent, minutes: number): void {
	if (kind === 'preparation') {
		sum.preparation += minutes;
		return;
	}
	sum[kind === 'in-classroom' ? 'inClassroom' : 'outsideClassroom'] += minutes;
	sum[group ? 'group' : 'oneToOne'] += minutes;
	if (support) sum.support += minutes;
}

/** A week, by its Monday, with what counts of it. */
export interface WeekOfHours {
	startsOn: string;
	hours: Hours;
}

/** Every week from that of the day `from` to that of the last day before `to`, with what counts of those days. */
export function weeksOf(
	spent: readonly Spent[],
	{ counted }: Pick<LaidHours<Spent>, 'counted'>,
	from: string,
	to: string,
): WeekOfHours[] {
	const weeks = new Map<string, Hours>();
	for (let monday = weekOf(from); monday < to; monday = dayAfter(monday, 7)) weeks.set(monday, none());
	for (const [at, one] of spent.entries()) {
		const week = one.day >= from && one.day < to ? weeks.get(weekOf(one.day)) : undefined;
		if (week) add(week, one, counted[at] ?? 0);
	}
	return [...weeks].map(([startsOn, hours]) => ({ startsOn, hours }));
}
