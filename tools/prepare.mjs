// Makes a checkout ready to run: installs the locked packages and builds the pages, only when something
// changed. It runs on whatever Node.js is installed (18 or newer), before the project's own Node.js is there,
// so it imports nothing but Node's own modules. Everything it says goes to stderr: stdout belongs to the
// command that follows.
//
//   node tools/prepare.mjs            the packages
//   node tools/prepare.mjs build      the packages, then the pages

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fingerprintSources, lockedPackagesPresent, oldestNode, versionAtLeast } from './stamps.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const stamps = path.join(modules, '.tandem');

/**
 * Installs when the lockfile differs from what is installed.
 * @returns {string | undefined} what went wrong, as a sentence; undefined when all is in place
 */
export function prepareInstall() {
	const lockfile = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
	const wanted = `${process.platform} ${process.arch}\n${lockfile}`;
	const stamp = path.join(stamps, 'installed');
	if (readIfThere(stamp) === wanted) return undefined;
	if (!lockedPackagesPresent(lockfile, readIfThere(path.join(modules, '.package-lock.json')))) {
		say('Installing packages (a minute or less)…');
		const failure = installLocked();
		if (failure) return failure;
	}
	const trouble = settleNode();
	if (trouble) return trouble;
	write(stamp, wanted);
	return undefined;
}

/**
 * Builds when a source differs from what was built.
 * @returns {string | undefined} what went wrong, as a sentence; undefined when all is in place
 */
export function prepareBuild() {
	const stamp = path.join(stamps, 'built');
	const built = existsSync(path.join(root, 'build', 'handler.js')) ? readIfThere(stamp) : '';
	const wanted = fingerprintSources(root, built);
	if (built === wanted) return undefined;
	if (built.split('\n')[0] !== wanted.split('\n')[0]) {
		say('Building the pages…');
		rmSync(stamp, { force: true });
		const vite = path.join(modules, 'vite', 'bin', 'vite.js');
		const run = spawnSync(installedNode() || process.execPath, [vite, 'build', '--logLevel', 'warn'], {
			cwd: root,
			encoding: 'utf8',
			env: { ...process.env, NODE_ENV: 'production' },
		});
		if (run.status !== 0) return `The pages could not be built.\n${run.stdout}${run.stderr}`;
	}
	write(stamp, wanted);
	return undefined;
}

/**
 * Installs what the lockfile says. `npm ci` refuses a lockfile that lacks another platform's optional packages
 * (some registries do not carry them); the second way installs the same locked versions without that demand.
 */
function installLocked() {
	const clean = npm('ci');
	if (clean.error)
		return 'npm could not be started: it comes with Node.js, please install both (nodejs.org).';
	if (clean.status === 0) return undefined;
	if (!clean.stderr.includes('EUSAGE')) return `The packages could not be installed.\n${clean.stderr}`;
	const again = npm('install', '--no-save');
	return again.status === 0 ? undefined : `The packages could not be installed.\n${again.stderr}`;
}

/** @param {string[]} command */
function npm(...command) {
	const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
	const args = [...command, '--include=dev', '--include=optional', ...quiet];
	const options = { cwd: root, encoding: /** @type {const} */ ('utf8') };
	// npm names the Node.js it runs on; our own may be the one that the install is about to replace.
	const started = process.env.npm_execpath || '';
	return started.endsWith('npm-cli.js')
		? spawnSync(process.env.npm_node_execpath || process.execPath, [started, ...args], options)
		: spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Leaves only a Node.js that runs here on the scripts' path, or says what to install. */
function settleNode() {
	const own = installedNode();
	if (own && versionAtLeast(nodeVersion(own), oldestNode)) return undefined;
	if (own) rmSync(own, { force: true });
	const system = process.platform === 'win32' ? 'node.exe' : 'node';
	if (versionAtLeast(nodeVersion(system), oldestNode)) return undefined;
	return (
		`No Node.js package runs on this machine (${process.platform} ${process.arch}): ` +
		`install Node.js 24 from nodejs.org and try again.`
	);
}

/** The project's own Node.js, when its package is installed. */
function installedNode() {
	if (process.platform === 'win32') {
		const exe = path.join(modules, `node-win-${process.arch}`, 'bin', 'node.exe');
		return existsSync(exe) ? exe : '';
	}
	const link = path.join(modules, '.bin', 'node');
	return existsSync(link) ? link : '';
}

/** @param {string} node */
function nodeVersion(node) {
	const run = spawnSync(node, ['--version'], { encoding: 'utf8', env: systemPath() });
	return run.status === 0 ? run.stdout.trim() : '';
}

/** The environment without our own node_modules/.bin, so that `node` means the machine's. */
function systemPath() {
	const own = path.join(modules, '.bin');
	const entries = (process.env.PATH || '').split(path.delimiter).filter((entry) => entry !== own);
	return { ...process.env, PATH: entries.join(path.delimiter) };
}

/** @param {string} file */
function readIfThere(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} file @param {string} text */
function write(file, text) {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

/** @param {string} sentence */
function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const trouble = prepareInstall() || (process.argv[2] === 'build' ? prepareBuild() : undefined);
	if (trouble) {
		say(trouble);
		process.exitCode = 1;
	}
}
