import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Server } from '../server.ts';

/**
 * Waits for a letter to an address in a server's outbox, and gives the newest link of the kind wanted.
 * @param wanted what the link holds; without it, a link that signs in
 */
export async function linkTo(address: string, server: Server, wanted = /token=/): Promise<string> {
	const folder = join(server.data, 'outbox');
	let found: string | undefined;
	await expect(async () => {
		const letters: string[] = [];
		for (const file of (await readdir(folder).catch(() => [])).sort()) {
			const text = await readFile(join(folder, file), 'utf8');
			const link = /^https?:\S+$/m.exec(text)?.[0];
			letters.push(`${file}: ${text.split('\n').slice(0, 3).join(', ')}`);
			if (text.startsWith(`To: ${address}\n`) && link && wanted.test(link)) found = link;
		}
		expect(
			found,
			`no letter to ${address} at ${new Date().toISOString()} among\n${letters.join('\n')}\n${server.log()}`,
		).toBeDefined();
	}).toPass({ timeout: 40_000 });
	return found ?? '';
}
