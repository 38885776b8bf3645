import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine has Radicale, a CalDAV server of others (Debian's package `radicale`). */
export const hasRadicale = spawnSync('radicale', ['--version']).status === 0;

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Radicale on a folder of its own, with one calendar in it. */
export async function startRadicale(): Promise<{
	calendar: string;
	ask: typeof fetch;
	stop: () => Promise<void>;
}> {
	const folder = await mkdtemp(join(tmpdir(), 'tandem-radicale-'));
	const port = await freePort();
	const child: ChildProcess = spawn(
		'radicale',
		[
			'--config',
			'',
			'--server-hosts',
			`127.0.0.1:${port}`,
			'--auth-type',
			'none',
			'--storage-filesystem-folder',
			folder,
		],
		{ stdio: 'ignore' },
	);
	const headers = { authorization: `Basic ${Buffer.from('clara:x').toString('base64')}` };
	const ask: typeof fetch = (input, init) =>
		fetch(input, { ...init, headers: { ...headers, ...init?.headers } });
	const calendar = `http://127.0.0.1:${port}/clara/own/`;
	for (let tries = 0; ; tries += 1) {
		const made = await ask(calendar, { method: 'MKCALENDAR' }).catch(() => undefined);
		if (made?.status === 201) break;
		if (tries === 100) throw new Error(`Radicale did not start: ${made?.status}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return {
		calendar,
		ask,
		stop: async () => {
			child.kill();
			await new Promise((resolve) => child.once('exit', resolve));
			await rm(folder, { recursive: true, force: true });
		},
	};
}
