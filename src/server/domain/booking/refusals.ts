import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Shut } from './slots.ts';

/** Somebody was quicker, or it is offered no longer. */
const taken = refuse('booking-taken', { kind: 'conflict', field: 'time' });
export const over = refuse('booking-over', { kind: 'conflict' });
const full = refuse('booking-full', { kind: 'conflict', field: 'time' });

/** The refusal of a time that cannot be booked; of one that is not offered, too. */
export function refuseTime(time: { shut: Shut | null } | undefined): Refusal {
	return time?.shut === 'full' ? full : taken;
}

/** For what a unit of work that books or moves threw: what the database keeps to becomes its sentence. */
export function refusalOf(error: unknown): Refusal {
	switch (brokenConstraint(error)) {
		case 'booking_never_double':
		case 'booking_when_free':
			return taken;
		case 'booking_within_limits':
			return full;
		default:
			return hiddenIsMissing(error);
	}
}
