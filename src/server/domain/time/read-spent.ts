import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { SupportKind } from '#server/domain/request/index.ts';
import { momentOf, schoolDay } from '#server/domain/school/index.ts';
import type { VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Spent, SpentKind } from './hours.ts';

/** A stretch of school days, from and with `from` up to and without `to`, `YYYY-MM-DD`. */
export interface Stretch {
	from: string;
	to: string;
}

/** Time spent, with what it was. What preparation has no hour comes last in its day. */
export interface SpentOn extends Spent {
	/** Null: no visit. */
	visitKind: VisitKind | null;
	/** The team that met, where it was a meeting. */
	team: { id: string; name: string } | null;
	/** The request that was settled, and who had asked. */
	request: { id: string; from: string } | null;
	/** Of a request that was the help desk’s work: its kind. */
	supportKind: SupportKind | null;
	/** What preparation was for. */
	words: string;
}

/**
 * The actor's own time in a stretch, by time: visits that took place, theirs or shared, meetings they were invited to, once they
 * are over (one that nobody wrote in, the day after), requests they settled, and preparation. Days are those of the zone (IANA).
 */
export async function readSpent(tx: Tx, actor: Member, stretch: Stretch, zone: string): Promise<SpentOn[]> {
	const visits = await visitsOf(tx, actor, stretch, zone).where('v.state', '=', 'done').execute();
	const meetings = await tx
		.selectFrom('meeting_person as p')
		.innerJoin('meeting as m', 'm.id', 'p.meeting_id')
		.innerJoin('team as t', 't.id', 'm.team_id')
		.select(['m.id', 'm.on_day', 'm.starts_at', 'm.minutes', 't.id as teamId', 't.name'])
		.where('p.person_id', '=', actor.personId)
		.where('m.on_day', '>=', stretch.from)
		.where('m.on_day', '<', stretch.to)
		.where('m.called_off', '=', false)
		.execute();
	const written = await tx
		.selectFrom('time_entry')
		.select(['entry_id as id', 'on_day', 'starts_at', 'minutes', 'words'])
		.select([
			sql<string | null>`null::uuid`.as('request_id'),
			sql<string | null>`null::text`.as('support_kind'),
		])
		.select([
			sql<string | null>`null::text`.as('given_name'),
			sql<string | null>`null::text`.as('family_name'),
			sql<string | null>`null::text`.as('known_as'),
		])
		.where('facilitator_id', '=', actor.personId)
		.where('on_day', '>=', stretch.from)
		.where('on_day', '<', stretch.to)
		.unionAll(
			tx
				.selectFrom('request_time as s')
				.leftJoin('request as r', 'r.id', 's.request_id')
				.leftJoin('person as p', 'p.id', 'r.asker_id')
				.select(['s.message_id as id', 's.on_day', sql<Date | null>`null::timestamptz`.as('starts_at')])
				.select(['s.minutes', sql<string>`''`.as('words')])
				.select([sql<string | null>`s.request_id`.as('request_id'), 's.support_kind'])
				.select(['p.given_name', 'p.family_name', 'p.known_as'])
				.where('s.person_id', '=', actor.personId)
				.where('s.on_day', '>=', stretch.from)
				.where('s.on_day', '<', stretch.to),
		)
		.execute();
	return [
		...visits.map((row) => ofVisit(row, zone)),
		...meetings.map((row) => ofMeeting(row, zone)).filter(isOver(now(), zone)),
		...written.map((row) => ({
			...plain,
			id: row.id,
			kind: row.request_id === null ? ('preparation' as const) : ('outside-classroom' as const),
			day: row.on_day,
			startsAt: row.starts_at,
			minutes: row.minutes,
			words: row.words,
			support: row.support_kind !== null,
			supportKind: row.support_kind as SupportKind | null,
			request: row.request_id === null ? null : { id: row.request_id, from: askerOf(row) },
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
	return rows.map((row) => ofVisit(row, zone)).filter(isOver(at, zone));
}

/** Who had asked, as people are named; nobody, once the request is gone. */
function askerOf(row: {
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
}): string {
	const { given_name, family_name, known_as } = row;
	return given_name === null || family_name === null ? '' : nameIn({ given_name, family_name, known_as });
}

/** What is none of these. */
const plain = {
	startsAt: null,
	group: false,
	support: false,
	supportKind: null,
	visitKind: null,
	team: null,
	request: null,
	words: '',
};

/** Whether it has ended; what has no hour has with its day. */
const isOver =
	(at: Date, zone: string) =>
	({ startsAt, minutes, day }: Spent): boolean =>
		startsAt === null ? day < schoolDay(zone, at) : startsAt.getTime() + minutes * 60_000 <= at.getTime();

interface MeetingRow {
	id: string;
	on_day: string;
	starts_at: string | null;
	minutes: number;
	teamId: string;
	name: string;
}

function ofMeeting(row: MeetingRow, zone: string): SpentOn {
	return {
		...plain,
		id: row.id,
		kind: 'outside-classroom',
		day: row.on_day,
		startsAt: row.starts_at === null ? null : momentOf(row.on_day, row.starts_at.slice(0, 5), zone),
		minutes: row.minutes,
		group: true,
		team: { id: row.teamId, name: row.name },
	};
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
		...plain,
		id: row.id,
		kind: row.time_kind as SpentKind,
		day: schoolDay(zone, row.starts_at),
		startsAt: row.starts_at,
		minutes: row.minutes,
		group: row.grouping === 'group',
		support: row.kind === 'support',
		visitKind: row.kind as VisitKind,
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
