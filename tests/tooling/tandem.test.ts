import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const systemPath = '/usr/local/bin:/usr/bin:/bin';
let folder = '';

/** An installation whose commands say what they were given. */
beforeAll(() => {
	folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tandem command ')));
	mkdirSync(path.join(folder, 'app/bin'), { recursive: true });
	mkdirSync(path.join(folder, 'app/src/server/cli'), { recursive: true });
	mkdirSync(path.join(folder, 'elsewhere'));
	cpSync(path.join(root, 'bin/tandem'), path.join(folder, 'app/bin/tandem'));
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'app/node_modules'));
	symlinkSync('../app/bin/tandem', path.join(folder, 'elsewhere/tandem'));
	writeFileSync(
		path.join(folder, 'app/src/server/cli/tandem.ts'),
		`const major: number = Number(process.versions.node.split('.')[0]);
		console.log(JSON.stringify({ modern: major >= 22, cwd: process.cwd(), home: process.env.TANDEM_HOME, args: process.argv.slice(2) }));
		process.exitCode = 2;`,
	);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['./tandem', '../app/bin/tandem'])(
	'%s runs on a Node.js that knows TypeScript, where it was called, and hands on the exit code',
	(called) => {
		const cwd = path.join(folder, 'elsewhere');
		const args = ['import', 'a roster.zip', '--json'];
		const run = spawnSync(called, args, { cwd, encoding: 'utf8', env: { PATH: systemPath } });
		expect(run.stderr).toBe('');
		expect(JSON.parse(run.stdout)).toEqual({ modern: true, cwd, home: path.join(folder, 'app'), args });
		expect(run.status).toBe(2);
	},
);

test('without any Node.js it says what to do', () => {
	const bare = path.join(folder, 'bare');
	mkdirSync(path.join(bare, 'bin'), { recursive: true });
	mkdirSync(path.join(bare, 'path'));
	cpSync(path.join(root, 'bin/tandem'), path.join(bare, 'bin/tandem'));
	for (const tool of ['dirname', 'readlink']) symlinkSync(`/usr/bin/${tool}`, path.join(bare, 'path', tool));
	const env = { PATH: path.join(bare, 'path') };
	const run = spawnSync('/bin/sh', [path.join(bare, 'bin/tandem'), 'migrate'], { encoding: 'utf8', env });
	expect(run.stderr).toContain('Node.js is not installed; get it from nodejs.org');
	expect(run.stdout).toBe('');
	expect(run.status).toBe(1);
});
