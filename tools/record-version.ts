// Records what this version asks its database, for the next one to prove that it still may: run it before the first change
// that comes after a release, and commit what it writes.
//
//   npm run record-version

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bringPostgresql } from './bring-postgresql.mjs';
import { root, runProgram } from './run-command.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-statements-'));
const heard = path.join(folder, 'statements');
const server = await bringPostgresql();
try {
	// Whoever knocks at every door has the app say nearly everything it can.
	const ran = await runProgram('vitest/vitest.mjs', ['run', 'tests/confidentiality/doors.test.ts'], {
		minutes: 20,
		live: true,
		env: {
			TANDEM_TEST_ENGINE: 'postgresql',
			TANDEM_TEST_DATABASE_URL: server.url,
			TANDEM_STATEMENTS: heard,
			NODE_OPTIONS: `--import ${path.join(root, 'tools/listen-to-statements.mjs')}`,
		},
	});
	if (!ran.ok) throw new Error('The doors do not answer as they should: nothing was recorded.');
	const statements = readFileSync(heard, 'utf8').trimEnd().split('\n').sort();
	const version = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
		cwd: root,
		encoding: 'utf8',
	}).trim();
	writeFileSync(
		path.join(root, 'tests/survival/version-before.json'),
		`${JSON.stringify({ version, statements: statements.map((line) => JSON.parse(line)) }, null, '\t')}\n`,
	);
	console.log(`${statements.length} statements of ${version}`);
} finally {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}
