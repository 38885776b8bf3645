import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { assemble } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { deliverWaitingMail, forgetTransporter, writeMail } from './index.ts';

withDatabase(assemble);
let folder: string;

const letter = {
	toAddress: 'ada@example.org',
	subject: 'Ein Gruß, 你好',
	body: 'A line.\nhttps://tandem.test/x?token=abc=def\n',
	at: new Date(),
};
const waiting = () =>
	unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.selectFrom('mail')
			.select(['delivered_at', 'body', 'tries', 'failure'])
			.orderBy('id', 'desc')
			.executeTakeFirstOrThrow(),
	);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tandem-mail-'));
	await unitOfWork(machine, (tx) => writeMail(tx, letter));
});
afterEach(async () => {
	useSettings(undefined);
	forgetTransporter();
	await rm(folder, { recursive: true, force: true });
});

describe('without a mail server', () => {
	it('a letter becomes a readable file, and its body does not lie about in the database', async () => {
		useSettings({ TANDEM_DATA: folder });
		await deliverWaitingMail();
		const [file = ''] = await readdir(join(folder, 'outbox'));
		const text = await readFile(join(folder, 'outbox', file), 'utf8');
		expect(text).toContain('To: ada@example.org');
		expect(text).toContain('Subject: Ein Gruß, 你好');
		expect(text).toContain(letter.body);
		expect(await waiting()).toMatchObject({
			body: '',
			tries: 1,
			failure: null,
			delivered_at: expect.any(Date),
		});
	});
});

/** A mail server that tells what it was given. */
async function listening(take: (text: string) => void): Promise<{ port: number; done: () => Promise<void> }> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, taken) => {
			let text = '';
			stream.on('data', (chunk) => {
				text += chunk;
			});
			stream.on('end', () => {
				take(text);
				taken();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return { port, done: () => new Promise((resolve) => server.close(() => resolve())) };
}

describe('with a mail server', () => {
	it('has what is urgent before what waits longer', async () => {
		const link = { ...letter, subject: 'Sign in', urgent: true };
		await unitOfWork(machine, (tx) => writeMail(tx, link));
		const order: string[] = [];
		const { done, port } = await listening((text) => order.push(/^Subject: (.*)$/m.exec(text)?.[1] ?? ''));
		useSettings({ TANDEM_DATA: folder, SMTP_URL: `smtp://127.0.0.1:${port}`, ORIGIN: 'https://tandem.test' });
		await deliverWaitingMail();
		await done();
		expect(order).toHaveLength(2);
		expect(order[0]).toBe('Sign in');
	});

	it('a letter arrives whole, once', async () => {
		const received: string[] = [];
		const { done, port } = await listening((text) => received.push(text));
		useSettings({ TANDEM_DATA: folder, SMTP_URL: `smtp://127.0.0.1:${port}`, ORIGIN: 'https://tandem.test' });
		await deliverWaitingMail();
		await deliverWaitingMail();
		await done();
		expect(received).toHaveLength(1);
		const mail = await PostalMime.parse(received[0] ?? '');
		expect(mail.subject).toBe(letter.subject);
		expect(mail.text?.trim()).toBe(letter.body.trim());
	});

	it('has a letter once, whichever of several processes looks first', async () => {
		useSettings({ TANDEM_DATA: folder });
		await Promise.all(Array.from({ length: 4 }, () => deliverWaitingMail()));
		expect(await readdir(join(folder, 'outbox'))).toHaveLength(1);
		expect(await waiting()).toMatchObject({ tries: 1, body: '' });
	});

	it('has what a killed process had in hand two minutes later, from another', async () => {
		useSettings({ TANDEM_DATA: folder });
		const at = new Date();
		await unitOfWork({ kind: 'mailer' }, (tx) =>
			tx
				.updateTable('mail')
				.set({ tries: 1, taken_until: new Date(at.getTime() + 120_000) })
				.where('delivered_at', 'is', null)
				.execute(),
		);
		await deliverWaitingMail();
		expect(await waiting()).toMatchObject({ tries: 1, body: letter.body });
		const letGo = holdClock(() => new Date(at.getTime() + 120_001));
		await deliverWaitingMail();
		letGo();
		expect(await waiting()).toMatchObject({ tries: 2, body: '' });
	});

	it('that does not answer keeps the letter for later, and logs no address', async () => {
		useSettings({ TANDEM_DATA: folder, SMTP_URL: 'smtp://127.0.0.1:9', ORIGIN: 'https://tandem.test' });
		await deliverWaitingMail();
		expect(await waiting()).toMatchObject({
			body: letter.body,
			tries: 1,
			failure: 'ESOCKET',
			delivered_at: null,
		});
	});
});
