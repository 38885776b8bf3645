import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { reachBookable } from './reach-bookable.ts';
import { readDays, readHours, readTimes } from './read-times.ts';

/** A time that somebody offers, as whoever may book them sees it in their calendar. */
export interface OfferedTime {
	startsAt: Date;
	endsAt: Date;
	/** Whether it can be booked; else it is taken, and by what is nobody's matter. */
	free: boolean;
}

/**
 * Times that somebody offers on days from `from` up to, not including, `to`: what the page on which they are booked shows, and
 * no more. None to who may not book them; none of the past, from which one could count how busy they were; and none that are
 * not to be booked yet or any more.
 */
export async function readOffered(
	tx: Tx,
	personId: string,
	schoolId: string,
	{ from, to }: { from: string; to: string },
	at: Date,
): Promise<OfferedTime[]> {
	const bookable = await reachBookable(tx, personId, schoolId);
	if (!bookable) return [];
	const today = schoolDay(bookable.zone, at);
	const [, since = from] = [from, today].sort();
	const [until = to] = [to, dayAfter(today, bookable.limits.aheadDays + 1)].sort();
	if (since >= until) return [];
	const hours = (await readHours(tx, [bookable.id])).get(bookable.id) ?? [];
	const days = await readDays(tx, schoolId, hours, since, until);
	const times = await readTimes(tx, bookable, hours, days, { now: at });
	return times
		.filter(({ shut }) => shut === null || shut === 'taken')
		.map(({ startsAt, endsAt, shut }) => ({ startsAt, endsAt, free: shut === null }));
}
