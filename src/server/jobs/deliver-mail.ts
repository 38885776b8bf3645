import { deliverWaitingMail } from '#server/platform/mail/index.ts';

/** Delivers the letters that wait, as the mailer. */
export async function deliverMailJob(): Promise<void> {
	await deliverWaitingMail();
}
