import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../tools/reports.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');
let folder = '';

beforeEach(() => {
	folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tandem-reports-')));
	symlinkSync(modules, path.join(folder, 'node_modules'));
	writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('Vitest: passed, failed and left out are counted; a file that does not load counts as failed', () => {
	write('some.test.ts', threeTests('vitest'));
	write('unloadable.test.ts', "import './nowhere.ts';");
	const ran = vitest();
	expect(countVitest(ran.json, ran.ok)).toEqual({ passed: 1, failed: 2, skipped: 1 });
}, 60_000);

test('Vitest: nothing fails when all is well, and a run without a report fails', () => {
	write('some.test.ts', "import { test } from 'vitest'; test('passes', () => {});");
	const ran = vitest();
	expect(countVitest(ran.json, ran.ok)).toEqual({ passed: 1, failed: 0, skipped: 0 });
	expect(countVitest('', true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	expect(countVitest(ran.json, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
}, 60_000);

test('Playwright: passed, failed and left out are counted; a run without a report fails', () => {
	write('some.spec.ts', threeTests('@playwright/test'));
	const ran = run('playwright/cli.js', ['test', '--reporter=json'], {
		PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(folder, 'report.json'),
	});
	expect(countPlaywright(ran.json, ran.ok)).toEqual({ passed: 1, failed: 1, skipped: 1 });
	expect(countPlaywright('', true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
}, 60_000);

function threeTests(from: string): string {
	return `import { test } from '${from}';
		test('passes', () => {});
		test('fails', () => { throw new Error('no'); });
		test.skip('is left out', () => {});`;
}

function vitest(): { json: string; ok: boolean } {
	return run('vitest/vitest.mjs', ['run', '--reporter=json', '--outputFile.json=report.json']);
}

function run(
	program: string,
	args: string[],
	more: Record<string, string> = {},
): { json: string; ok: boolean } {
	// The settings of the run that this test is part of are not those of the run it starts.
	const ours = /^(VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$|PLAYWRIGHT)/;
	const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
	const env = { ...Object.fromEntries(inherited), ...more };
	const ran = spawnSync(process.execPath, [path.join(modules, program), ...args], { cwd: folder, env });
	return { json: readFileSync(path.join(folder, 'report.json'), 'utf8'), ok: ran.status === 0 };
}

function write(file: string, text: string): void {
	writeFileSync(path.join(folder, file), text);
}
