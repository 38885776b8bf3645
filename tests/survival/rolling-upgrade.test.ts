import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { endProcess, freePort, type Server, startServer } from '../server.ts';
import { effort } from './effort.ts';
import { browse, fieldsOf } from './page.ts';
import recorded from './version-before.json' with { type: 'json' };

const here = resolve(import.meta.dirname, '../..');
const engine = inject('engine');

function git(...args: string[]): boolean {
	return spawnSync('git', ['-C', here, ...args], { stdio: 'ignore' }).status === 0;
}

const reason = !effort.whole
	? 'it builds a whole version: npm run soak'
	: git('cat-file', '-e', `${recorded.version}^{commit}`)
		? undefined
		: 'the history of this copy does not reach that version';

// A fresh, shallow copy proves it with what the version before was heard to say: version-before.test.ts.
describe.runIf(engine.kind === 'postgresql' && reason === undefined)(
	reason === undefined ? 'a rolling upgrade' : `a rolling upgrade (not tried: ${reason})`,
	() => {
		const old = join(mkdtempSync(join(tmpdir(), 'tandem-version-before-')), 'tree');
		let url = '';
		let drop: () => Promise<void>;
		const servers: Server[] = [];

		beforeAll(async () => {
			expect(git('worktree', 'add', '--detach', old, recorded.version)).toBe(true);
			symlinkSync(join(here, 'node_modules'), join(old, 'node_modules'));
			const vite = join(here, 'node_modules/vite/bin/vite.js');
			spawnSync(process.execPath, [join(here, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], {
				cwd: old,
			});
			spawnSync(process.execPath, [vite, 'build'], { cwd: old, stdio: 'ignore' });
			expect(existsSync(join(old, 'build/handler.js'))).toBe(true);
			if (engine.kind !== 'postgresql') return;
			const name = `tandem_upgrade_${process.pid}`;
			const owner = new pg.Client(engine.url);
			await owner.connect();
			await owner.query(`create database ${name}`);
			url = Object.assign(new URL(engine.url), { pathname: `/${name}` }).href;
			drop = async () => {
				await owner.query(`drop database ${name} with (force)`);
				await owner.end();
			};
		}, 600_000);

		afterAll(async () => {
			for (const server of servers) await endProcess(server, 'SIGKILL');
			await drop?.();
			git('worktree', 'remove', '--force', old);
			rmSync(join(old, '..'), { recursive: true, force: true });
		}, 60_000);

		const start = async (home: string) => {
			const data = join(old, '..', `data-${servers.length}`);
			const env = { DATABASE_URL: url, TANDEM_HOME: home, PORT: await freePort() };
			const server = await startServer(data, env, home);
			servers.push(server);
			return server;
		};

		it(
			'migrates while the version before serves; both go on, and the older may be started again',
			async () => {
				const before = await start(old);
				await browse(before.origin, '/demonstration?/make', { form: {} });
				const people = await browse(before.origin, '/demonstration');
				const person = /name="person" value="([^"]+)"/.exec(people.html)?.[1] ?? '';
				const be = await fetch(`${before.origin}/demonstration?/be`, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: before.origin },
					body: new URLSearchParams({ person }),
				});
				const cookie = be.headers
					.getSetCookie()
					.map((one) => one.split(';')[0])
					.join('; ');
				const pages = [
					'/today',
					'/notebook',
					'/people',
					'/collaborations',
					'/visits',
					'/next-steps',
					'/profile',
				];
				const answers: string[] = [];
				let stop = false;
				const asking = (origin: string) =>
					(async () => {
						for (let n = 0; !stop; n += 1) {
							const path = pages[n % pages.length] ?? '';
							const { status } = await browse(origin, path, { cookie });
							if (status !== 200) answers.push(`${origin}${path}: ${status}`);
						}
					})();
				const loops = [asking(before.origin), asking(before.origin)];
				const next = await start(here);
				loops.push(asking(next.origin));
				await wait(5_000);
				const form = await browse(before.origin, '/profile', { cookie });
				expect(Object.keys(fieldsOf(form.html)).length).toBeGreaterThan(0);
				const again = await start(old);
				loops.push(asking(again.origin));
				await wait(5_000);
				stop = true;
				await Promise.all(loops);
				const failed = servers.flatMap((server) => server.log().match(/.*request\.failed.*/g) ?? []);
				expect({ answers, failed }).toEqual({ answers: [], failed: [] });
				await vi.waitFor(async () => expect((await fetch(`${next.origin}/readyz`)).status).toBe(200));
			},
			effort.patience,
		);
	},
);
