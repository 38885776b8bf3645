import { dayAfter, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { layHours, sumHours } from './hours.ts';
import { readSpent, type Stretch } from './read-spent.ts';
import type { Split } from './time.ts';

/** The week, Monday to Sunday, of a moment in a zone. */
export function weekAround(at: Date, zone: string): Stretch {
	const from = weekOf(schoolDay(zone, at));
	return { from, to: dayAfter(from, 7) };
}

/** The actor's own time in a stretch, in minutes: visits that took place, theirs or shared, and preparation. */
export async function splitIn(tx: Tx, actor: Member, stretch: Stretch, zone: string): Promise<Split> {
	const spent = await readSpent(tx, actor, stretch, zone);
	const { inClassroom, outsideClassroom, preparation } = sumHours(
		spent,
		layHours(spent),
		stretch.from,
		stretch.to,
	);
	return { inClassroom, outsideClassroom, preparation };
}

/** The actor's own split this week, in a school's zone (IANA). Nobody else reads it. */
export function findSplit(actor: Member, zone: string): Promise<Split> {
	const week = weekAround(now(), zone);
	return unitOfWork(actor, (tx) => splitIn(tx, actor, week, zone));
}
