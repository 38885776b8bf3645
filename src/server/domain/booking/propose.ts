import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { momentOf } from '#server/domain/school/index.ts';
import type { Limits } from './booking.ts';
import type { Time } from './read-times.ts';
import { fullDays, meets, type Stretch } from './slots.ts';

/** A visit that is to be moved. */
export interface ToMove extends Stretch {
	visitId: string;
	/** Moved within the hours that are offered; any other visit to the same time of another day. */
	isBooking: boolean;
	/** By the school's clocks, `HH:MM`. */
	from: string;
}

/** What the next free time is looked for in. */
export interface Room {
	/** Times that are offered on the days after, with those taken already told. */
	times: readonly Time[];
	/** The school days after, earliest first. */
	days: readonly CalendarDay[];
	/** When the mover is busy on those days, without what is to be moved. */
	busy: readonly Stretch[];
	/** The days of bookings that stay. */
	booked: readonly string[];
	limits: Limits;
	zone: string;
}

/**
 * The next free time for each of some visits, in their order, none of them twice: for a booking the first that is offered and
 * no shorter, or else the first; for another visit the same time of the first day on which it is free. Null: there is none.
 */
export function propose(
	visits: readonly ToMove[],
	room: Room,
): Map<string, { time: Stretch; day: string } | null> {
	const given: Stretch[] = [];
	const booked = [...room.booked];
	const proposals = new Map<string, { time: Stretch; day: string } | null>();
	for (const visit of visits) {
		const found = visit.isBooking
			? nextOffered(visit, room, given, booked)
			: nextSameTime(visit, room, given);
		if (found) {
			given.push(found.time);
			if (visit.isBooking) booked.push(found.day);
		}
		proposals.set(visit.visitId, found);
	}
	return proposals;
}

const lengthOf = ({ startsAt, endsAt }: Stretch) => endsAt.getTime() - startsAt.getTime();

function nextOffered(visit: ToMove, room: Room, given: Stretch[], booked: string[]) {
	const full = fullDays(
		room.days.map((day) => day.day),
		booked,
		room.limits,
	);
	const free = room.times.filter(
		(time) => time.shut === null && !full.has(time.day) && !meets(time, given, room.limits.bufferMinutes),
	);
	const best = free.find((time) => lengthOf(time) >= lengthOf(visit)) ?? free[0];
	return best ? { time: best, day: best.day } : null;
}

function nextSameTime(visit: ToMove, room: Room, given: Stretch[]) {
	for (const day of room.days) {
		const startsAt = momentOf(day.day, visit.from, room.zone);
		const time = { startsAt, endsAt: new Date(startsAt.getTime() + lengthOf(visit)) };
		const open = day.endsAt === null || time.endsAt <= momentOf(day.day, day.endsAt, room.zone);
		if (open && !meets(time, room.busy) && !meets(time, given)) return { time, day: day.day };
	}
	return null;
}
