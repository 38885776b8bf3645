import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobs } from '#server/jobs/index.ts';
import { machine, visitor } from '#server/platform/actor.ts';
import { makeKey } from '#server/platform/backup/index.ts';
import { holdClock } from '#server/platform/clock.ts';
import { type Database, databaseInUse, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, rehearse } from '../../../../tests/cast/index.ts';
import { type Installation, makeInstallation, ownEngine } from '../../../../tests/installation.ts';
import { isDue, nameOfBackup, outOfRotation, stateOf } from './backup.ts';
import { findBackupStanding, findBackups, keepBackups, makeBackup, setBackupKey } from './index.ts';

const day = (text: string) => new Date(`${text}T03:30:00Z`);
const names = (...days: string[]) => days.map((one) => nameOfBackup(day(one)));

describe('rotation', () => {
	it('keeps the newest of each of the last days, weeks and months, and removes the others', () => {
		const older = names('2026-05-30', '2026-06-30', '2026-07-31', '2026-08-30', '2026-08-31');
		const there = [...older, ...names('2026-09-06', '2026-09-13', '2026-09-14')];
		expect(outOfRotation(there, { days: 2, weeks: 2, months: 3 })).toEqual(
			names('2026-09-06', '2026-08-30', '2026-06-30', '2026-05-30'),
		);
		expect(outOfRotation(there, { days: 1, weeks: 0, months: 0 })).toHaveLength(there.length - 1);
	});

	it('never removes the newest, nor anything that is no scheduled backup', () => {
		const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
		const few = fc.integer({ min: 0, max: 4 });
		fc.assert(
			fc.property(
				fc.array(at, { minLength: 1, maxLength: 60 }),
				few,
				few,
				few,
				(all, days, weeks, months) => {
					const files = [...new Set(all.map(nameOfBackup))];
					const strangers = ['before-the-move.age', '.tandem.age.part', 'tandem-2026.age', 'key.txt'];
					const removed = outOfRotation([...strangers, ...files], { days, weeks, months });
					const left = files.filter((name) => !removed.includes(name));
					expect(left).toContain([...files].sort().at(-1));
					expect(left.length).toBeLessThanOrEqual(Math.max(1, days + weeks + months));
					expect(removed.filter((name) => strangers.includes(name))).toEqual([]);
					// Removing again removes nothing more.
					expect(outOfRotation(left, { days, weeks, months })).toEqual([]);
				},
			),
		);
	});
});

describe('a scheduled backup', () => {
	it('is due once a night, at two on the school’s clocks, or as soon as the server is there again', () => {
		const due = (at: string, last: string | null) =>
			isDue('Asia/Tokyo', new Date(at), last === null ? null : new Date(last));
		expect(due('2026-09-14T12:00:00Z', null)).toBe(true);
		expect(due('2026-09-14T16:50:00Z', '2026-09-13T17:05:00Z')).toBe(false);
		expect(due('2026-09-14T17:05:00Z', '2026-09-13T17:05:00Z')).toBe(true);
		expect(due('2026-09-14T23:00:00Z', '2026-09-14T17:05:00Z')).toBe(false);
		expect(due('2026-09-18T03:00:00Z', '2026-09-14T17:05:00Z')).toBe(true);
	});

	it('is old when two nights brought none', () => {
		const at = new Date('2026-09-14T08:00:00Z');
		expect(stateOf(false, null, at)).toBe('no-key');
		expect(stateOf(true, null, at)).toBe('none');
		expect(stateOf(true, new Date('2026-09-12T17:00:00Z'), at)).toBe('good');
		expect(stateOf(true, new Date('2026-09-11T17:00:00Z'), at)).toBe('old');
	});
});

describe('an installation', () => {
	let installation: Installation;
	let opened: Database;
	let folder: string;
	let time = day('2026-09-14');
	let letClockGo: () => void;
	const operator = actorOf('ivo');
	const standing = () =>
		unitOfWork({ kind: 'operator', personId: operator.personId }, (tx) => findBackupStanding(tx, time));
	const filesThere = async () => (await readdir(folder).catch(() => [])).sort();

	beforeAll(async () => {
		installation = await makeInstallation(ownEngine, 'migrated');
		folder = join(installation.data, 'backups');
		opened = await installation.open();
		useSettings({
			...installation.env,
			BACKUPS_KEPT_DAYS: '2',
			BACKUPS_KEPT_WEEKS: '0',
			BACKUPS_KEPT_MONTHS: '0',
		});
		useDatabase(opened);
		await rehearse(databaseInUse());
		letClockGo = holdClock(() => time);
	}, 120_000);
	afterAll(async () => {
		letClockGo?.();
		useSettings(undefined);
		useDatabase(undefined);
		await opened.close();
		await installation.remove();
	});

	it('without a key makes no backup and says so', async () => {
		const path = join(installation.data, 'x.age');
		expect(await makeBackup(machine, { path, cause: 'command' })).toMatchObject({ code: 'backup-no-key' });
		expect(await keepBackups()).toBeUndefined();
		expect(await filesThere()).toEqual([]);
		expect(await standing()).toEqual({ state: 'no-key', lastGood: null });
	});

	it('takes the public part of a key, another only when told to, and keeps who did it', async () => {
		const [{ recipient, identity }, other] = await Promise.all([makeKey(), makeKey()]);
		for (const no of [identity, 'age1', '', `${recipient}x`, 'ssh-ed25519 AAAA'])
			expect(await setBackupKey(machine, { recipient: no, replace: true })).toMatchObject({
				code: 'backup-not-a-recipient',
			});
		expect(await setBackupKey(machine, { recipient, replace: false })).toEqual({ recipient });
		expect(await setBackupKey(machine, { recipient: other.recipient, replace: false })).toMatchObject({
			code: 'backup-key-there',
		});
		expect(await findBackups(operator)).toMatchObject({ key: { recipient } });
		expect(await setBackupKey(machine, { recipient: other.recipient, replace: true })).toEqual({
			recipient: other.recipient,
		});
		expect(await findBackups(operator)).toMatchObject({ key: { recipient: other.recipient }, state: 'none' });
		const acts = await unitOfWork(machine, (tx) =>
			tx.selectFrom('audit_entry').select('act').orderBy('number').execute(),
		);
		expect(acts.map(({ act }) => act).slice(-2)).toEqual(['backup.key-set', 'backup.key-replaced']);
	});

	it('backs itself up once a night however often it is asked, keeps two nights, and sweeps what was left unfinished', async () => {
		const job = jobs.find(({ name }) => name === 'keep-backups');
		for (const night of ['2026-09-14', '2026-09-15', '2026-09-16']) {
			time = day(night);
			await job?.run();
			await job?.run();
			if (night === '2026-09-15') {
				await writeFile(join(folder, '.tandem-2026-09-15T033000Z.age.0badf00d.part'), 'half');
				await writeFile(join(folder, 'mine.txt'), 'mine');
			}
		}
		expect(await filesThere()).toEqual(['mine.txt', ...names('2026-09-15', '2026-09-16')]);
		expect(await standing()).toEqual({ state: 'good', lastGood: day('2026-09-16') });
		const page = await findBackups(operator);
		if (!('backups' in page)) throw new Error('refused');
		expect(page.backups.map(({ removedAt }) => removedAt !== null)).toEqual([false, false, true]);
		expect(page.backups[0]?.bytes).toBe((await readFile(join(folder, nameOfBackup(time)))).byteLength);
		expect(page).toMatchObject({ failure: null, besideData: true, folder, kept: { days: 2 } });
	}, 180_000);

	it('that cannot write keeps the failure once, warns when the last good one is old, and goes on when it can', async () => {
		await rm(folder, { recursive: true });
		await writeFile(folder, 'no folder');
		for (const later of ['2026-09-18', '2026-09-19']) {
			time = day(later);
			expect(await keepBackups()).toBeUndefined();
		}
		expect(await standing()).toEqual({ state: 'old', lastGood: day('2026-09-16') });
		expect(await findBackups(operator)).toMatchObject({
			failure: { code: 'no-folder', since: day('2026-09-18'), last: day('2026-09-19') },
		});
		await rm(folder);
		await mkdir(folder);
		expect(await keepBackups()).toMatchObject({ files: 0 });
		expect(await findBackups(operator)).toMatchObject({ failure: null, state: 'good' });
	}, 180_000);

	it('shows them to operators alone', async () => {
		for (const name of ['ada', 'clara', 'fatima', 'goran'] as const)
			expect(await findBackups(actorOf(name))).toMatchObject({ code: 'missing' });
		expect(await findBackups(visitor)).toMatchObject({ code: 'missing' });
		const path = join(installation.data, 'x.age');
		expect(await makeBackup(actorOf('fatima'), { path, cause: 'command' })).toMatchObject({
			code: 'missing',
		});
		const { recipient } = await makeKey();
		expect(await setBackupKey(actorOf('fatima'), { recipient, replace: true })).toMatchObject({
			code: 'missing',
		});
	});

	it('lets no unit of work become who reads everything', async () => {
		await expect(opened.pool.query('set role tandem_backup')).rejects.toThrow();
	});
});
