import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A letter as it arrived: whole, its parts, and the entry for a calendar in it. */
export interface Arrived {
	raw: string;
	mail: Email;
	calendar: string | undefined;
}

/** A mail server that takes whatever comes, on a free port of this machine. */
export async function startMailServer(): Promise<{
	url: string;
	/** Gives what has arrived since it was last asked, oldest first. */
	take: () => Promise<Arrived[]>;
	stop: () => Promise<void>;
}> {
	let received: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) => {
			const pieces: Buffer[] = [];
			stream.on('data', (piece: Buffer) => pieces.push(piece));
			stream.on('end', () => {
				received.push(Buffer.concat(pieces).toString('utf8'));
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		take: async () => {
			const taken = received;
			received = [];
			return Promise.all(
				taken.map(async (raw) => {
					const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
					const part = mail.attachments.find((one) => one.mimeType === 'text/calendar');
					return { raw, mail, calendar: part && String(part.content) };
				}),
			);
		},
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
