import { describe, expect, it } from 'vitest';
import { startServer, temporaryFolder } from '../server.ts';

describe('a start that cannot be', () => {
	it.each([
		['PORT', 'ninety'],
		['ORIGIN', 'tandem.example.org'],
		['DATABASE_URL', 'postgres://nobody@127.0.0.1:1/nothing'],
		['TANDEM_DATA', '/dev/null/data'],
	])('because of %s ends with a sentence that names it', async (name, value) => {
		const { folder, remove } = await temporaryFolder();
		await expect(startServer(folder, { [name]: value })).rejects.toThrow(
			new RegExp(`^${name}|${name} `, 'm'),
		);
		await remove();
	});

	it('because another process has the data directory leaves that one alone', async () => {
		const { folder, remove } = await temporaryFolder();
		const first = await startServer(folder);
		await expect(startServer(folder)).rejects.toThrow('Another Tandem');
		expect((await fetch(`${first.origin}/readyz`)).status).toBe(200);
		await first.stop();
		const again = await startServer(folder);
		expect((await fetch(`${again.origin}/readyz`)).status).toBe(200);
		await again.stop();
		await remove();
	}, 180_000);
});
