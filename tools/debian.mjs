// Debian's packages, for a machine that is set up by nobody: used only as root, and only on Debian.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export function isRoot() {
	return process.getuid?.() === 0;
}

/** Debian itself: others of its family put browsers and servers elsewhere. */
export function isDebian() {
	return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs a package when we may.
 * @param {string} name
 * @returns {boolean} whether it was installed; false on other systems, without rights or without a network
 */
export function installDebianPackage(name) {
	if (!isRoot() || !isDebian()) return false;
	process.stderr.write(`Installing Debian's ${name}…\n`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @param {string[]} args */
	const apt = (...args) => spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8', timeout: 300_000 });
	apt('update');
	const run = apt('install', '--yes', '--no-install-recommends', name);
	if (run.status !== 0) process.stderr.write(`${(run.stderr || String(run.error ?? '')).slice(-2000)}\n`);
	return run.status === 0;
}
