import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addEvidence, openEvidence } from '#server/domain/evidence/index.ts';
import { databaseInUse, openMigrator, unitOfWork } from '#server/platform/database/index.ts';
import { keepFile, readKept } from '#server/platform/files/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { startSession } from '#server/platform/sign-in/index.ts';
import { actorOf, rehearse, scene } from '../../../../tests/cast/index.ts';
import {
	type EngineKind,
	engines,
	type Installation,
	makeInstallation,
	ownEngine,
} from '../../../../tests/installation.ts';
import { temporaryFolder } from '../../../../tests/server.ts';
import { type BackupKey, makeKey } from './encryption.ts';
import { type FaultCode, faultOfWriting } from './fault.ts';
import { copyFolder, makeBackupFile } from './make-backup-file.ts';
import { checkBackup, restoreBackup } from './restore-backup.ts';

const at = new Date('2026-09-14T01:00:00Z');
const root = resolve(import.meta.dirname, '../../../..');
/** What people may type and a format may trip over. */
const hostile = [
	'\u2028\u2029line\r\nends',
	'"quotes" \\N \\. {a,"b"} NULL',
	'ليلى 👩‍🏫 Ångström',
	'\t',
	'[1]',
	'{"end":{}}',
];

/** What somebody shows the learning with. */
const drawn = Buffer.from('%PDF-1.7\nA map that the class drew.\n%%EOF');
const evidence = new Map<EngineKind, string>();

let files: { folder: string; remove: () => Promise<void> };
let key: BackupKey;
const sources = new Map<EngineKind, Installation>();
const fault = (code: FaultCode) => expect.objectContaining({ name: 'BackupFault', code });
const quiet = () => undefined;
const source = (kind: EngineKind): Installation => {
	const found = sources.get(kind);
	if (!found) throw new Error(`No ${kind} here`);
	return found;
};
const backupOf = (kind: EngineKind) => join(files.folder, `from-${kind}.age`);

beforeAll(async () => {
	files = await temporaryFolder();
	key = await makeKey();
	for (const kind of engines) {
		const made = await makeInstallation(kind, 'migrated');
		sources.set(kind, made);
		await mkdir(join(made.data, 'outbox'));
		await writeFile(
			join(made.data, 'outbox', '2026-09-14-a.txt'),
			'To: clara@example.org\n\nCome and see.\n',
		);
		await made.use(async () => {
			await rehearse(databaseInUse());
			await startSession('ada@example.org');
			for (const [index, words] of hostile.entries()) await writeLetter(`${index}@example.org`, words);
			evidence.set(kind, await showEvidence());
		});
	}
}, 120_000);

afterAll(async () => {
	for (const installation of sources.values()) await installation.remove();
	await files.remove();
});

/** Two rows in one transaction: a backup has both or neither. */
async function writeLetter(to: string, words: string): Promise<void> {
	const id = newId();
	await unitOfWork({ kind: 'mailer' }, (tx) =>
		tx
			.insertInto('mail')
			.values(
				[id, newId()].map((one) => ({
					id: one,
					to_address: to,
					subject: id,
					body: words,
					made_at: new Date(),
				})),
			)
			.execute(),
	);
}

async function showEvidence(): Promise<string> {
	const file = await keepFile('map.pdf', async () => drawn);
	if (typeof file === 'string') throw new Error(file);
	const words = { title: 'A map', about: '', students: false, consent: '', useUntil: null, url: null };
	const given = { ...words, file, lessonId: null, entry: newId() };
	const added = await addEvidence(actorOf('clara'), scene.clara, given);
	if (isRefusal(added)) throw new Error(added.code);
	return added.id;
}

/** The file of evidence, opened as its page does. */
async function readEvidence(id: string): Promise<Buffer | undefined> {
	const file = await openEvidence(actorOf('clara'), id);
	if (isRefusal(file)) throw new Error(file.code);
	const bytes = await readKept(file.id, file.secret);
	return bytes && buffer(bytes);
}

/** Every table's rows as PostgreSQL writes them, read apart from the code under test. */
async function everything({ place }: Installation): Promise<Record<string, unknown[]>> {
	const { ask, close } = await openMigrator(place, 'test');
	await ask("set timezone = 'UTC'");
	const tables =
		await ask(`select schemaname, tablename from pg_tables where schemaname in ('public', 'sign_in')
		and tablename not in ('migration', 'first_run', 'rate_limit', 'backup', 'session', 'verification', 'secret') order by 1, 2`);
	const all: Record<string, unknown[]> = {};
	for (const [schema, table] of tables) {
		const rows = await ask(`select row_to_json(t)::text from "${schema}"."${table}" t order by 1`);
		all[`${schema}.${table}`] = rows.flat();
	}
	await close();
	return all;
}

const ways = engines
	.flatMap((from) => engines.map((to) => [from, to] as const))
	// A run on PostgreSQL leaves what is embedded alone to the run on that.
	.filter((way) => way.includes(ownEngine));

describe('a backup', () => {
	it.each([ownEngine])(
		'of the %s engine is made while people write, and has each transaction whole',
		async (kind) => {
			const installation = source(kind);
			const before = await installation.use(async () => {
				let working = true;
				let written = 0;
				const writers = Array.from({ length: 4 }, async (_, writer) => {
					while (working) {
						await writeLetter(`writer${writer}@example.org`, 'at work');
						written += 1;
					}
				});
				const made = await makeBackupFile({ path: backupOf(kind), recipient: key.recipient, at });
				working = false;
				await Promise.all(writers);
				expect(written).toBeGreaterThan(0);
				expect(made.files).toBe(2);
				return made;
			});
			expect((await readFile(backupOf(kind))).byteLength).toBe(before.bytes);
			expect(await readdir(installation.data)).not.toContain('backup-copy');
			const checked = await checkBackup(backupOf(kind), [key.identity], quiet);
			expect(checked.counts).toEqual({ tables: before.tables, rows: before.rows, files: 2 });
			// What the file holds is not to be read without the key.
			expect((await readFile(backupOf(kind))).includes('example.org')).toBe(false);
		},
		180_000,
	);

	it.each(ways)(
		'of the %s engine is restored into an empty %s, also after a restore that was killed: the same table by table',
		async (from, to) => {
			const path = join(files.folder, `${from}-to-${to}.age`);
			const installation = source(from);
			const made = await installation.use(() => makeBackupFile({ path, recipient: key.recipient, at }));
			const empty = await makeInstallation(to);
			const order = { path, identities: [key.identity], place: empty.place, dataFolder: empty.data };
			try {
				if (to === ownEngine) expect(await killedWhileRestoring(order)).toBe('SIGKILL');
				const restored = await untilFree(() => restoreBackup(order, quiet));
				expect(restored.counts).toMatchObject({ rows: made.rows, files: 2 });
				expect(restored.madeAt).toBe(at.toISOString());
				const there = await everything(empty);
				expect(there).toEqual(await everything(installation));
				const bodies = there['public.mail']?.map((row) => (JSON.parse(String(row)) as { body: string }).body);
				for (const words of hostile) expect(bodies).toContain(words);
				expect(await readFile(join(empty.data, 'outbox', '2026-09-14-a.txt'), 'utf8')).toContain(
					'Come and see.',
				);
				expect(await empty.use(() => readEvidence(evidence.get(from) ?? ''))).toEqual(drawn);
				// Rules hold again: what happened stays as it happened, and nobody is signed in.
				await expect(
					empty.use(() =>
						unitOfWork({ kind: 'visitor' }, (tx) => tx.selectFrom('note').selectAll().execute()),
					),
				).rejects.toMatchObject({ code: '42501' });
				const { ask, close } = await openMigrator(empty.place, 'test');
				expect(await ask('select count(*)::int from sign_in.session')).toEqual([[0]]);
				await expect(ask('delete from acceptance')).rejects.toThrow();
				expect(
					await ask(`select count(*)::int from pg_constraint where contype = 'f' and convalidated`),
				).toEqual(await countOfForeignKeys(installation));
				await close();
				// What is there now is somebody's: nothing is restored over it.
				await expect(restoreBackup(order, quiet)).rejects.toEqual(fault('not-empty'));
			} finally {
				await empty.remove();
			}
		},
		180_000,
	);
});

/** Restores in a process of its own, which is killed in the middle; gives the signal that ended it. */
function killedWhileRestoring(order: Parameters<typeof restoreBackup>[0]): Promise<string | null> {
	return run(`
		const { restoreBackup } = await import('./src/server/platform/backup/index.ts');
		await restoreBackup(${JSON.stringify(order)}, ({ rows }) => {
			if (rows > 100) process.kill(process.pid, 'SIGKILL');
		});`);
}

async function countOfForeignKeys({ place }: Installation): Promise<unknown[][]> {
	const { ask, close } = await openMigrator(place, 'test');
	const count = await ask(`select count(*)::int from pg_constraint where contype = 'f' and convalidated`);
	await close();
	return count;
}

describe('what is not a whole backup for this key is refused', () => {
	const check = (path: string, identities = [key.identity]) => checkBackup(path, identities, quiet);

	it('cut off anywhere, changed anywhere, or with more behind it, it is damaged', async () => {
		const whole = await readFile(backupOf(ownEngine));
		const broken = join(files.folder, 'broken.age');
		for (const length of [300, whole.length - 1, whole.length - 20, Math.floor(whole.length / 2)]) {
			await writeFile(broken, whole.subarray(0, length));
			await expect(check(broken), `cut at ${length}`).rejects.toEqual(fault('damaged'));
		}
		for (const place of [260, whole.length - 5, Math.floor(whole.length / 2)]) {
			const changed = Buffer.from(whole);
			changed[place] = (changed[place] ?? 0) ^ 1;
			await writeFile(broken, changed);
			await expect(check(broken), `changed at ${place}`).rejects.toEqual(fault('damaged'));
		}
		await writeFile(broken, Buffer.concat([whole, Buffer.from('more')]));
		await expect(check(broken)).rejects.toEqual(fault('damaged'));
	});

	it('a file of another kind, none at all, or a folder is said to be that', async () => {
		const other = join(files.folder, 'other.age');
		for (const text of ['', 'age', 'PK\x03\x04', '-----BEGIN PGP MESSAGE-----']) {
			await writeFile(other, text);
			await expect(check(other)).rejects.toEqual(fault('foreign'));
		}
		const age = new Encrypter();
		age.addRecipient(key.recipient);
		await writeFile(other, await age.encrypt('a letter'));
		await expect(check(other)).rejects.toEqual(fault('damaged'));
		await expect(check(join(files.folder, 'nowhere.age'))).rejects.toEqual(fault('not-there'));
		await expect(check(files.folder)).rejects.toEqual(fault('foreign'));
	});

	it('another key does not open it', async () => {
		await expect(check(backupOf(ownEngine), [(await makeKey()).identity])).rejects.toEqual(
			fault('wrong-key'),
		);
	});
});

describe('where it cannot be written', () => {
	it('nothing is left, and what was there stays', async () => {
		await source(ownEngine).use(async () => {
			const make = (path: string) => makeBackupFile({ path, recipient: key.recipient, at });
			const there = join(files.folder, 'there.age');
			await writeFile(there, 'mine');
			await expect(make(there)).rejects.toEqual(fault('exists'));
			expect(await readFile(there, 'utf8')).toBe('mine');
			await expect(make(join(files.folder, 'no-such', 'x.age'))).rejects.toEqual(fault('no-folder'));
			await expect(make(join(there, 'x.age'))).rejects.toEqual(fault('no-folder'));
			const two = [1, 2].map((n) => make(join(files.folder, `two-${n}.age`)));
			await expect(Promise.all(two)).rejects.toEqual(fault('running'));
			await Promise.allSettled(two);
		});
		expect((await readdir(files.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
	}, 120_000);
});

/** Runs a script of ours in a process of its own, in the folder of the project; gives the signal that ended it. */
function run(script: string): Promise<string | null> {
	return new Promise((done) => {
		const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
		execFile(process.execPath, args, { cwd: root }, (error) => done(error?.signal ?? null));
	});
}

describe('killed', () => {
	it.each([ownEngine])(
		'while backing up the %s engine, no file appears',
		async (kind) => {
			const installation = source(kind);
			const folder = await temporaryFolder();
			const path = join(folder.folder, 'killed.age');
			const order = { path, recipient: key.recipient };
			const signal = await run(`
			import { readdirSync } from 'node:fs';
			Object.assign(process.env, ${JSON.stringify(installation.env)});
			const { settings } = await import('./src/server/platform/settings.ts');
			const { openFrom, useDatabase } = await import('./src/server/platform/database/index.ts');
			const { makeBackupFile } = await import('./src/server/platform/backup/index.ts');
			useDatabase(await openFrom(settings()));
			setInterval(() => {
				if (readdirSync(${JSON.stringify(folder.folder)}).length > 0) process.kill(process.pid, 'SIGKILL');
			}, 1);
			await makeBackupFile({ ...${JSON.stringify(order)}, at: new Date() });`);
			expect(signal).toBe('SIGKILL');
			await expect.poll(() => readdir(folder.folder), { timeout: 20_000 }).toEqual([]);
			// And the next one finds nothing in its way.
			await installation.use(async () => {
				await untilFree(() => makeBackupFile({ ...order, at }));
				expect(await readdir(installation.data)).not.toContain(copyFolder('').slice(1));
			});
			await folder.remove();
		},
		180_000,
	);
});

/** A server notices a moment later that a killed process is gone. */
async function untilFree<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let tries = 0; ; tries += 1)
		try {
			return await work();
		} catch (error) {
			if (tries > 50 || !['in-use', 'running'].includes(String((error as { code?: unknown }).code)))
				throw error;
			await new Promise((wait) => setTimeout(wait, 100));
		}
}

describe('between versions', () => {
	/** An installation folder with these migrations instead of ours, while `work` runs. */
	async function inVersion<Result>(change: (database: string) => Promise<void>, work: () => Promise<Result>) {
		const later = await temporaryFolder();
		await cp(join(root, 'database'), join(later.folder, 'database'), { recursive: true });
		await change(join(later.folder, 'database'));
		vi.stubEnv('TANDEM_HOME', later.folder);
		try {
			return await work();
		} finally {
			vi.unstubAllEnvs();
			await later.remove();
		}
	}
	const withMotto = (database: string) =>
		writeFile(
			join(database, 'migrations', '0900_motto.sql'),
			"alter table school add column motto text not null default 'Onwards';",
		);

	it('an older backup is restored as it was, then brought up to this version', async () => {
		const empty = await makeInstallation(ownEngine);
		const order = {
			path: backupOf(ownEngine),
			identities: [key.identity],
			place: empty.place,
			dataFolder: empty.data,
		};
		const restored = await inVersion(withMotto, () => restoreBackup(order, quiet));
		expect(restored.migrated).toEqual(['0900_motto', 'policies']);
		const { ask, close } = await openMigrator(empty.place, 'test');
		expect(await ask('select distinct motto from school')).toEqual([['Onwards']]);
		await close();
		await empty.remove();
	}, 180_000);

	it('a newer one is refused, and so is one whose migrations were other ones', async () => {
		const empty = await makeInstallation(ownEngine);
		const order = {
			path: backupOf(ownEngine),
			identities: [key.identity],
			place: empty.place,
			dataFolder: empty.data,
		};
		const file = (database: string) => join(database, 'migrations', '0006_backup.sql');
		for (const change of [(to: string) => rm(file(to)), (to: string) => appendFile(file(to), '\n-- more')])
			await expect(inVersion(change, () => restoreBackup(order, quiet))).rejects.toEqual(fault('newer'));
		await empty.remove();
	}, 180_000);

	it.each(engines.filter((kind) => kind === 'postgresql'))(
		'an upgrade of the %s server ends a backup that would keep it waiting',
		async (kind) => {
			const installation = source(kind);
			const backup = await openMigrator(installation.place, 'tandem backup');
			await backup.ask('begin; lock table school in access share mode');
			const upgrade = await openMigrator(installation.place, 'upgrade');
			await expect(inVersion(withMotto, () => upgrade.migrate())).resolves.toEqual([
				'0900_motto',
				'policies',
			]);
			const error: unknown = await backup.ask('select 1').catch((thrown: unknown) => thrown);
			expect(faultOfWriting(error)).toEqual(fault('interrupted'));
			await Promise.all([backup.close().catch(quiet), upgrade.close()]);
		},
		180_000,
	);
});
