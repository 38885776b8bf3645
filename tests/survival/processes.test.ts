import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type SMTPServer, SMTPServer as Smtp } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { openPostgresql, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { runAs } from '#server/platform/database/role-pool.ts';
import { newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { endProcess, freePort } from '../server.ts';
import { browse } from './page.ts';
import { capture } from './writer.ts';

/** A mail server that keeps the names of whom letters came for, and may keep its clients waiting. */
function mailServer() {
	const came: string[] = [];
	let held: (() => void)[] | undefined;
	const server: SMTPServer = new Smtp({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, done) => {
			stream.resume();
			stream.on('end', () => {
				came.push(session.envelope.rcptTo[0]?.address ?? '');
				if (held) held.push(done);
				else done();
			});
		},
	});
	server.on('error', () => undefined);
	return {
		came,
		holdAll: () => {
			held = [];
		},
		letGo: () => {
			held = undefined;
		},
		listen: () =>
			new Promise<string>((resolve) => {
				server.listen(0, '127.0.0.1', () =>
					resolve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`),
				);
			}),
		close: () => new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

describe.runIf(inject('engine').kind === 'postgresql')('several processes on one PostgreSQL', () => {
	const mail = mailServer();
	let first: PreparedServer;
	let env: Record<string, string>;
	const beside: PreparedServer[] = [];

	/** Another process on the same database. */
	async function startBeside(): Promise<PreparedServer> {
		const one = await first.again({ ...env, PORT: await freePort() });
		beside.push(one);
		return one;
	}

	/** Asks for a sign-in link; the letter's job is sent with it. */
	const askForLink = (origin: string, address: string) =>
		fetch(`${origin}/sign-in`, {
			method: 'POST',
			headers: { accept: 'text/html', origin: 'http://tandem.test' },
			body: new URLSearchParams({ address }),
		}).then((answer) => answer.status);

	/** Writes letters, and has whichever process looks first deliver them. */
	async function writeLetters(addresses: string[]): Promise<void> {
		await asOf(async () => {
			for (const toAddress of addresses)
				await unitOfWork(machine, (tx) =>
					writeMail(tx, { toAddress, subject: 'A letter', body: 'A line.', at: new Date() }),
				);
		});
		expect(await askForLink(first.origin, 'ada@example.org')).toBe(200);
	}

	async function asOf<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
		const database = await openPostgresql(first.url, undefined);
		useDatabase(database);
		try {
			return await ask();
		} finally {
			useDatabase(undefined);
			await database.close();
		}
	}

	const jobsNow = () =>
		asOf(async () => {
			const { rows } = await runAs(
				'tandem_jobs',
				`select id, state, retry_count from jobs.job where name = 'deliver-mail' order by created_on`,
			);
			return rows as { id: string; state: string; retry_count: number }[];
		});

	beforeAll(async () => {
		env = { SMTP_URL: await mail.listen(), ORIGIN: 'http://tandem.test' };
		first = await startPrepared(rehearse, undefined, { ...env, PORT: await freePort() });
	}, 120_000);
	afterEach(() => mail.letGo());
	afterAll(async () => {
		for (const one of beside) await endProcess(one, 'SIGKILL');
		await first?.stop();
		await mail.close();
	});

	it('serve one person in turn: what one wrote the other shows, and tries are counted together', async () => {
		const second = await startBeside();
		const { cookie, token } = first.keys.ada;
		const key = newId();
		const told = await capture(first.origin, token, key);
		expect(told?.status).toBe(201);
		expect(await capture(second.origin, token, key)).toEqual(told);
		for (const { origin } of [first, second])
			expect((await browse(origin, '/today', { cookie })).html).toContain('Clara');
		const tries = [];
		for (let n = 0; n < 6; n += 1) {
			const { origin } = n % 2 ? second : first;
			tries.push(await askForLink(origin, 'nobody@example.org'));
		}
		expect(tries).toEqual([200, 200, 200, 200, 200, 429]);
	}, 120_000);

	it('send each letter once', async () => {
		const addresses = Array.from({ length: 40 }, (_, n) => `reader-${n}@example.org`);
		await writeLetters(addresses);
		await vi.waitFor(() => expect(new Set(mail.came).size).toBe(41), {
			timeout: 90_000,
			interval: 250,
		});
		expect([...mail.came].sort()).toEqual(['ada@example.org', ...addresses].sort());
	}, 120_000);

	it('take over from one that is killed in the middle of a job', async () => {
		for (const one of beside.splice(0)) await endProcess(one, 'SIGTERM');
		mail.came.length = 0;
		mail.holdAll();
		// One of them is in hand, or a letter about a visit of before.
		const letters = ['one@example.org', 'other@example.org'];
		await writeLetters(letters);
		await vi.waitFor(() => expect(mail.came).toHaveLength(1), { timeout: 90_000, interval: 100 });
		const running = (await jobsNow()).find((job) => job.state === 'active');
		await endProcess(first, 'SIGKILL');
		mail.letGo();
		await startBeside();
		// The same job, not another: what nobody had in hand goes out, and nothing twice.
		await vi.waitFor(
			async () => {
				const job = (await jobsNow()).find(({ id }) => id === running?.id);
				expect(job).toMatchObject({ state: 'completed', retry_count: 1 });
			},
			{ timeout: 120_000, interval: 500 },
		);
		expect(mail.came.filter((to) => letters.includes(to)).sort()).toEqual(letters);
	}, 180_000);

	it('one that is asked to stop finishes what it was asked before', async () => {
		const { token } = first.keys.ada;
		const leaving = await startBeside();
		const answers = Array.from({ length: 12 }, () => capture(leaving.origin, token));
		await wait(20);
		await endProcess(leaving, 'SIGTERM');
		// What had reached it was done; what came later found nobody listening, and nothing in between.
		for (const told of await Promise.all(answers)) expect([201, undefined]).toContain(told?.status);
	}, 60_000);
});
