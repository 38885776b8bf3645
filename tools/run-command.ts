import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Where processes that are started again and again, servers and commands, keep what they compiled of the code. */
const compiled = path.join(root, 'node_modules/.tandem/compiled');

/** What a command came to: `output` holds stdout and stderr as they came. */
export interface Ran {
	readonly ok: boolean;
	readonly output: string;
}

const running = new Set<number>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		for (const group of running) end(group, 'SIGKILL');
		process.exit(130);
	});
}

/**
 * Runs a program of node_modules under this Node.js, from the project's folder.
 * @param program its file below node_modules, such as `vite/bin/vite.js`
 * @param options.minutes after which it, and all that it started, is ended and counts as failed
 * @param options.live whether its output is shown as it comes
 */
export async function runProgram(
	program: string,
	args: readonly string[],
	options: { minutes: number; live: boolean; env?: Record<string, string> },
): Promise<Ran> {
	return runCommand(process.execPath, [path.join(root, 'node_modules', program), ...args], options);
}

/** As `runProgram`, for any command. */
export async function runCommand(
	command: string,
	args: readonly string[],
	options: { minutes: number; live: boolean; env?: Record<string, string> },
): Promise<Ran> {
	const plain = { FORCE_COLOR: '0', NO_COLOR: '1', NODE_COMPILE_CACHE: compiled };
	const env: NodeJS.ProcessEnv = { ...process.env, ...plain, ...options.env };
	const child = spawn(command, args, {
		cwd: root,
		detached: process.platform !== 'win32',
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const group = child.pid ?? 0;
	if (group) running.add(group);
	let output = '';
	const take = (text: string): void => {
		output += text;
		if (options.live) process.stdout.write(text);
	};
	child.stdout.setEncoding('utf8').on('data', take);
	child.stderr.setEncoding('utf8').on('data', take);
	const limit = setTimeout(() => {
		take(`\nEnded after ${options.minutes} minutes: this part may not take longer.\n`);
		end(group, 'SIGKILL');
	}, options.minutes * 60_000);
	const ok = await new Promise<boolean>((resolve) => {
		child.once('error', (error) => {
			take(`${error.message}\n`);
			resolve(false);
		});
		child.once('close', (code) => resolve(code === 0));
	});
	clearTimeout(limit);
	// What a part leaves behind would hold ports and files of the next one.
	end(group, 'SIGKILL');
	running.delete(group);
	return { ok, output };
}

function end(group: number, signal: NodeJS.Signals): void {
	if (!group) return;
	try {
		process.kill(process.platform === 'win32' ? group : -group, signal);
	} catch {
		// Already gone.
	}
}
