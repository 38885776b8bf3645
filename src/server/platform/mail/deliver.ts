import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type Transporter } from 'nodemailer';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { type Settings, settings } from '#server/platform/settings.ts';

interface Letter {
	id: string;
	to_address: string;
	subject: string;
	body: string;
	calendar: string | null;
	reply_to: string | null;
	made_at: Date;
	/** This one included. */
	tries: number;
}

/** After so many tries a letter is given up. */
export const mostTries = 8;
let transporter: Transporter | undefined;

/** Has the next letter connect anew, after the mail server's setting changed. */
export function forgetTransporter(): void {
	transporter?.close();
	transporter = undefined;
}

/** Who letters come from. */
export function senderOf(given: Settings): string {
	return given.mailFrom ?? `Tandem <no-reply@${new URL(given.origin ?? 'http://localhost').hostname}>`;
}

/** An entry for a calendar as RFC 6047 sends it: a part that calendars act on, and a file for who opens it by hand. */
function asPart(calendar: string): { method: string; filename: string; content: string } {
	const method = /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';
	return { method, filename: method === 'CANCEL' ? 'cancel.ics' : 'invite.ics', content: calendar };
}

/** What mail programs and programs of tickets keep letters together by: of the mark in the address for answers, without telling it. */
function threadOf(replyTo: string): { references?: string } {
	const [local = '', domain] = replyTo.split('@');
	const mark = local.split('+').at(-1);
	return mark && domain ? { references: `<${hashOf(mark).slice(0, 32)}@${domain}>` } : {};
}

async function bySmtp(letter: Letter, given: Settings): Promise<void> {
	transporter ??= nodemailer.createTransport({
		...(given.smtpUrl === undefined ? {} : { url: given.smtpUrl }),
		disableFileAccess: true,
		disableUrlAccess: true,
		connectionTimeout: silence,
		greetingTimeout: silence,
		socketTimeout: silence,
	});
	await transporter.sendMail({
		from: senderOf(given),
		...(letter.reply_to === null ? {} : { replyTo: letter.reply_to }),
		...(letter.calendar === null ? {} : { icalEvent: asPart(letter.calendar) }),
		to: letter.to_address,
		subject: letter.subject,
		text: letter.body,
		// One thread for all letters that are answered with one mark.
		...(letter.reply_to === null || letter.calendar !== null ? {} : threadOf(letter.reply_to)),
		// The row's key: a letter sent twice after a crash is recognised as one.
		messageId: `<${letter.id}@${new URL(given.origin ?? 'http://localhost').hostname}>`,
	});
}

async function toFile(letter: Letter, given: Settings): Promise<void> {
	const folder = join(given.data, 'outbox');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const stamp = letter.made_at.toISOString().replace(/[:.]/g, '-');
	const text = `To: ${letter.to_address}\nSubject: ${letter.subject}\nDate: ${letter.made_at.toUTCString()}\n\n${letter.body}\n${letter.calendar ?? ''}`;
	await writeFile(join(folder, `${stamp}-${letter.id.slice(-8)}.txt`), text, { mode: 0o600 });
}

/** Whether mail leaves the building; when not, it is written to readable files in the outbox folder. */
export function isMailConfigured(): boolean {
	return settings().smtpUrl !== undefined;
}

/** How long one letter may take before another process may take it, minutes: longer than we let a mail server be silent. */
const takenMinutes = 2;
const silence = 30_000;
/** How long a letter that could not be sent waits for its next try, minutes, for each try it has had. */
const waitMinutes = 1;
const aRun = 50;

const minutesFrom = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** Takes the oldest letter that waits, an urgent one first, for this process alone: two that look at once take two. */
function takeLetter(at: Date): Promise<Letter | undefined> {
	return unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.updateTable('mail')
			.set({ taken_until: minutesFrom(at, takenMinutes), tries: (eb) => eb('tries', '+', 1) })
			.where('id', '=', (eb) =>
				eb
					.selectFrom('mail')
					.select('id')
					.where('delivered_at', 'is', null)
					.where('tries', '<', mostTries)
					.where((or) => or.or([or('taken_until', 'is', null), or('taken_until', '<=', at)]))
					.orderBy('urgent', 'desc')
					.orderBy('made_at')
					.limit(1)
					.forUpdate()
					.skipLocked(),
			)
			.returning(['id', 'to_address', 'subject', 'body', 'calendar', 'reply_to', 'made_at', 'tries'])
			.executeTakeFirst(),
	);
}

async function deliver(letter: Letter, given: Settings): Promise<string | undefined> {
	try {
		await (given.smtpUrl === undefined ? toFile(letter, given) : bySmtp(letter, given));
		return undefined;
	} catch (error) {
		log.warning('mail.not-delivered', { mail: letter.id, ...faultOf(error) });
		return (error as { code?: string }).code ?? 'failed';
	}
}

/**
 * Delivers what waits, what is urgent first and then the oldest, at most 50 letters, each taken by one process alone; what fails waits for a later time,
 * up to 8 tries, and so does what a process had taken when it was killed. A letter's body is emptied once it is delivered.
 */
export async function deliverWaitingMail(): Promise<void> {
	outsideWork('Delivering mail');
	const given = settings();
	for (let count = 0; count < aRun; count += 1) {
		const letter = await takeLetter(now());
		if (!letter) return;
		const failure = await deliver(letter, given);
		await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx
				.updateTable('mail')
				.set(
					failure === undefined
						? { delivered_at: now(), body: '', calendar: null, taken_until: null, failure: null }
						: { taken_until: minutesFrom(now(), waitMinutes * letter.tries), failure },
				)
				.where('id', '=', letter.id)
				.execute(),
		);
	}
}
