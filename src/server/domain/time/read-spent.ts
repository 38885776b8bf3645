import { momentOf, schoolDay } from '#server/domain/school/index.ts';
import type { VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Spent, SpentKind } from './hours.ts';

/** A stretch of school days, from and with `from` up to and without `to`, `YYYY-MM-DD`. */
export interface Stretch {
	from: string;
	to: string;
}

/** Time spent, with what it was. What preparation has no hour comes last in its day. */
export interface SpentOn extends Spent {
	/** Null: preparation. */
	visitKind: VisitKind | null;
	/** What preparation was for. */
	words: string;
}

/**
 * The actor's own time in a stretch, by time: visits that took place, theirs or shared, and preparation. Days are those of
 * the zone (IANA).
 */
export async function readSpent(tx: Tx, actor: Member, stretch: Stretch, zone: string): Promise<SpentOn[]> {
	const visits = await visitsOf(tx, actor, stretch, zone).where('v.state', '=', 'done').execute();
	const prepared = await tx
		.selectFrom('time_entry')
		.select(['entry_id', 'on_day', 'starts_at', 'minutes', 'words'])
		.where('facilitator_id', '=', actor.personId)
		.where('on_day', '>=', stretch.from)
		.where('on_day', '<', stretch.to)
		.execute();
	return [
		...visits.map((row) => ofVisit(row, zone)),
		...prepared.map((row) => ({
			id: row.entry_id,
			kind: 'preparation' as const,
			day: row.on_day,
			startsAt: row.starts_at,
			minutes: row.minutes,
			group: false,
			support: false,
			visitKind: null,
			words: row.words,
		})),
	].sort(byTime);
}

/**
 * The actor's own visits of a stretch that are over by a moment and still only planned: nobody said whether they took place.
 * At most `limit`.
 */
export async function readNotTold(
	tx: Tx,
	actor: Member,
	stretch: Stretch,
	zone: string,
	at: Date,
	limit: number,
): Promise<SpentOn[]> {
	const rows = await visitsOf(tx, actor, stretch, zone)
		.where('v.state', '=', 'planned')
		.where('v.starts_at', '<', at)
		.orderBy('v.starts_at')
		.limit(limit)
		.execute();
	const isOver = (row: { starts_at: Date; minutes: number }) =>
		row.starts_at.getTime() + row.minutes * 60_000 <= at.getTime();
	return rows.filter(isOver).map((row) => ofVisit(row, zone));
}

interface VisitRow {
	id: string;
	kind: string;
	time_kind: string;
	grouping: string;
	starts_at: Date;
	minutes: number;
}

function ofVisit(row: VisitRow, zone: string): SpentOn {
	return {
		id: row.id,
		kind: row.time_kind as SpentKind,
		day: schoolDay(zone, row.starts_at),
		startsAt: row.starts_at,
		minutes: row.minutes,
		group: row.grouping === 'group',
		support: row.kind === 'support',
		visitKind: row.kind as VisitKind,
		words: '',
	};
}

function byTime(a: Spent, b: Spent): number {
	if (a.day !== b.day) return a.day < b.day ? -1 : 1;
	const [first, second] = [a, b].map(({ startsAt }) => startsAt?.getTime() ?? Number.POSITIVE_INFINITY);
	return first === second ? 0 : (first ?? 0) < (second ?? 0) ? -1 : 1;
}

/** Visits of a stretch that are, or would be, somebody's time: their own, and those in which they facilitate beside the author. */
function visitsOf(tx: Tx, actor: Member, stretch: Stretch, zone: string) {
	const from = momentOf(stretch.from, '00:00', zone);
	const to = momentOf(stretch.to, '00:00', zone);
	const columns = [
		'v.id',
		'v.kind',
		'v.time_kind',
		'v.grouping',
		'v.starts_at',
		'v.minutes',
		'v.state',
	] as const;
	return tx
		.selectFrom(
			tx
				.selectFrom('visit as v')
				.select(columns)
				.where('v.author_id', '=', actor.personId)
				.where('v.starts_at', '>=', from)
				.where('v.starts_at', '<', to)
				.unionAll(
					tx
						.selectFrom('visit_person as p')
						.innerJoin('visit as v', 'v.id', 'p.visit_id')
						.select(columns)
						.where('p.person_id', '=', actor.personId)
						.where('p.is_author', '=', false)
						.where('p.part', 'in', ['facilitator', 'specialist'])
						.where('v.starts_at', '>=', from)
						.where('v.starts_at', '<', to),
				)
				.as('v'),
		)
		.select(columns);
}
