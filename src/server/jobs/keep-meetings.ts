import { keepMeetings } from '#server/domain/planning/index.ts';

/** Keeps the meetings that are over; the verb acts as `counter`. */
export async function keepMeetingsJob(): Promise<void> {
	await keepMeetings();
}
