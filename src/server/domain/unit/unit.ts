import { dayAfter, daysBetween } from '#server/domain/school/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** The parts that technology plays in a unit, in the order in which it is taught. */
export const technologyParts = [
	'tuningIn',
	'investigation',
	'communication',
	'creation',
	'assessment',
] as const;
export type TechnologyPart = (typeof technologyParts)[number];

/** How long what is written of a unit may be, in characters; of each part of technology's alike. */
export const most = { title: 200, centralIdea: 1000, aim: 4000, technology: 1000 } as const;

/** A unit as it is written: what is empty is not known yet. */
export interface UnitWords {
	title: string;
	centralIdea: string;
	aim: string;
	startsOn: string;
	/** The last school day of it. */
	lastDay: string;
	technology: Record<TechnologyPart, string>;
}

/** A unit in its team's year. Days from `startsOn` up to, not including, `endsOn`. */
export interface UnitLine {
	id: string;
	teamId: string;
	title: string;
	centralIdea: string;
	startsOn: string;
	endsOn: string;
	/** Of technology's parts those that nothing is written of yet. */
	open: TechnologyPart[];
}

/** The days that a unit takes, or why it cannot. */
export function daysOf(words: Pick<UnitWords, 'startsOn' | 'lastDay'>): { endsOn: string } | Refusal {
	const endsOn = dayAfter(words.lastDay);
	const length = daysBetween(words.startsOn, endsOn);
	if (length < 1) return refuse('ends-before-start', { field: 'lastDay' });
	return length > 400 ? refuse('more-than-a-year', { field: 'lastDay' }) : { endsOn };
}

/** The days of a unit so many whole weeks later, by which a Monday stays a Monday. */
export function weeksLater(
	unit: { startsOn: string; endsOn: string },
	weeks: number,
): { startsOn: string; endsOn: string } {
	return { startsOn: dayAfter(unit.startsOn, weeks * 7), endsOn: dayAfter(unit.endsOn, weeks * 7) };
}

/**
 * Units that do not lie on each other in rows: each in the first row where it has room, by their first day.
 * @returns the row of each, from 0, in the order of the units
 */
export function rowsOf(units: readonly { startsOn: string; endsOn: string }[]): number[] {
	const until: string[] = [];
	const rows = new Map<number, number>();
	const inOrder = units
		.map((unit, at) => ({ unit, at }))
		.sort((one, other) => (one.unit.startsOn < other.unit.startsOn ? -1 : 1));
	for (const { unit, at } of inOrder) {
		const free = until.findIndex((end) => end <= unit.startsOn);
		const row = free === -1 ? until.length : free;
		until[row] = unit.endsOn;
		rows.set(at, row);
	}
	return units.map((_, at) => rows.get(at) ?? 0);
}
