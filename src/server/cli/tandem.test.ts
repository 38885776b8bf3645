import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startControl } from '#server/control/index.ts';
import { type BayStaff, bayFiles, bayStaff } from '#server/domain/roster/fixtures/bay.ts';
import { zipOf } from '#server/domain/roster/fixtures/harbour.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { useSettings } from '#server/platform/settings.ts';
import { openTestDatabase } from '../../../tests/database.ts';

const command = resolve(import.meta.dirname, 'tandem.ts');
const root = resolve(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tandem-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
	code: number;
	said: string;
	complained: string;
}

/** Nothing is said of how slow the machine is. */
const quiet = { TANDEM_SLOW_QUERY_MS: '0' };

/** Calls the command line in a folder, on a data directory of its own. */
function call(data: string, ...args: string[]): Promise<Run> {
	const { DATABASE_URL: _, ...env } = process.env;
	return new Promise((done) => {
		execFile(
			process.execPath,
			['--disable-warning=ExperimentalWarning', command, ...args],
			{ cwd: folder, env: { ...env, ...quiet, TANDEM_HOME: root, TANDEM_DATA: data } },
			(error, said, complained) => done({ code: error === null ? 0 : Number(error.code), said, complained }),
		);
	});
}

async function zipAt(name: string, files: Record<string, string>): Promise<string> {
	await writeFile(join(folder, name), zipOf(files));
	return name;
}

const people = () =>
	unitOfWork(machine, (tx) => tx.selectFrom('person').select(['id', 'deactivated_at']).execute());
const imports = () => unitOfWork(machine, (tx) => tx.selectFrom('roster_import').select('state').execute());

const called: [string, string[], string][] = [
	['no such command', ['bring'], 'There is no command “bring”.'],
	['an inherited word', ['constructor'], 'There is no command “constructor”.'],
	['no path', ['import'], 'Which zip, folder or CSV file'],
	['two paths', ['import', 'a', 'b'], 'Give one zip, folder or CSV file.'],
	['an undoing of one of them', ['import', 'a.zip', '--undo'], '--undo takes nothing'],
	['a flag it does not have', ['import', 'a', '--force'], '--force'],
	['a path that is not there', ['import', 'nowhere.zip', '--json'], 'There is nothing at'],
	['an operator without an address', ['operator'], 'Give one e-mail address.'],
	['a proof of something', ['prove', 'it'], '“prove” takes no more words.'],
	['words that mean nothing', ['migrate', 'now'], '“now” is more than this command takes.'],
	['a seed that is no number', ['demo', '--seed', 'x'], '--seed takes a whole number.'],
];

test.concurrent.each(called)('%s is a wrong call', async (_, args, sentence) => {
	const run = await call(join(folder, 'unused'), ...args);
	expect(run).toMatchObject({ code: 2, said: '' });
	expect(run.complained).toContain(sentence);
});

test('help tells the commands, and no word is help', async () => {
	const [asked, bare] = await Promise.all([call('unused', 'help'), call('unused')]);
	expect(asked.code).toBe(0);
	for (const word of [
		'serve',
		'migrate',
		'import',
		'operator',
		'demo',
		'prove',
		'--dry-run',
		'--confirm-gone',
	])
		expect(asked.said).toContain(word);
	expect(bare.said).toBe(asked.said);
});

describe('while a server runs, the command line hands over to it', () => {
	let data = '';

	beforeEach(async () => {
		data = await mkdtemp(join(folder, 'data-'));
		useSettings({ TANDEM_DATA: data });
		const opened = await openTestDatabase();
		const stop = await startControl();
		return async () => {
			await stop();
			useDatabase(undefined);
			useSettings(undefined);
			await opened.close();
		};
	});

	test('a dry run says what would be done, and nothing is written', async () => {
		const zip = await zipAt('bay.zip', bayFiles(bayStaff()));
		const run = await call(data, 'import', zip, '--dry-run', '--json');
		expect(run).toMatchObject({ code: 0, complained: '' });
		expect(JSON.parse(run.said)).toEqual({
			outcome: 'would',
			format: 'OneRoster 1.1',
			schools: [
				{ name: 'Bay East', new: 20, changed: 0, gone: 0, students: 3 },
				{ name: 'Bay West', new: 20, changed: 0, gone: 0, students: 1 },
			],
			students: 4,
			guardians: 1,
			staff: { new: 40, changed: 0, gone: 0, held: 0, same: 0 },
			problems: [],
			problemTotal: 0,
		});
		expect([await people(), await imports()]).toEqual([[], []]);
	});

	test('an operator is appointed after an import: one who is there, one who is not, and nobody twice', async () => {
		expect((await call(data, 'operator', 'new@bay.example')).code).toBe(1);
		await call(data, 'import', await zipAt('bay.zip', bayFiles(bayStaff())));
		const [known] = await unitOfWork(machine, (tx) =>
			tx.selectFrom('person_address').select(['address', 'person_id']).orderBy('address').execute(),
		);
		expect(await call(data, 'operator', known?.address ?? '')).toMatchObject({ code: 0, complained: '' });
		expect((await call(data, 'operator', known?.address ?? '')).code).toBe(1);
		expect((await call(data, 'operator', 'new@bay.example')).complained).not.toBe('');
		const added = await call(data, 'operator', 'new@bay.example', '--given', 'Nia', '--family', 'Bell');
		expect(added.said).toContain('was added');
		const operators = await unitOfWork(machine, (tx) =>
			tx.selectFrom('role_assignment').select('person_id').where('role', '=', 'operator').execute(),
		);
		expect(operators).toHaveLength(2);
		expect(operators.map((one) => one.person_id)).toContain(known?.person_id);
	});

	test('an import is done, again changes nothing, and asks before many go', async () => {
		const zip = await zipAt('bay.zip', bayFiles(bayStaff()));
		const first = await call(data, 'import', zip);
		expect(first).toMatchObject({ code: 0, complained: '' });
		expect(first.said).toContain('The roster was imported.');
		expect(await people()).toHaveLength(40);
		const second = JSON.parse((await call(data, 'import', zip, '--json')).said);
		expect(second).toMatchObject({
			outcome: 'done',
			staff: { new: 0, changed: 0, gone: 0, held: 0, same: 40 },
		});

		const few = await zipAt('few.zip', bayFiles(bayStaff().slice(0, 30)));
		const before = await imports();
		const refused = await call(data, 'import', few, '--json');
		expect(refused.code).toBe(1);
		expect(JSON.parse(refused.said)).toMatchObject({
			outcome: 'refused',
			problems: [{ file: null, row: null, column: null, code: 'roster-gone-many', severity: 'refusal' }],
			problemTotal: 1,
		});
		expect((await people()).filter((one) => one.deactivated_at !== null)).toEqual([]);
		expect(await imports()).toEqual(before);
		expect((await call(data, 'import', few)).complained).toContain('--confirm-gone');

		const confirmed = await call(data, 'import', few, '--json', '--confirm-gone');
		expect(confirmed.code).toBe(0);
		expect(JSON.parse(confirmed.said)).toMatchObject({ outcome: 'done', staff: { gone: 10, same: 30 } });
		expect((await people()).filter((one) => one.deactivated_at !== null)).toHaveLength(10);

		const undone = await call(data, 'import', '--undo', '--json');
		expect([undone.code, JSON.parse(undone.said)]).toEqual([0, { outcome: 'undone', text: null, kept: [] }]);
		expect((await people()).filter((one) => one.deactivated_at !== null)).toEqual([]);
		expect((await call(data, 'import', '--undo')).said).toContain('The import was undone.');
		await call(data, 'import', '--undo');
		// The ten who were switched off stand in the record of acts, which is never changed.
		expect(await people()).toHaveLength(10);
		const nothing = await call(data, 'import', '--undo');
		expect([nothing.code, nothing.said]).toEqual([1, '']);
		expect(nothing.complained).toContain('No import stands');
	});

	test('a refused set says file, row and column, and nothing is written', async () => {
		const files = bayFiles(bayStaff());
		files['classes.csv'] = (files['classes.csv'] ?? '').replace('b-west', 'b-nowhere');
		const zip = await zipAt('bad.zip', files);
		await writeFile(join(folder, 'not.zip'), 'sourcedId,name\n');
		const [run, aloud, other] = await Promise.all([
			call(data, 'import', zip, '--json'),
			call(data, 'import', zip),
			call(data, 'import', 'not.zip'),
		]);
		expect(run.code).toBe(1);
		const said = JSON.parse(run.said);
		expect(said).toMatchObject({ outcome: 'refused', schools: [], staff: { new: 0 } });
		expect(said.problems[0]).toMatchObject({
			file: 'classes.csv',
			row: 3,
			column: 'schoolSourcedId',
			severity: 'refusal',
		});
		expect(aloud.complained).toContain('Refused: classes.csv, row 3, schoolSourcedId: ');
		expect(other.code).toBe(1);
		expect([await people(), await imports()]).toEqual([[], []]);
	});

	test('the proof says who reads what, finds the promise kept, and leaves nobody behind', async () => {
		const run = await call(data, 'prove');
		expect(run).toMatchObject({ code: 0, complained: '' });
		expect(run.said).toContain('a leader (');
		expect(run.said).toContain('The promise holds.');
		const all = JSON.parse((await call(data, 'prove', '--json')).said);
		expect(all).toContainEqual(expect.objectContaining({ reader: 'leader', reached: [], broken: [] }));
		expect(await people()).toEqual([]);
	});

	test('a running server has migrated; it is told so', async () => {
		const run = await call(data, 'migrate');
		expect(run).toMatchObject({ code: 0, complained: '' });
		expect(run.said).toContain('is running');
	});
});

test('without a server it opens the data directory itself, also one named from the installation', async () => {
	const own = join(folder, 'own');
	const staff: BayStaff[] = bayStaff().slice(0, 3);
	const zip = await zipAt('small.zip', bayFiles(staff));
	const first = await call(own, 'import', zip, '--json');
	expect(first).toMatchObject({ code: 0, complained: '' });
	expect(JSON.parse(first.said)).toMatchObject({ outcome: 'done', staff: { new: 3 } });
	const second = await call(relative(root, own), 'import', zip, '--json', '--dry-run');
	expect(JSON.parse(second.said)).toMatchObject({ outcome: 'would', staff: { new: 0, same: 3 } });
}, 120_000);
