import { tellOfVisits } from '#server/domain/calendar-letter/index.ts';
import { deliverWaitingMail } from '#server/platform/mail/index.ts';

/** Writes the letters that are owed about visits, as each reader, and delivers what waits, as the mailer. */
export async function deliverMailJob(): Promise<void> {
	await tellOfVisits();
	await deliverWaitingMail();
}
