import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/**
 * Waits for a letter to an address in the outbox of a data directory, and gives the newest link of the kind wanted.
 * @param wanted what the link holds; without it, a link that signs in
 */
export async function linkTo(address: string, data: string, wanted = /token=/): Promise<string> {
	const folder = join(data, 'outbox');
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
			`no letter to ${address} among\n${letters.join('\n')}\nat ${new Date().toISOString()}`,
		).toBeDefined();
	}).toPass({ timeout: 15_000 });
	return found ?? '';
}
