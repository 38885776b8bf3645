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

async function readBells(
	tx: Tx,
	schoolId: string,
	divisions: readonly string[],
): Promise<(BellSchedule & OfDivision)[]> {
	const schedules = await tx
		.selectFrom('bell_schedule')
		.select(['id', 'usual', 'division_id'])
		.where('school_id', '=', schoolId)
		.where(isOf(divisions))
		.orderBy('name')
		.limit(mostRows)
		.execute();
	if (schedules.length === 0) return [];
	const ids = schedules.map((one) => one.id);
	const uses = await tx
		.selectFrom('bell_schedule_use')
		.select(['bell_schedule_id', 'weekday', 'cycle_day'])
		.where('bell_schedule_id', 'in', ids)
		.execute();
	const times = await tx
		.selectFrom('period_time as t')
		.innerJoin('period as p', 'p.id', 't.period_id')
		.select(['t.bell_schedule_id', 'p.id', 'p.name', 't.starts_at', 't.ends_at'])
		.where('t.bell_schedule_id', 'in', ids)
		.orderBy('t.starts_at')
		.execute();
	return schedules.map((schedule) => {
		const used = uses.filter((use) => use.bell_schedule_id === schedule.id);
		return {
			id: schedule.id,
			usual: schedule.usual,
			weekdays: used.flatMap((use) => use.weekday ?? []),
			cycleDays: used.flatMap((use) => use.cycle_day ?? []),
			periods: times
				.filter((time) => time.bell_schedule_id === schedule.id)
				.map(({ id, name, starts_at, ends_at }) => ({
					id,
					name,
					startsAt: clock(starts_at),
					endsAt: clock(ends_at),
				})),
			own: schedule.division_id !== null,
			division_id: schedule.division_id,
		};
	});
}
