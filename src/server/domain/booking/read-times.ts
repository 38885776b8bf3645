import { type CalendarDay, layOut, readCalendars } from '#server/domain/calendar/index.ts';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { holdTime } from '#server/domain/visit/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Limits, OfferedHour } from './booking.ts';
import { readBusy, readFullDays } from './busy.ts';
import type { Bookable } from './reach-bookable.ts';
import { type Shut, type Slot, shut, slotsOf } from './slots.ts';

/** A time that is offered, and whether it can be booked. */
export interface Time extends Slot {
	shut: Shut | null;
}

/** An hour that is offered, with the division whose bells tell it; null: the school's. */
export interface HourOfDivision extends OfferedHour {
	divisionId: string | null;
	periodName: string | null;
}

const clock = (time: string | null) => time?.slice(0, 5) ?? null;

/** The hours that these people offer, by the key of who may be booked. */
export async function readHours(
	tx: Tx,
	bookableIds: readonly string[],
): Promise<Map<string, HourOfDivision[]>> {
	const found = new Map<string, HourOfDivision[]>();
	if (bookableIds.length === 0) return found;
	const rows = await tx
		.selectFrom('offered_hour as h')
		.leftJoin('period as p', 'p.id', 'h.period_id')
		.selectAll('h')
		.select(['p.division_id', 'p.name as period_name', 'p.position'])
		.where('h.bookable_id', 'in', [...bookableIds])
		.orderBy('h.cycle_day')
		.orderBy('h.weekday')
		.orderBy('p.position')
		.orderBy('h.starts_at')
		.limit(5000)
		.execute();
	for (const row of rows) {
		const hour = {
			id: row.id,
			periodId: row.period_id,
			periodName: row.period_name,
			divisionId: row.division_id,
			startsAt: clock(row.starts_at),
			endsAt: clock(row.ends_at),
			pieceMinutes: row.piece_minutes,
			cycleDay: row.cycle_day,
			weekday: row.weekday,
			place: row.place,
			remote: row.remote,
		};
		found.set(row.bookable_id, [...(found.get(row.bookable_id) ?? []), hour]);
	}
	return found;
}

/** Days of a school by the bells of each of some divisions; read once for all who are asked about. */
export async function readDays(
	tx: Tx,
	schoolId: string,
	hours: Iterable<HourOfDivision>,
	from: string,
	to: string,
): Promise<Map<string | null, CalendarDay[]>> {
	const divisions = new Set<string | null>([null]);
	for (const hour of hours) divisions.add(hour.divisionId);
	const calendars = await readCalendars(tx, schoolId, [...divisions], { from, to, bells: true });
	return new Map([...calendars].map(([division, calendar]) => [division, layOut(calendar, from, to)]));
}

/**
 * The times that somebody offers on these days, and which of them can be booked.
 * @param given `but` the visit that is to be moved; `limits` where others hold than their own; `uncounted` where days that are
 * full are told apart by who asks
 */
export async function readTimes(
	tx: Tx,
	bookable: Bookable,
	hours: readonly HourOfDivision[],
	days: ReadonlyMap<string | null, CalendarDay[]>,
	given: { now: Date; but?: string | null; limits?: Limits; uncounted?: boolean },
): Promise<Time[]> {
	const { zone } = bookable;
	const limits = given.limits ?? bookable.limits;
	const all = days.get(null) ?? [];
	const [first, last] = [all[0], all.at(-1)];
	if (!first || !last || hours.length === 0) return [];
	const slots = [...days].flatMap(([division, own]) =>
		slotsOf(
			hours.filter((hour) => hour.divisionId === division),
			own,
			zone,
			limits.bufferMinutes,
		),
	);
	const span = { from: first.day, to: dayAfter(last.day) };
	const but = given.but ?? null;
	const busy = await readBusy(tx, bookable.personId, {
		from: momentOf(dayAfter(span.from, -1), '00:00', zone),
		to: momentOf(dayAfter(span.to), '00:00', zone),
		zone,
		but,
	});
	const full = given.uncounted ? new Set<string>() : await readFullDays(tx, bookable.id, { ...span, but });
	const today = schoolDay(zone, given.now);
	return slots
		.map((slot) => ({ ...slot, shut: shut(slot, { busy, full, limits, today, now: given.now }) }))
		.sort((a, b) => Number(a.startsAt) - Number(b.startsAt));
}

/** The time that begins at a moment, if it is offered, and whether it can be booked: from now on nobody else decides about it. */
export function readTimeAt(
	tx: Tx,
	bookable: Bookable,
	startsAt: Date,
	given: { now: Date; but?: string | null; limits?: Limits },
): Promise<Time | undefined> {
	return readTimeFrom(tx, bookable, { startsAt }, given);
}

/** As `readTimeAt`, or with `before` of those that begin until then on the same day the first that can be booked. */
export async function readTimeFrom(
	tx: Tx,
	bookable: Bookable,
	{ startsAt, before }: { startsAt: Date; before?: Date | undefined },
	given: { now: Date; but?: string | null; limits?: Limits },
): Promise<Time | undefined> {
	if (Math.abs(startsAt.getTime() - given.now.getTime()) > 400 * 86_400_000) return undefined;
	await holdTime(tx, bookable.personId);
	const day = schoolDay(bookable.zone, startsAt);
	const hours = (await readHours(tx, [bookable.id])).get(bookable.id) ?? [];
	const days = await readDays(tx, bookable.schoolId, hours, day, dayAfter(day));
	const times = await readTimes(tx, bookable, hours, days, given);
	const exact = times.find((time) => time.startsAt.getTime() === startsAt.getTime());
	if (before === undefined) return exact;
	const within = times.filter((time) => time.startsAt >= startsAt && time.startsAt < before);
	return within.find((time) => time.shut === null) ?? within[0];
}
