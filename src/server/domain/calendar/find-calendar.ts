import { daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { CalendarDay, Effect, SchoolCalendar } from './calendar.ts';
import { mayKeepCalendar } from './keep.ts';
import { layOut } from './lay-out.ts';
import { readCalendar } from './read-calendar.ts';

const mostDays = 800;

/** A school's calendar, or a division's, as its staff read it. */
export interface CalendarPage {
	divisions: { id: string; name: string }[];
	/** The division it is of; null: of the whole school. */
	divisionId: string | null;
	years: { id: string; name: string; startsOn: string; endsOn: string }[];
	calendar: SchoolCalendar;
	days: CalendarDay[];
	/** Whether the actor keeps it: facilitators and operators of the school do. */
	mayKeep: boolean;
}

/**
 * Reads the days from `from` up to, not including, `to`: at most 800. Refuses more, and `missing` to whoever is not of the
 * school's staff.
 */
export function findCalendar(
	actor: Member,
	schoolId: string,
	divisionId: string | null,
	from: string,
	to: string,
): Promise<CalendarPage | Refusal> {
	if (!isId(schoolId) || (divisionId !== null && !isId(divisionId))) return Promise.resolve(missing);
	return unitOfWork<CalendarPage | Refusal>(actor, async (tx) => {
		const frame = await readFrame(tx, schoolId);
		if (!frame || (divisionId !== null && !frame.divisions.some((one) => one.id === divisionId)))
			return missing;
		if (to <= from || daysBetween(from, to) > mostDays)
			return refuse('calendar-span', { field: 'to', args: { most: mostDays } });
		const calendar = await readCalendar(tx, schoolId, divisionId, from, to);
		return { ...frame, divisionId, calendar, days: layOut(calendar, from, to) };
	});
}

/** All that a calendar is made of, for who keeps it. */
export interface CalendarEntries {
	divisions: { id: string; name: string }[];
	years: { id: string; name: string; startsOn: string; endsOn: string }[];
	terms: { id: string; name: string; startsOn: string; endsOn: string; version: number }[];
	daysOff: {
		id: string;
		divisionId: string | null;
		name: string;
		startsOn: string;
		endsOn: string;
		kind: 'holiday' | 'closure';
		effect: Effect | null;
		version: number;
	}[];
	specialDays: {
		id: string;
		divisionId: string | null;
		day: string;
		name: string;
		endsAt: string | null;
		bellScheduleId: string | null;
	}[];
	cycles: {
		id: string;
		divisionId: string | null;
		startsOn: string;
		length: number | null;
		firstDay: number;
		throughDaysOff: boolean;
		weekdays: number[];
	}[];
	bellSchedules: { id: string; divisionId: string | null; name: string }[];
}

/**
 * Reads what the calendar of some days is made of, by date, and all its cycles and bells. Refuses `missing` to whoever does not
 * keep it.
 */
export function findEntries(
	actor: Member,
	schoolId: string,
	from: string,
	to: string,
): Promise<CalendarEntries | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<CalendarEntries | Refusal>(actor, async (tx) => {
		const frame = await readFrame(tx, schoolId);
		if (!frame?.mayKeep) return missing;
		const terms = await tx
			.selectFrom('term')
			.select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn', 'version'])
			.where('school_id', '=', schoolId)
			.where('ends_on', '>', from)
			.where('starts_on', '<', to)
			.orderBy('starts_on')
			.limit(50)
			.execute();
		const daysOff = await tx
			.selectFrom('day_off')
			.select([
				'id',
				'division_id as divisionId',
				'name',
				'starts_on as startsOn',
				'ends_on as endsOn',
				'kind',
				'effect',
				'version',
			])
			.where('school_id', '=', schoolId)
			.where('ends_on', '>', from)
			.where('starts_on', '<', to)
			.orderBy('starts_on')
			.orderBy('id')
			.limit(500)
			.execute();
		const specialDays = await tx
			.selectFrom('special_day')
			.select([
				'id',
				'division_id as divisionId',
				'on_day as day',
				'name',
				'ends_at',
				'bell_schedule_id as bellScheduleId',
			])
			.where('school_id', '=', schoolId)
			.where('on_day', '>=', from)
			.where('on_day', '<', to)
			.orderBy('on_day')
			.orderBy('id')
			.limit(500)
			.execute();
		const cycles = await tx
			.selectFrom('cycle')
			.select([
				'id',
				'division_id as divisionId',
				'starts_on as startsOn',
				'length',
				'first_day as firstDay',
				'through_days_off as throughDaysOff',
				'weekdays',
			])
			.where('school_id', '=', schoolId)
			.orderBy('starts_on', 'desc')
			.orderBy('id')
			.limit(50)
			.execute();
		const bellSchedules = await tx
			.selectFrom('bell_schedule')
			.select(['id', 'division_id as divisionId', 'name'])
			.where('school_id', '=', schoolId)
			.orderBy('name')
			.limit(100)
			.execute();
		return {
			divisions: frame.divisions,
			years: frame.years,
			terms,
			daysOff: daysOff as CalendarEntries['daysOff'],
			specialDays: specialDays.map(({ ends_at, ...one }) => ({
				...one,
				endsAt: ends_at?.slice(0, 5) ?? null,
			})),
			cycles,
			bellSchedules,
		};
	});
}

/** What stands around every page of a calendar; undefined for whoever is not of the school's staff. */
export async function readFrame(
	tx: Tx,
	schoolId: string,
): Promise<Pick<CalendarPage, 'divisions' | 'years' | 'mayKeep'> | undefined> {
	const years = await tx
		.selectFrom('school as s')
		.leftJoin('school_year as y', 'y.school_id', 's.id')
		.select(['y.id', 'y.name', 'y.starts_on', 'y.ends_on'])
		.where('s.id', '=', schoolId)
		.where((eb) =>
			eb.exists(eb.selectFrom('membership as m').select('m.id').whereRef('m.school_id', '=', 's.id')),
		)
		.orderBy('y.starts_on', 'desc')
		.limit(20)
		.execute();
	if (years.length === 0) return undefined;
	const divisions = await tx
		.selectFrom('division')
		.select(['id', 'name'])
		.where('school_id', '=', schoolId)
		.orderBy('position')
		.orderBy('name', (order) => order.collate('und-x-icu'))
		.limit(100)
		.execute();
	return {
		divisions,
		years: years.flatMap((one) =>
			one.id && one.name && one.starts_on && one.ends_on
				? [{ id: one.id, name: one.name, startsOn: one.starts_on, endsOn: one.ends_on }]
				: [],
		),
		mayKeep: await mayKeepCalendar(tx, schoolId),
	};
}
