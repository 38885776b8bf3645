import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';

/**
 * Puts a letter into the outbox, in the transaction that causes it. Letters carry time, place, people and a link; never
 * kind, stage, aim, reason or note.
 */
export async function writeMail(
	tx: Tx,
	letter: {
		toPerson?: string;
		toAddress: string;
		subject: string;
		body: string;
		at: Date;
		/** An entry for the reader's calendar, after RFC 5545, with its method. */
		calendar?: string;
		/** Somebody waits for it in front of a screen: it goes before all others. */
		urgent?: boolean;
		/** Where an answer goes, when not to who sends it. */
		replyTo?: string | undefined;
	},
): Promise<void> {
	await tx
		.insertInto('mail')
		.values({
			id: newId(),
			to_person: letter.toPerson ?? null,
			to_address: letter.toAddress,
			subject: letter.subject,
			body: letter.body,
			calendar: letter.calendar ?? null,
			reply_to: letter.replyTo ?? null,
			urgent: letter.urgent ?? false,
			made_at: letter.at,
		})
		.execute();
	await sendJob(tx, 'deliver-mail');
}
