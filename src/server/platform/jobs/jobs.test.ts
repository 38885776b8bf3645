import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { countJobs, startJobs, stopJobs } from './index.ts';

withDatabase();

/** How many letters each run of the job could see. */
const seen: number[] = [];
const letter = { toAddress: 'ada@example.org', subject: 'A subject', body: 'A line.', at: new Date() };
const letters = () =>
	unitOfWork({ kind: 'mailer' }, async (tx) => (await tx.selectFrom('mail').select('id').execute()).length);
const waiting = async () =>
	(await countJobs()).filter(({ job, state }) => job === 'deliver-mail' && state === 'waiting');

beforeAll(async () => {
	await startJobs([
		{
			name: 'deliver-mail',
			run: async () => {
				seen.push(await letters());
			},
		},
	]);
}, 60_000);
afterAll(() => stopJobs());

it('is done after what sent it is there, also when one waited already', async () => {
	await unitOfWork(machine, (tx) => writeMail(tx, letter));
	await unitOfWork(machine, async (tx) => {
		await writeMail(tx, letter);
		await writeMail(tx, letter);
		// Longer than it takes until somebody looks for a job.
		await pause(4000);
	});
	await vi.waitFor(() => expect(seen.at(-1)).toBe(3), { timeout: 20_000, interval: 100 });
	expect(await waiting()).toEqual([]);
});

it('is never done when what sent it is refused', async () => {
	await unitOfWork(machine, async (tx) => {
		await writeMail(tx, letter);
		throw new Error('Rolled back');
	}).catch(() => undefined);
	expect(await waiting()).toEqual([]);
});
