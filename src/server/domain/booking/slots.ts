import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { dayAfter, momentOf, weekOf } from '#server/domain/school/index.ts';
import type { Limits, OfferedHour } from './booking.ts';

/** A stretch of time, from a moment up to, not including, another. */
export interface Stretch {
	startsAt: Date;
	endsAt: Date;
}

/** A time that somebody offers on a day. */
export interface Slot extends Stretch {
	/** The school's day. */
	day: string;
	/** By the school's clocks, `HH:MM`. */
	from: string;
	to: string;
	/** The name of the period, where it is one. */
	period: string | null;
	place: string;
	remote: boolean;
}

/** Why a time that is offered cannot be booked: it is taken, its day is full, it is too soon or too far ahead. */
export type Shut = 'taken' | 'full' | 'soon' | 'far';

const minute = 60_000;

/**
 * The times that these hours are on these days, earliest first. Made from the school's clocks day by day, so that an hour stays
 * the same hour when the clocks change. None on days without school, or after the school closes early.
 */
export function slotsOf(
	hours: readonly OfferedHour[],
	days: readonly CalendarDay[],
	zone: string,
	bufferMinutes: number,
): Slot[] {
	const slots = days
		.filter((day) => day.kind === 'school')
		.flatMap((day) => {
			const weekday = ((new Date(day.day).getUTCDay() + 6) % 7) + 1;
			return hours
				.filter((hour) => (hour.weekday === null ? hour.cycleDay === day.cycleDay : hour.weekday === weekday))
				.flatMap((hour) => timesOf(hour, day, bufferMinutes).map((time) => ({ ...time, hour, day: day.day })))
				.filter((time) => day.endsAt === null || time.to <= day.endsAt);
		})
		.map(({ day, from, to, period, hour }): Slot => {
			const [startsAt, endsAt] = [momentOf(day, from, zone), momentOf(day, to, zone)];
			return { day, from, to, period, startsAt, endsAt, place: hour.place, remote: hour.remote };
		})
		// An hour that the clocks skip is none.
		.filter((slot) => slot.endsAt > slot.startsAt)
		.sort((a, b) => Number(a.startsAt) - Number(b.startsAt) || Number(a.endsAt) - Number(b.endsAt));
	const seen = new Set<number>();
	return slots.filter(({ startsAt }) => !seen.has(startsAt.getTime()) && seen.add(startsAt.getTime()));
}

function timesOf(
	hour: OfferedHour,
	day: CalendarDay,
	bufferMinutes: number,
): { from: string; to: string; period: string | null }[] {
	if (hour.periodId !== null)
		return day.periods
			.filter((period) => period.id === hour.periodId)
			.map(({ startsAt, endsAt, name }) => ({ from: startsAt, to: endsAt, period: name }));
	const [from, to] = [minutesOf(hour.startsAt ?? '00:00'), minutesOf(hour.endsAt ?? '00:00')];
	const length = hour.pieceMinutes ?? to - from;
	const times = [];
	for (let start = from; start + length <= to; start += length + bufferMinutes)
		times.push({ from: clockOf(start), to: clockOf(start + length), period: null });
	return times;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clockOf = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What stands against a time. */
export interface Against {
	/** When they are busy, with what is nobody's matter. */
	busy: readonly Stretch[];
	/** Days on which they take no more. */
	full: ReadonlySet<string>;
	limits: Pick<Limits, 'noticeHours' | 'aheadDays' | 'bufferMinutes'>;
	/** The school's today. */
	today: string;
	now: Date;
}

/** Whether a time can be booked, or why not. */
export function shut(slot: Slot, { busy, full, limits, today, now }: Against): Shut | null {
	if (slot.startsAt.getTime() < now.getTime() + limits.noticeHours * 60 * minute) return 'soon';
	if (slot.day > dayAfter(today, limits.aheadDays)) return 'far';
	if (meets(slot, busy, limits.bufferMinutes)) return 'taken';
	return full.has(slot.day) ? 'full' : null;
}

/** Whether a stretch meets one of others, or comes nearer to it than the buffer. */
export function meets(one: Stretch, others: readonly Stretch[], bufferMinutes = 0): boolean {
	const buffer = bufferMinutes * minute;
	return others.some(
		(other) =>
			one.startsAt.getTime() < other.endsAt.getTime() + buffer &&
			other.startsAt.getTime() < one.endsAt.getTime() + buffer,
	);
}

/** Days among these on which somebody with these limits takes no more, when booked on `booked` (a day for each booking). */
export function fullDays(
	days: readonly string[],
	booked: readonly string[],
	{ perDay, perWeek }: Pick<Limits, 'perDay' | 'perWeek'>,
): Set<string> {
	const count = (matches: (day: string) => boolean) => booked.filter(matches).length;
	return new Set(
		days.filter(
			(day) =>
				(perDay !== null && count((one) => one === day) >= perDay) ||
				(perWeek !== null && count((one) => weekOf(one) === weekOf(day)) >= perWeek),
		),
	);
}
