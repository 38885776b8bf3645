import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { tell } from './letters.ts';
import { readBookable } from './reach-bookable.ts';
import { readDays, readHours, readTimes } from './read-times.ts';

/** How many who wait are looked at, the first first. */
const mostWaiting = 100;

/**
 * Tells those who wait for time with the actor of the first free time on their days that newly offered hours give: all at the
 * same moment, and whoever books first has it.
 * @param hourIds those that were not offered before
 */
export async function tellOfHours(
	tx: Tx,
	actor: Member,
	bookableId: string,
	hourIds: readonly string[],
	{ origin, at }: { origin: string; at: Date },
): Promise<void> {
	if (hourIds.length === 0) return;
	const { school_id: schoolId } = await tx
		.selectFrom('bookable')
		.select('school_id')
		.where('id', '=', bookableId)
		.executeTakeFirstOrThrow();
	const bookable = await readBookable(tx, actor.personId, schoolId);
	if (!bookable) return;
	const today = schoolDay(bookable.zone, at);
	const until = dayAfter(today, bookable.limits.aheadDays + 1);
	const waits = await tx
		.selectFrom('booking_wait')
		.select(['waiter_id', 'starts_on', 'ends_on'])
		.where('person_id', '=', actor.personId)
		.where('school_id', '=', schoolId)
		.where('ended_at', 'is', null)
		.where('ends_on', '>', today)
		.where('starts_on', '<', until)
		.orderBy('asked_at')
		.limit(mostWaiting)
		.execute();
	if (waits.length === 0) return;
	const hours = ((await readHours(tx, [bookableId])).get(bookableId) ?? []).filter((hour) =>
		hourIds.includes(hour.id),
	);
	const days = await readDays(tx, schoolId, hours, today, until);
	const free = (await readTimes(tx, bookable, hours, days, { now: at })).filter((time) => time.shut === null);
	for (const wait of waits) {
		const time = free.find(({ day }) => wait.starts_on <= day && day < wait.ends_on);
		if (!time) continue;
		await tell(tx, actor, {
			told: 'free',
			to: [wait.waiter_id],
			of: actor.personId,
			time: { ...time, zone: bookable.zone },
			link: `${origin}/bookings/with/${actor.personId}?week=${time.day}`,
			at,
		});
	}
}
