import { tellOfVisits } from '#server/domain/calendar-letter/index.ts';

/** Writes the letters that are owed about visits, each as its reader. A queue of its own: nobody's link to sign in waits for it. */
export async function tellOfVisitsJob(): Promise<void> {
	await tellOfVisits();
}
