// Brings a throw-away PostgreSQL server for tests and measurements, on a machine that may have none.
//
//   node tools/bring-postgresql.mjs                 prints its address and runs until interrupted
//   node tools/bring-postgresql.mjs -- command …    runs the command with TANDEM_TEST_DATABASE_URL set

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { findPostgresql } from './find-postgresql.mjs';

/**
 * @typedef {object} BroughtPostgresql
 * @property {string} url a superuser's address of the database `postgres`, on the loopback interface
 * @property {string} version such as `15.18`; `unknown` for a server that was already there
 * @property {() => Promise<void>} stop ends the server and removes its files; may be called twice
 */

/**
 * @typedef {object} Manner how a server of one's own is made
 * @property {string} [under] the folder its own is made in; the system's temporary one by default
 * @property {string[]} [initdb] further arguments of `initdb`
 * @property {Record<string, string>} [settings] over those below
 * @property {string} [following] the address of a server it is a streaming replica of
 */

/** @typedef {BroughtPostgresql & { kill: () => Promise<void> }} OwnPostgresql with `kill`, which ends it as a power cut does */

/** @typedef {{ child: import('node:child_process').ChildProcess, said: string }} GuardedServer */

/**
 * Starts a server of its own, in a temporary folder, with durable commits (fsync on), the C locale and a random
 * password. It ends with this process, however this process ends. When TANDEM_TEST_DATABASE_URL is set, that
 * server is used instead and left running.
 * @param {Manner} [manner]
 * @returns {Promise<BroughtPostgresql>}
 */
export async function bringPostgresql(manner = {}) {
	const given = process.env.TANDEM_TEST_DATABASE_URL;
	return given ? { url: given, version: 'unknown', stop: async () => {} } : makePostgresql(manner);
}

/**
 * As `bringPostgresql`, always a server of its own.
 * @param {Manner} [manner]
 * @returns {Promise<OwnPostgresql>}
 */
export async function makePostgresql(manner = {}) {
	const found = findPostgresql();
	const folder = realpathSync(mkdtempSync(path.join(manner.under ?? os.tmpdir(), 'tandem-postgresql-')));
	const owner = found.owner;
	const as = owner ? { uid: owner.uid, gid: owner.gid } : {};
	const data = path.join(folder, 'data');
	chmodSync(folder, 0o700);
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const password = manner.following
		? decodeURIComponent(new URL(manner.following).password)
		: randomBytes(18).toString('base64url');
	const made = manner.following
		? copyCluster(found.bin, manner.following, { folder, data, as })
		: makeCluster(found.bin, password, { folder, data, as, more: manner.initdb ?? [] });
	if (made.status !== 0) {
		rmSync(folder, { recursive: true, force: true });
		throw new Error(`PostgreSQL could not be made:\n${made.stderr || made.error}`);
	}

	const port = await freePort();
	const server = startGuarded(found.bin, { folder, data, port, as, settings: manner.settings ?? {} });
	const stop = stopper(server, folder);
	const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
	try {
		await answering(server, url);
	} catch (error) {
		await stop();
		throw error;
	}
	const kill = async () => {
		const ended = new Promise((resolve) => server.child.once('exit', resolve));
		process.kill(Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
		server.child.stdin?.end();
		server.child.ref();
		await ended;
	};
	return { url, version: found.version, stop, kill };
}

/** @typedef {{ folder: string, data: string, as: { uid?: number, gid?: number } }} Where */

/** @param {string} bin @param {string} password @param {Where & { more: string[] }} where */
function makeCluster(bin, password, { folder, data, as, more }) {
	const passwordFile = path.join(folder, 'password');
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (as.uid !== undefined && as.gid !== undefined) chownSync(passwordFile, as.uid, as.gid);
	return spawnSync(
		path.join(bin, 'initdb'),
		[
			...['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
			...['--encoding=UTF8', '--no-locale', '--no-sync', ...more],
		],
		{ ...as, cwd: folder, encoding: 'utf8', env: plainEnvironment(folder) },
	);
}

/** @param {string} bin @param {string} url @param {Where} where */
function copyCluster(bin, url, { folder, data, as }) {
	return spawnSync(
		path.join(bin, 'pg_basebackup'),
		['-d', url, '-D', data, '--write-recovery-conf', '--checkpoint=fast', '--no-sync'],
		{ ...as, cwd: folder, encoding: 'utf8', env: plainEnvironment(folder) },
	);
}

/**
 * Starts the server under a shell that waits for its own input to close: that happens when `stop` is called,
 * and also when this process is killed.
 * @param {string} bin
 * @param {Where & { port: number, settings: Record<string, string> }} where
 * @returns {GuardedServer}
 */
function startGuarded(bin, { folder, data, port, as, settings: more }) {
	const settings = {
		port: String(port),
		listen_addresses: '127.0.0.1',
		unix_socket_directories: folder,
		fsync: 'on',
		// Several processes of ten connections each, for each of the test files that run at once.
		max_connections: '200',
		shared_buffers: '64MB',
		log_min_messages: 'warning',
		...more,
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const script =
		'folder=$1; shift; "$@" </dev/null & server=$!; ' +
		'while read -r line; do :; done; ' +
		'kill -INT "$server" 2>/dev/null; wait "$server"; rm -rf "$folder"';
	const child = spawn(
		'/bin/sh',
		['-c', script, 'tandem-postgresql', folder, path.join(bin, 'postgres'), '-D', data, ...flags],
		{ ...as, cwd: '/', detached: true, env: plainEnvironment(folder), stdio: ['pipe', 'ignore', 'pipe'] },
	);
	const server = { child, said: '' };
	child.stderr.setEncoding('utf8');
	child.stderr.on('data', (text) => {
		server.said = (server.said + text).slice(-20_000);
	});
	// Neither the server nor its log keeps a process alive that has finished its work.
	child.unref();
	for (const stream of [child.stderr, child.stdin]) if (stream instanceof net.Socket) stream.unref();
	child.stdin.on('error', () => {});
	return server;
}

/** @param {GuardedServer} server @param {string} folder */
function stopper(server, folder) {
	/** @type {Promise<void> | undefined} */
	let stopping;
	return () => {
		stopping ??= new Promise((resolve) => {
			const finish = () => {
				rmSync(folder, { recursive: true, force: true });
				resolve(undefined);
			};
			if (server.child.exitCode !== null || server.child.signalCode !== null) return finish();
			server.child.ref();
			server.child.once('exit', finish);
			server.child.stdin?.end();
		});
		return stopping;
	};
}

/**
 * Waits until the server takes a connection: it listens before it has finished starting.
 * @param {GuardedServer} server
 * @param {string} url
 */
async function answering(server, url) {
	const until = Date.now() + 60_000;
	while (Date.now() < until) {
		if (server.child.exitCode !== null) break;
		const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
		try {
			await client.connect();
			return await client.end();
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
	throw new Error(`PostgreSQL did not start:\n${server.said}`);
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise((resolve, reject) => {
		const probe = net.createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Nothing of the caller's own PG* settings or secrets reaches the throw-away server. @param {string} folder */
function plainEnvironment(folder) {
	return { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LC_ALL: 'C', TZ: 'UTC' };
}

async function main() {
	const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
	const split = process.argv.indexOf('--');
	const command = split === -1 ? [] : process.argv.slice(split + 1);
	const server = await bringPostgresql();
	if (command.length === 0) {
		process.stdout.write(`${server.url}\n`);
		for (const signal of signals) process.once(signal, () => void server.stop().then(() => process.exit(0)));
		setInterval(() => {}, 2 ** 30);
		return;
	}
	const [name = '', ...args] = command;
	const env = { ...process.env, TANDEM_TEST_DATABASE_URL: server.url };
	const child = spawn(name, args, { stdio: 'inherit', env });
	for (const signal of signals) process.on(signal, () => child.kill(signal));
	process.exitCode = await new Promise((resolve) => {
		child.once('error', () => resolve(127));
		child.once('exit', (code) => resolve(code ?? 1));
	});
	await server.stop();
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();
