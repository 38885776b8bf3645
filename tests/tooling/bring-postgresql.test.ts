import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';

const program = path.join(import.meta.dirname, '../../tools/bring-postgresql.mjs');
const { TANDEM_TEST_DATABASE_URL: _given, ...environment } = process.env;
let child: ChildProcess | undefined;

afterEach(() => {
	child?.kill('SIGKILL');
});

test('a brought server answers, syncs its commits, and ends with the process that brought it, even killed', async () => {
	const url = await bring();
	const client = new pg.Client(url);
	await client.connect();
	const { rows } = await client.query(
		`select current_setting('server_version_num')::int >= 150000 as young, current_setting('fsync') as fsync,
			current_setting('data_directory') as folder, usesuper from pg_user where usename = current_user`,
	);
	await client.end();
	expect(rows).toEqual([{ young: true, fsync: 'on', folder: expect.any(String), usesuper: true }]);

	child?.kill('SIGKILL');
	await expect.poll(() => listens(url), { timeout: 20_000 }).toBe(false);
}, 120_000);

test('a wrong password is refused', async () => {
	const address = new URL(await bring());
	address.password = 'guessed';
	const client = new pg.Client(address.href);
	await expect(client.connect()).rejects.toThrow('password authentication failed');
	const ended = once(child as ChildProcess, 'exit');
	child?.kill('SIGTERM');
	expect(await ended).toEqual([0, null]);
	expect(await listens(address.href)).toBe(false);
}, 120_000);

async function bring(): Promise<string> {
	child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
	if (!child.stdout) throw new Error('no output');
	const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
	return String(line).trim();
}

function listens(url: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = net.connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
		socket.once('error', () => resolve(false));
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
	});
}
