import { daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Hours, layHours, type Overlap, sumHours, type WeekOfHours, weeksOf } from './hours.ts';
import { readSpent, type SpentOn, type Stretch } from './read-spent.ts';

/** Somebody's own hours of some days, as they are counted. */
export interface HoursBetween {
	whole: Hours;
	weeks: WeekOfHours[];
	/** By time; `counted` is fewer than its minutes where one overlaps what counts first. */
	entries: (SpentOn & { counted: number })[];
	overlaps: Overlap<SpentOn>[];
}

const mostDays = 400;

/** Reads the actor's own hours of at most 400 days. Refuses more with `calendar-span`. Nobody else reads them. */
export function findHoursBetween(
	actor: Member,
	{ from, to }: Stretch,
	zone: string,
): Promise<HoursBetween | Refusal> {
	if (to <= from || daysBetween(from, to) > mostDays)
		return Promise.resolve(refuse('calendar-span', { field: 'to', args: { most: mostDays } }));
	return unitOfWork(actor, async (tx) => {
		const spent = await readSpent(tx, actor, { from, to }, zone);
		const laid = layHours(spent);
		return {
			whole: sumHours(spent, laid, from, to),
			weeks: weeksOf(spent, laid, from, to),
			entries: spent.map((one, at) => ({ ...one, counted: laid.counted[at] ?? 0 })),
			overlaps: laid.overlaps,
		};
	});
}
