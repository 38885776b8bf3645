import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useSettings } from '#server/platform/settings.ts';
import { withDatabase } from '../../../tests/database.ts';
import { askServer } from './ask.ts';
import { startControl } from './index.ts';
import { controlPlace } from './place.ts';

withDatabase();
let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tandem-control-'));
	useSettings({ TANDEM_DATA: folder });
});
afterEach(async () => {
	useSettings(undefined);
	await rm(folder, { recursive: true, force: true });
});

test('only its user can open it, and it is gone with the server', async () => {
	expect(await askServer('GET', '/state')).toBeUndefined();
	const stop = await startControl();
	expect((await stat(join(folder, 'control.sock'))).mode & 0o777).toBe(0o600);
	expect(await askServer('GET', '/state')).toMatchObject({ status: 200, body: { process: process.pid } });
	await stop();
	expect(await askServer('GET', '/state')).toBeUndefined();
	await expect(stat(join(folder, 'control.sock'))).rejects.toThrow('ENOENT');
});

test('what it does not know, and what is too much, is not there', async () => {
	const stop = await startControl();
	expect(await askServer('GET', '/import')).toEqual({ status: 404, body: null });
	expect(await askServer('POST', '/state')).toEqual({ status: 404, body: null });
	expect(
		await askServer('POST', '/import', { path: 'relative.zip', dryRun: true, confirmGone: false }),
	).toMatchObject({ status: 400 });
	expect(await askServer('POST', '/import', { path: `/${'x'.repeat(4_000_000)}` })).toMatchObject({
		status: 404,
	});
	await stop();
});

test('a socket that a killed server left is replaced; one in use is left to who answers', async () => {
	const place = await controlPlace(folder);
	const script = `require('node:net').createServer().listen(${JSON.stringify(place)}, () => console.log('open'))`;
	const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(other.stdout, 'data');
	const second = await startControl();
	await second();
	expect((await stat(place)).isSocket()).toBe(true);

	other.kill('SIGKILL');
	await once(other, 'exit');
	expect((await stat(place)).isSocket()).toBe(true);
	const stop = await startControl();
	expect(await askServer('GET', '/state')).toMatchObject({ status: 200 });
	await stop();
});

test('a data directory with too long a path has its socket elsewhere, also for its user alone', async () => {
	const deep = join(folder, 'x'.repeat(120));
	await mkdir(deep);
	useSettings({ TANDEM_DATA: deep });
	const place = await controlPlace(deep);
	expect(place.startsWith(deep)).toBe(false);
	const stop = await startControl();
	expect((await stat(place)).mode & 0o777).toBe(0o600);
	expect((await stat(join(place, '..'))).mode & 0o777).toBe(0o700);
	expect(await askServer('GET', '/state')).toMatchObject({ status: 200 });
	await stop();
	await rm(join(place, '..'), { recursive: true, force: true });
});
