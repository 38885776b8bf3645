import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type Transporter } from 'nodemailer';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { type Settings, settings } from '#server/platform/settings.ts';

interface Letter {
	id: string;
	to_address: string;
	subject: string;
	body: string;
	made_at: Date;
}

const mostTries = 8;
let transporter: Transporter | undefined;

/** Has the next letter connect anew, after the mail server's setting changed. */
export function forgetTransporter(): void {
	transporter?.close();
	transporter = undefined;
}

async function bySmtp(letter: Letter, given: Settings): Promise<void> {
	transporter ??= nodemailer.createTransport(given.smtpUrl, {
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	await transporter.sendMail({
		from: given.mailFrom ?? `Tandem <no-reply@${new URL(given.origin ?? 'http://localhost').hostname}>`,
		to: letter.to_address,
		subject: letter.subject,
		text: letter.body,
		// The row's key: a letter sent twice after a crash is recognised as one.
		messageId: `<${letter.id}@${new URL(given.origin ?? 'http://localhost').hostname}>`,
	});
}

async function toFile(letter: Letter, given: Settings): Promise<void> {
	const folder = join(given.data, 'outbox');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const stamp = letter.made_at.toISOString().replace(/[:.]/g, '-');
	const text = `To: ${letter.to_address}\nSubject: ${letter.subject}\nDate: ${letter.made_at.toUTCString()}\n\n${letter.body}\n`;
	await writeFile(join(folder, `${stamp}-${letter.id.slice(-8)}.txt`), text, { mode: 0o600 });
}

/** Whether mail leaves the building; when not, it is written to readable files in the outbox folder. */
export function isMailConfigured(): boolean {
	return settings().smtpUrl !== undefined;
}

/**
 * Delivers what waits, oldest first, at most 50 letters; what fails waits for the next time, up to 8 tries.
 * A letter's body is emptied once it is delivered.
 */
export async function deliverWaitingMail(): Promise<void> {
	outsideWork('Delivering mail');
	const given = settings();
	const letters = await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.selectFrom('mail')
			.select(['id', 'to_address', 'subject', 'body', 'made_at'])
			.where('delivered_at', 'is', null)
			.where('tries', '<', mostTries)
			.orderBy('made_at')
			.limit(50)
			.execute(),
	);
	for (const letter of letters) {
		let failure: string | undefined;
		try {
			await (given.smtpUrl === undefined ? toFile(letter, given) : bySmtp(letter, given));
		} catch (error) {
			failure = (error as { code?: string }).code ?? 'failed';
			log.warning('mail.not-delivered', { mail: letter.id, ...faultOf(error) });
		}
		await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx
				.updateTable('mail')
				.set((eb) =>
					failure === undefined
						? { delivered_at: now(), body: '', tries: eb('tries', '+', 1), failure: null }
						: { tries: eb('tries', '+', 1), failure },
				)
				.where('id', '=', letter.id)
				.execute(),
		);
	}
}
