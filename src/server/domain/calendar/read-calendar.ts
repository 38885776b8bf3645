import type { Tx } from '#server/platform/database/index.ts';
import type { BellSchedule, Cycle, DayOff, SchoolCalendar } from './calendar.ts';

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
	const cycles = await readCycles(tx, schoolId, divisionId, to);
	const since = [from, ...beginnings(cycles, from)].sort()[0] ?? from;
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
		.select(['name', 'starts_on as startsOn', 'ends_on as endsOn', 'kind', 'effect'])
		.where('school_id', '=', schoolId)
		.where((eb) => eb.or([eb('division_id', 'is', null), eb('division_id', '=', divisionId)]))
		.where('ends_on', '>', since)
		.where('starts_on', '<', to)
		.orderBy('starts_on')
		.orderBy('id')
		.limit(mostRows)
		.execute();
	const specialDays = await tx
		.selectFrom('special_day')
		.select(['on_day', 'name', 'ends_at', 'bell_schedule_id', 'division_id'])
		.where('school_id', '=', schoolId)
		.where((eb) => eb.or([eb('division_id', 'is', null), eb('division_id', '=', divisionId)]))
		.where('on_day', '>=', from)
		.where('on_day', '<', to)
		.orderBy('on_day')
		.limit(mostRows)
		.execute();
	return {
		from,
		to,
		years,
		terms,
		daysOff: daysOff as DayOff[],
		specialDays: specialDays.map((row) => ({
			day: row.on_day,
			name: row.name,
			endsAt: row.ends_at === null ? null : clock(row.ends_at),
			bellScheduleId: row.bell_schedule_id,
			own: row.division_id !== null,
		})),
		cycles,
		bells: bells ? await readBells(tx, schoolId, divisionId) : [],
	};
}

async function readCycles(tx: Tx, schoolId: string, divisionId: string | null, to: string): Promise<Cycle[]> {
	const rows = await tx
		.selectFrom('cycle')
		.select(['starts_on', 'length', 'first_day', 'through_days_off', 'weekdays', 'division_id'])
		.where('school_id', '=', schoolId)
		.where((eb) => eb.or([eb('division_id', 'is', null), eb('division_id', '=', divisionId)]))
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
	}));
}

/** Where the cycles began that hold on a day: the school's and the division's. */
function beginnings(cycles: Cycle[], day: string): string[] {
	return [true, false].flatMap((own) => {
		const begun = cycles.filter((one) => one.own === own && one.startsOn <= day);
		return begun.at(-1)?.startsOn ?? [];
	});
}

async function readBells(tx: Tx, schoolId: string, divisionId: string | null): Promise<BellSchedule[]> {
	const schedules = await tx
		.selectFrom('bell_schedule')
		.select(['id', 'usual', 'division_id'])
		.where('school_id', '=', schoolId)
		.where((eb) => eb.or([eb('division_id', 'is', null), eb('division_id', '=', divisionId)]))
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
		};
	});
}
