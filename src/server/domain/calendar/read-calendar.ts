import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { type BellSchedule, type Cycle, type DayOff, noCalendar, type SchoolCalendar } from './calendar.ts';

/** Of each kind of row; more than a century of school years has. */
const mostRows = 5000;

const clock = (time: string) => time.slice(0, 5);

/**
 * Reads what a school and, unless null, one of its divisions tell of the days from `from` up to, not including, `to`. Days are
 * counted from where a cycle begins, so days off are read from there. Who is not of the school's staff reads the calendar of a
 * school that told nothing. Without `bells` no day has periods.
 */
export async function readCalendar(
	tx: Tx,
	schoolId: string,
	divisionId: string | null,
	from: string,
	to: string,
	bells = true,
): Promise<SchoolCalendar> {
	const calendars = await readCalendars(tx, schoolId, [divisionId], { from, to, bells });
	return calendars.get(divisionId) ?? noCalendar(from, to);
}

/** As `readCalendar`, for several divisions of a school by as many statements as for one; null is the school as a whole. */
export async function readCalendars(
	tx: Tx,
	schoolId: string,
	divisionIds: readonly (string | null)[],
	{ from, to, bells }: { from: string; to: string; bells: boolean },
): Promise<Map<string | null, SchoolCalendar>> {
	const divisions = divisionIds.filter((one) => one !== null);
	const cycles = await readCycles(tx, schoolId, divisions, to);
	const since = [from, ...divisionIds.flatMap((id) => beginnings(ownOf(cycles, id), from))].sort()[0] ?? from;
	const years = await tx
		.selectFrom('school_year')
		.select(['starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', schoolId)
		.where('ends_on', '>', since)
		.where('starts_on', '<', to)
		.execute();
	// Whether a year has terms at all is told by those before and after the days asked for, too.
	const edges = [since, to, ...years.flatMap((year) => [year.startsOn, year.endsOn])].sort();
	const terms = await tx
		.selectFrom('term')
		.select(['name', 'starts_on as startsOn', 'ends_on as endsOn'])
		.where('school_id', '=', schoolId)
		.where('ends_on', '>', edges.at(0) ?? since)
		.where('starts_on', '<', edges.at(-1) ?? to)
		.orderBy('starts_on')
		.limit(mostRows)
		.execute();
	const daysOff = await tx
		.selectFrom('day_off')
		.select(['name', 'starts_on as startsOn', 'ends_on as endsOn', 'kind', 'effect', 'division_id'])
		.where('school_id', '=', schoolId)
		.where(isOf(divisions))
		.where('ends_on', '>', since)
		.where('starts_on', '<', to)
		.orderBy('starts_on')
		.orderBy('id')
		.limit(mostRows)
		.execute();
	const special = await tx
		.selectFrom('special_day')
		.select(['on_day', 'name', 'ends_at', 'bell_schedule_id', 'division_id'])
		.where('school_id', '=', schoolId)
		.where(isOf(divisions))
		.where('on_day', '>=', from)
		.where('on_day', '<', to)
		.orderBy('on_day')
		.limit(mostRows)
		.execute();
	const specialDays = special.map((row) => ({
		day: row.on_day,
		name: row.name,
		endsAt: row.ends_at === null ? null : clock(row.ends_at),
		bellScheduleId: row.bell_schedule_id,
		own: row.division_id !== null,
		division_id: row.division_id,
	}));
	const rung = bells ? await readBells(tx, schoolId, divisions) : [];
	return new Map(
		divisionIds.map((id) => [
			id,
			{
				from,
				to,
				years,
				terms,
				daysOff: ownOf(daysOff, id) as DayOff[],
				specialDays: ownOf(specialDays, id),
				cycles: ownOf(cycles, id),
				bells: ownOf(rung, id),
			},
		]),
	);
}

type OfDivision = { division_id: string | null };

/** Of the whole school, or of one of these divisions. */
const isOf = (divisions: readonly string[]) =>
	sql<boolean>`(division_id is null or division_id = any (${divisions}::uuid[]))`;

/** What holds for a division: its own, and the whole school's. */
function ownOf<Row extends OfDivision>(
	rows: readonly Row[],
	divisionId: string | null,
): Omit<Row, 'division_id'>[] {
	return rows
		.filter((row) => row.division_id === null || row.division_id === divisionId)
		.map(({ division_id, ...row }) => row);
}

async function readCycles(
	tx: Tx,
	schoolId: string,
	divisions: readonly string[],
	to: string,
): Promise<(Cycle & OfDivision)[]> {
	const rows = await tx
		.selectFrom('cycle')
		.select(['starts_on', 'length', 'first_day', 'through_days_off', 'weekdays', 'division_id'])
		.where('school_id', '=', schoolId)
		.where(isOf(divisions))
		.where('starts_on', '<', to)
		.orderBy('starts_on')
		.limit(mostRows)
		.execute();
	return rows.map((row) => ({
		startsOn: row.starts_on,
		length: row.length,
		firstDay: row.first_day,
		throughDaysOff: row.through_days_off,
		weekdays: row.weekdays,
		own: row.division_id !== null,
		division_id: row.division_id,
	}));
}

/** Where the cycles began that hold on a day: the school's and the division's. */
function beginnings(cycles: Cycle[], day: string): string[] {
	return [true, false].flatMap((own) => {
		const begun = cycles.filter((one) => one.own === own && one.startsOn <= day);
		return begun.at(-1)?.startsOn ?? [];
	});
}

interface Bells {
	id: string;
	usual: boolean;
	division_id: string | null;
	uses: { weekday: number | null; cycle_day: number | null }[];
	times: { id: string; name: string; starts_at: string; ends_at: string }[];
}

async function readBells(
	tx: Tx,
	schoolId: string,
	divisions: readonly string[],
): Promise<(BellSchedule & OfDivision)[]> {
	const { rows } = await sql<Bells>`
		select s.id, s.usual, s.division_id, coalesce(used.uses, '[]') as uses, coalesce(timed.times, '[]') as times
		from bell_schedule s
			cross join lateral (
				select json_agg(json_build_object('weekday', u.weekday, 'cycle_day', u.cycle_day)) as uses
				from bell_schedule_use u where u.bell_schedule_id = s.id) used
			cross join lateral (
				select json_agg(json_build_object('id', p.id, 'name', p.name, 'starts_at', t.starts_at, 'ends_at', t.ends_at)
					order by t.starts_at) as times
				from period_time t join period p on p.id = t.period_id where t.bell_schedule_id = s.id) timed
		where s.school_id = ${schoolId}::uuid and ${isOf(divisions)}
		order by s.name
		limit ${mostRows}`.execute(tx);
	return rows.map(({ id, usual, division_id, uses, times }) => ({
		id,
		usual,
		weekdays: uses.flatMap((use) => use.weekday ?? []),
		cycleDays: uses.flatMap((use) => use.cycle_day ?? []),
		periods: times.map((period) => ({
			id: period.id,
			name: period.name,
			startsAt: clock(period.starts_at),
			endsAt: clock(period.ends_at),
		})),
		own: division_id !== null,
		division_id,
	}));
}
