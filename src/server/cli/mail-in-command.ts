import { askServer } from '#server/control/ask.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/** As much as is ever looked at: the rest of what is larger is let go. */
const most = 2 * 1024 * 1024;

async function readInput(): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of process.stdin as AsyncIterable<Buffer>) {
		// Read to its end all the same: a mail server that is not listened to takes it for a failure.
		if (length < most) pieces.push(piece);
		length += piece.length;
	}
	return Buffer.concat(pieces).subarray(0, most);
}

/**
 * Takes a message in from standard input, as a mail server hands it over. What answers no invitation is let go quietly: a mail
 * server would send it back to whoever wrote it.
 */
export async function mailIn(args: string[]): Promise<number> {
	const { positionals } = readWords(args, {});
	if (positionals.length > 0) throw new CalledWrongly('mail-in reads a message from standard input.');
	if (settings().mailInAddress === undefined)
		throw new CalledWrongly('MAIL_IN_ADDRESS is not set, so no invitation asks for an answer.');
	const message = await readInput();
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/mail-in', { message: message.toString('base64') });
		if (running?.status === 200) return 0;
		if (running !== undefined) throw new Error('The running server could not take it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { takeMail } = await import('#server/domain/mail-in/index.ts');
	await withDatabase(() => takeMail(message));
	return 0;
}
