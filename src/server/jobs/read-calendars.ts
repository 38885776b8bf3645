import { readOutsideCalendars } from '#server/domain/outside-calendar/index.ts';

/** Reads busy times of calendars kept elsewhere: which are due as the machine, each as its person. */
export async function readCalendarsJob(): Promise<void> {
	await readOutsideCalendars();
}
