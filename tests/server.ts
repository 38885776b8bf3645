import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built app, running as people run it, on a database of its own. */
export interface Server {
	origin: string;
	/** Its data directory: the outbox is in it. */
	data: string;
	/** Everything it has written to its log so far. */
	log: () => string;
	/** What it printed for the person at the terminal. */
	printed: () => string;
	process: ChildProcess;
	stop: () => Promise<void>;
}

async function untilListening(
	child: ChildProcess,
	printed: () => string,
	log: () => string,
): Promise<string> {
	const deadline = Date.now() + 100_000;
	while (Date.now() < deadline) {
		const address = /Tandem is at (https?:\S+)/.exec(printed())?.[1];
		if (address) return address;
		if (child.exitCode !== null) break;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`The server did not start:\n${printed()}\n${log()}`);
}

/** Starts the built app on a data directory (or a PostgreSQL address), on a free port. `home`: another installation's. */
export async function startServer(
	data: string,
	env: Record<string, string> = {},
	home = process.cwd(),
): Promise<Server> {
	const child = spawn(process.execPath, ['server.mjs'], {
		cwd: home,
		env: { ...process.env, NODE_ENV: 'production', PORT: '0', TANDEM_DATA: data, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let out = '';
	let err = '';
	child.stdout?.on('data', (chunk) => {
		out += chunk;
	});
	child.stderr?.on('data', (chunk) => {
		err += chunk;
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const said = await untilListening(
		child,
		() => out,
		() => err,
	);
	return {
		// With an ORIGIN of its own it says what people type, and listens where it was told to.
		origin: env.ORIGIN === undefined ? said : `http://localhost:${env.PORT}`,
		data,
		log: () => err,
		printed: () => out,
		process: child,
		stop: async () => {
			if (child.exitCode === null) child.kill('SIGTERM');
			await ended;
		},
	};
}

/** The lines of a server's log that an operator would have to look into. */
export function faultsIn(log: string): string[] {
	return log.split('\n').filter((line) => line.includes('"level":"error"'));
}

/** Ends a process, if it has not ended, and leaves its database alone. */
export async function endProcess(
	{ process }: Pick<Server, 'process'>,
	signal: NodeJS.Signals,
): Promise<void> {
	if (process.exitCode !== null || process.signalCode !== null) return;
	const gone = new Promise((resolve) => process.once('exit', resolve));
	process.kill(signal);
	await gone;
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<string> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return String(port);
}

/** A temporary data directory, removed by the function it comes with. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'tandem-'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
