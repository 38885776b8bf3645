import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { dayAfter, momentOf, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { readBusy } from './busy.ts';
import { limitsFor } from './move-booking.ts';
import { type Bookable, reachBookable, readBookable, readBookables } from './reach-bookable.ts';
import { type BookingLine, reachBooking } from './reach-booking.ts';
import { readDays, readHours, readTimes, type Time } from './read-times.ts';
import { meets } from './slots.ts';

/** A week of somebody's times. */
export interface FreeWeek {
	bookable: Bookable;
	/** Its Monday. */
	week: string;
	/** The school's today. */
	today: string;
	/** The last day that can be booked. */
	until: string;
	/** Monday to Sunday, as far as there is school; `clash`: the reader has something then themself. */
	days: (CalendarDay & { times: (Time & { clash: boolean })[] })[];
	/** The first free time after this week, if there is none in it. */
	next: { day: string; startsAt: Date } | null;
	/** The booking that is to be moved. */
	moving: BookingLine | null;
}

/**
 * A week of somebody's times: those that are offered, and which of them are free. Of what makes the others busy nothing is told.
 * @param given `week` any day of it, this week without one; `moving` a booking of the actor's that is to be moved
 */
export function findFreeTimes(
	actor: Member,
	given: { personId: string; schoolId: string; week?: string | undefined; moving?: string | undefined },
): Promise<FreeWeek | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<FreeWeek | Refusal> => {
		const moving = given.moving === undefined ? null : await reachBooking(tx, actor, given.moving, at);
		if (moving === undefined || (moving && moving.person.personId !== given.personId)) return missing;
		const bookable = moving
			? await readBookable(tx, given.personId, moving.schoolId)
			: await reachBookable(tx, given.personId, given.schoolId);
		if (!bookable) return missing;
		const { zone } = bookable;
		const today = schoolDay(zone, at);
		const until = dayAfter(today, bookable.limits.aheadDays);
		const week = nearest(weekOf(given.week ?? today), weekOf(today), weekOf(until));
		const hours = (await readHours(tx, [bookable.id])).get(bookable.id) ?? [];
		const options = moving
			? { now: at, but: moving.visitId, limits: limitsFor(moving, bookable) }
			: { now: at };
		const days = await readDays(tx, bookable.schoolId, hours, week, dayAfter(week, 7));
		const times = (await readTimes(tx, bookable, hours, days, options)).map((time) =>
			// Where it is already, it is not moved to.
			time.startsAt.getTime() === moving?.startsAt.getTime() ? { ...time, shut: 'taken' as const } : time,
		);
		const own = await readBusy(tx, actor.personId, {
			from: momentOf(week, '00:00', zone),
			to: momentOf(dayAfter(week, 7), '00:00', zone),
			zone,
			but: moving?.visitId ?? null,
		});
		const clash = (time: Time) => actor.personId !== given.personId && meets(time, own);
		let next: FreeWeek['next'] = null;
		if (!times.some((time) => time.shut === null) && dayAfter(week, 7) <= until) {
			const later = await readDays(tx, bookable.schoolId, hours, dayAfter(week, 7), dayAfter(until));
			next =
				(await readTimes(tx, bookable, hours, later, options)).find((time) => time.shut === null) ?? null;
		}
		return {
			bookable,
			week,
			today,
			until,
			days: (days.get(null) ?? [])
				.map((day) => ({
					...day,
					times: times
						.filter((time) => time.day === day.day)
						.map((time) => ({ ...time, clash: clash(time) })),
				}))
				.filter((day) => day.kind !== 'weekend' || day.times.length > 0),
			next: next && { day: next.day, startsAt: next.startsAt },
			moving,
		};
	});
}

const nearest = (day: string, first: string, last: string) => (day < first ? first : day > last ? last : day);

/** Somebody who can be booked, with their first free time. */
export interface BookableLine extends Bookable {
	next: { startsAt: Date; from: string; day: string } | null;
}

/** Those whom the actor may book in a school, by name. The first free time of the first thirty is looked for. */
export function findBookables(actor: Member, schoolId: string): Promise<BookableLine[]> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const bookables = await readBookables(tx, schoolId);
		const [one] = bookables;
		if (!one) return [];
		const hours = await readHours(
			tx,
			bookables.map((bookable) => bookable.id),
		);
		const today = schoolDay(one.zone, at);
		const ahead = Math.max(...bookables.map((bookable) => bookable.limits.aheadDays));
		const days = await readDays(tx, schoolId, [...hours.values()].flat(), today, dayAfter(today, ahead + 1));
		const lines: BookableLine[] = [];
		for (const [number, bookable] of bookables.entries()) {
			const times =
				number < 30 ? await readTimes(tx, bookable, hours.get(bookable.id) ?? [], days, { now: at }) : [];
			lines.push({ ...bookable, next: times.find((time) => time.shut === null) ?? null });
		}
		return lines;
	});
}
