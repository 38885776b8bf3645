// What decides whether a checkout must be installed or built again. Runs on any Node.js from 18 on.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The oldest Node.js that runs TypeScript as it stands. */
export const oldestNode = '22.18.0';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/** Everything the built pages are made from. */
const sources = [
	'src',
	'static',
	'database',
	'vite.config.ts',
	'tools/messages-plugin.ts',
	'tools/script-chunks.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];

/**
 * @param {string} version such as `v24.21.0`; empty when unknown
 * @param {string} oldest such as `22.18.0`
 */
export function versionAtLeast(version, oldest) {
	const [have, want] = [numbers(version), numbers(oldest)];
	if (have.length < 3 || have.some(Number.isNaN)) return false;
	for (const [place, least] of want.entries()) {
		const part = have[place] || 0;
		if (part !== least) return part > least;
	}
	return true;
}

/** @param {string} version */
function numbers(version) {
	return version.replace(/^v/, '').split('.').map(Number);
}

/**
 * Whether everything the lockfile asks for on this machine is installed in that version, whoever installed it.
 * @param {string} lockfile package-lock.json
 * @param {string} installed npm's own record of node_modules; empty when there is none
 */
export function lockedPackagesPresent(lockfile, installed) {
	if (!installed) return false;
	/** @type {Record<string, LockedPackage>} */
	const wanted = JSON.parse(lockfile).packages;
	/** @type {Record<string, LockedPackage>} */
	const present = JSON.parse(installed).packages;
	return Object.entries(wanted).every(([place, entry]) => {
		if (place === '') return true;
		const found = present[place];
		if (found) return found.version === entry.version && found.integrity === entry.integrity;
		return Boolean(entry.optional) && !meantForHere(entry);
	});
}

/** @param {LockedPackage} entry */
function meantForHere(entry) {
	// An optional package without a platform is some other platform's substitute; which C library is in use
	// cannot be told cheaply.
	if (entry.libc || !entry.os) return false;
	return entry.os.includes(process.platform) && (!entry.cpu || entry.cpu.includes(process.arch));
}

/**
 * Two lines: what the sources say, and what they look like from outside. While nothing looks different the
 * contents are not read.
 * @param {string} root
 * @param {string} last what this function gave when the pages were last built; empty when never
 */
export function fingerprintSources(root, last) {
	const files = sources.flatMap((place) => filesUnder(root, place)).sort();
	const looks = createHash('sha256');
	for (const file of files) {
		const { size, mtimeMs } = statSync(path.join(root, file));
		looks.update(`${file}\0${size}\0${mtimeMs}\n`);
	}
	const outside = looks.digest('hex');
	const [lastInside, lastOutside] = last.split('\n');
	if (lastInside && lastOutside === outside) return last;
	const says = createHash('sha256');
	for (const file of files)
		says
			.update(`${file}\0`)
			.update(readFileSync(path.join(root, file)))
			.update('\0');
	return `${says.digest('hex')}\n${outside}`;
}

/** @param {string} root @param {string} place @returns {string[]} files below, tests left out */
function filesUnder(root, place) {
	const full = path.join(root, place);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [place];
	return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
		if (/\.test\.ts$/.test(entry.name)) return [];
		return filesUnder(root, `${place}/${entry.name}`);
	});
}
