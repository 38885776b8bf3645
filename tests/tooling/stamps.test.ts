import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintSources, lockedPackagesPresent, versionAtLeast } from '../../tools/stamps.mjs';

describe('which Node.js will do', () => {
	test.each([
		['v24.21.0', '22.18.0', true],
		['v22.18.0', '22.18.0', true],
		['v22.17.9', '22.18.0', false],
		['v20.20.2', '22.18.0', false],
		['', '22.18.0', false],
	])('%j at least %s: %s', (version, oldest, expected) => {
		expect(versionAtLeast(version, oldest)).toBe(expected);
	});
});

describe('whether the locked packages are installed', () => {
	const elsewhere = process.platform === 'win32' ? 'linux' : 'win32';
	const lock = (packages: Record<string, object>): string =>
		JSON.stringify({ packages: { '': { name: 'tandem' }, ...packages } });
	const wanted = lock({
		'node_modules/pg': { version: '8.0.0', integrity: 'sha512-pg' },
		'node_modules/native-here': { version: '1.0.0', optional: true, os: [process.platform] },
		'node_modules/native-elsewhere': { version: '1.0.0', optional: true, os: [elsewhere] },
		'node_modules/substitute': { version: '1.0.0', optional: true },
	});
	const complete = {
		'node_modules/pg': { version: '8.0.0', integrity: 'sha512-pg' },
		'node_modules/native-here': { version: '1.0.0' },
	};

	test('yes, when all that is meant for this machine is there in its version', () => {
		expect(lockedPackagesPresent(wanted, lock(complete))).toBe(true);
	});

	test.each<[string, Record<string, object>]>([
		['another version', { ...complete, 'node_modules/pg': { version: '8.0.1', integrity: 'sha512-pg' } }],
		['another content', { ...complete, 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-x' } }],
		['one missing', { 'node_modules/native-here': { version: '1.0.0' } }],
		["this machine's own part missing", { 'node_modules/pg': complete['node_modules/pg'] }],
	])('no: %s', (_what, installed) => {
		expect(lockedPackagesPresent(wanted, lock(installed))).toBe(false);
	});

	test('no, when nothing is installed', () => {
		expect(lockedPackagesPresent(wanted, '')).toBe(false);
	});
});

describe('whether the sources changed since they were built', () => {
	let folder = '';
	const said = (fingerprint: string): string => fingerprint.split('\n')[0] ?? '';

	beforeEach(() => {
		folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-sources-'));
		mkdirSync(path.join(folder, 'src/ui'), { recursive: true });
		writeFileSync(path.join(folder, 'src/ui/Card.svelte'), '<p>one</p>');
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	test('untouched, or touched without a change, they say the same', () => {
		const built = fingerprintSources(folder, '');
		expect(fingerprintSources(folder, built)).toBe(built);
		utimesSync(path.join(folder, 'src/ui/Card.svelte'), 1, 1);
		const touched = fingerprintSources(folder, built);
		expect(touched).not.toBe(built);
		expect(said(touched)).toBe(said(built));
	});

	test('a test beside them is no source; a changed, added or renamed file is', () => {
		const built = fingerprintSources(folder, '');
		writeFileSync(path.join(folder, 'src/ui/card.test.ts'), 'test');
		expect(fingerprintSources(folder, built)).toBe(built);
		writeFileSync(path.join(folder, 'src/ui/Card.svelte'), '<p>two</p>');
		const changed = fingerprintSources(folder, built);
		writeFileSync(path.join(folder, 'src/ui/More.svelte'), '');
		const added = fingerprintSources(folder, changed);
		expect(new Set([built, changed, added].map(said)).size).toBe(3);
	});
});
