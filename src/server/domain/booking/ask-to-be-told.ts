import { dayAfter, daysBetween, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most } from './booking.ts';
import { reachBookable } from './reach-bookable.ts';
import { refusalOf } from './refusals.ts';

/**
 * Asks to be told when time with somebody comes free on days from `from` up to, not including, `to`. All who wait are told at
 * the same moment, and whoever books first has it. Asked again, it is the same wait.
 * Refuses `missing`, and `booking-wait-days` for days that are over or more than two months.
 */
export function askToBeTold(
	actor: Member,
	given: { personId: string; schoolId: string; from: string; to: string },
): Promise<{ waitId: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ waitId: string } | Refusal> => {
		const bookable = await reachBookable(tx, given.personId, given.schoolId);
		if (!bookable) return missing;
		const length = daysBetween(given.from, given.to);
		const today = schoolDay(bookable.zone, at);
		if (length < 1 || length > most.wait || given.to <= today || given.from > dayAfter(today, 366))
			return refuse('booking-wait-days', { field: 'from' });
		const waitId = newId();
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('booking_wait')
			.values({
				id: waitId,
				school_id: bookable.schoolId,
				person_id: bookable.personId,
				waiter_id: actor.personId,
				starts_on: given.from,
				ends_on: given.to,
				asked_at: at,
			})
			.onConflict((on) =>
				on
					.columns(['waiter_id', 'person_id', 'starts_on', 'ends_on'])
					.where('ended_at', 'is', null)
					.doNothing(),
			)
			.executeTakeFirst();
		if (!numInsertedOrUpdatedRows) {
			const there = await tx
				.selectFrom('booking_wait')
				.select('id')
				.where('waiter_id', '=', actor.personId)
				.where('person_id', '=', bookable.personId)
				.where('starts_on', '=', given.from)
				.where('ends_on', '=', given.to)
				.where('ended_at', 'is', null)
				.executeTakeFirst();
			return there ? { waitId: there.id } : missing;
		}
		await recordEvent(tx, {
			name: 'booking.waited',
			at,
			schoolId: bookable.schoolId,
			actorId: actor.personId,
			subjectId: waitId,
		});
		return { waitId };
	}).catch(refusalOf);
}
