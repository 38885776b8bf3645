import type { SupportKind } from '#server/domain/request/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { findYears, placeIn, type SchoolOfHours } from './find-years.ts';
import { layHours } from './hours.ts';
import { readSpent } from './read-spent.ts';

/** The help desk’s work that somebody did in the school year so far: requests by their kind, and visits that were support. */
export interface Support {
	/** School days, `YYYY-MM-DD`, the last one today. */
	from: string;
	to: string;
	/** Those of which there was any, the longest first. */
	kinds: { kind: SupportKind | 'on-the-spot'; minutes: number; times: number }[];
	/** Every month in which there was any, `YYYY-MM-01`, the latest first. */
	months: { month: string; minutes: number; times: number }[];
	minutes: number;
	times: number;
	/** All their time meanwhile, with teachers and preparing. */
	allMinutes: number;
}

/** Reads the actor’s own support of the school year that runs, each minute counted once, as in their hours. Nobody else reads it. */
export function findSupport(actor: Member, school: SchoolOfHours | null): Promise<Support> {
	const zone = school?.zone ?? 'UTC';
	const today = schoolDay(zone, now());
	return unitOfWork(actor, async (tx) => {
		const years = await findYears(tx, school, today);
		const from = years[placeIn(years, today)]?.startsOn ?? today;
		const spent = await readSpent(tx, actor, { from, to: dayAfter(today) }, zone);
		const { counted } = layHours(spent);
		const minutesAt = spent.map((one, at) => ({ ...one, counted: counted[at] ?? 0 }));
		const support = minutesAt.filter((one) => one.support);
		const sum = (of: readonly { counted: number }[]) => of.reduce((all, one) => all + one.counted, 0);
		const byKind = Map.groupBy(support, (one) => one.supportKind ?? ('on-the-spot' as const));
		const byMonth = Map.groupBy(support, ({ day }) => `${day.slice(0, 7)}-01`);
		return {
			from,
			to: today,
			kinds: [...byKind]
				.map(([kind, of]) => ({ kind, minutes: sum(of), times: of.length }))
				.sort((one, other) => other.minutes - one.minutes),
			months: [...byMonth]
				.map(([month, of]) => ({ month, minutes: sum(of), times: of.length }))
				.sort((one, other) => (one.month < other.month ? 1 : -1)),
			minutes: sum(support),
			times: support.length,
			allMinutes: sum(minutesAt),
		};
	});
}
