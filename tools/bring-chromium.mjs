// Brings a Chromium for the browser journeys, on a machine that may have none.
//
//   node tools/bring-chromium.mjs      prints the path of its program

import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { installDebianPackage, isRoot } from './debian.mjs';

/** Keeps a test browser from calling home, and lets it start as root, where its sandbox cannot. */
export const chromiumFlags = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
	...(isRoot() ? ['--no-sandbox'] : []),
];

/**
 * The program of a Chromium or Chrome: TANDEM_CHROMIUM, else one that is installed, else Playwright's own, else
 * it is installed (from Debian's packages as root on Debian, otherwise by Playwright).
 * @returns {string} an absolute path
 */
export function bringChromium() {
	const given = process.env.TANDEM_CHROMIUM;
	if (given) {
		if (existsSync(given)) return given;
		throw new Error(`TANDEM_CHROMIUM names ${given}, which is not there.`);
	}
	const there = usualPlaces().find(runs);
	if (there) return there;
	if (installDebianPackage('chromium') && runs('/usr/bin/chromium')) return '/usr/bin/chromium';
	const playwright = path.join(import.meta.dirname, '..', 'node_modules', 'playwright', 'cli.js');
	process.stderr.write('Fetching Chromium…\n');
	const run = spawnSync(process.execPath, [playwright, 'install', 'chromium'], { encoding: 'utf8' });
	const fetched = chromium.executablePath();
	if (run.status === 0 && runs(fetched)) return fetched;
	throw new Error(
		`No Chromium is installed and none could be fetched. Install Chromium or Chrome, or set TANDEM_CHROMIUM ` +
			`to its program.\n${(run.stderr || '').slice(-2000)}`,
	);
}

function usualPlaces() {
	const programs = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];
	const folders = ['/usr/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
	const mac = [
		'Google Chrome.app/Contents/MacOS/Google Chrome',
		'Chromium.app/Contents/MacOS/Chromium',
		'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	];
	return [
		...folders.flatMap((folder) => programs.map((program) => path.join(folder, program))),
		...mac.flatMap((app) => [path.join('/Applications', app), path.join(os.homedir(), 'Applications', app)]),
		chromium.executablePath(),
	];
}

/** @param {string} program */
function runs(program) {
	if (!program || !existsSync(program)) return false;
	// On a desktop, a Chrome asked for its version may wait for the one that is open: being there must do.
	if (process.platform === 'darwin') return true;
	return spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
	process.stdout.write(`${bringChromium()}\n`);
}
