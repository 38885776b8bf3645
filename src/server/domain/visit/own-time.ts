import type { Member } from '#server/platform/actor.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** One decision about somebody's time after the other, until the unit of work ends: what is planned and what is booked never meet. */
export function holdTime(tx: Tx, personId: string): Promise<void> {
	return holdLock(tx, `time of ${personId}`);
}

/**
 * Holds the actor's time, and refuses `visit-over-booking` when some of it is booked with them by then.
 * @param but a visit that may be there: the one that is moved
 */
export async function refuseBookedTime(
	tx: Tx,
	actor: Member,
	{ startsAt, minutes }: { startsAt: Date; minutes: number },
	but?: string,
): Promise<Refusal | undefined> {
	await holdTime(tx, actor.personId);
	const booked = await tx
		.selectFrom('booking')
		.select('id')
		.where('person_id', '=', actor.personId)
		.where('cancelled_at', 'is', null)
		.where('starts_at', '<', new Date(startsAt.getTime() + minutes * 60_000))
		.where('ends_at', '>', startsAt)
		.$if(but !== undefined, (query) => query.where('visit_id', '<>', but ?? ''))
		.limit(1)
		.executeTakeFirst();
	return booked && refuse('visit-over-booking', { kind: 'conflict', field: 'time' });
}
