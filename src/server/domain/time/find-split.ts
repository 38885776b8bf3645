import { sql } from 'kysely';
import { dayAfter, momentOf, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import type { Split } from './time.ts';

/** A stretch of school days, from and with `from` up to and without `to`, `YYYY-MM-DD`. */
export interface Stretch {
	from: string;
	to: string;
}

/** The week, Monday to Sunday, of a moment in a zone. */
export function weekAround(at: Date, zone: string): Stretch {
	const from = weekOf(schoolDay(zone, at));
	return { from, to: dayAfter(from, 7) };
}

/** The actor's own time in a stretch, in minutes: visits that took place, theirs or shared, and preparation. */
export async function splitIn(tx: Tx, actor: Member, stretch: Stretch, zone: string): Promise<Split> {
	const visits = await tx
		.selectFrom('visit as v')
		.select('v.time_kind')
		.select(sql<number>`sum(v.minutes)::int`.as('minutes'))
		.where('v.state', '=', 'done')
		.where('v.starts_at', '>=', momentOf(stretch.from, '00:00', zone))
		.where('v.starts_at', '<', momentOf(stretch.to, '00:00', zone))
		.where((eb) =>
			eb.or([
				eb('v.author_id', '=', actor.personId),
				eb.exists(
					eb
						.selectFrom('visit_person as p')
						.select('p.visit_id')
						.whereRef('p.visit_id', '=', 'v.id')
						.where('p.person_id', '=', actor.personId)
						.where('p.part', 'in', ['facilitator', 'specialist']),
				),
			]),
		)
		.groupBy('v.time_kind')
		.execute();
	const prepared = await tx
		.selectFrom('time_entry')
		.select(sql<number>`coalesce(sum(minutes), 0)::int`.as('minutes'))
		.where('facilitator_id', '=', actor.personId)
		.where('on_day', '>=', stretch.from)
		.where('on_day', '<', stretch.to)
		.executeTakeFirst();
	const of = (kind: string) => visits.find((row) => row.time_kind === kind)?.minutes ?? 0;
	return {
		inClassroom: of('in-classroom'),
		outsideClassroom: of('outside-classroom'),
		preparation: prepared?.minutes ?? 0,
	};
}

/** The actor's own split this week, in a school's zone (IANA). Nobody else reads it. */
export function findSplit(actor: Member, zone: string): Promise<Split> {
	const week = weekAround(now(), zone);
	return unitOfWork(actor, (tx) => splitIn(tx, actor, week, zone));
}
