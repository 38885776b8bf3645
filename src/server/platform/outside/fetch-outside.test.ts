import { expect, it, vi } from 'vitest';
import { fetchOutside, knockOutside } from './index.ts';

vi.mock('node:dns/promises', () => ({ lookup: () => new Promise(() => {}) }));

const asked = { address: 'https://names-away.example/a', mostTime: 50, allowed: [] };

it('waits for who answers for names no longer than for everything else', async () => {
	const slow = { kind: 'problem', problem: 'too-slow' };
	expect(await fetchOutside({ ...asked, mostBytes: 1, mostRedirects: 1 })).toEqual(slow);
	expect(await knockOutside({ ...asked, method: 'HEAD', agent: 'Tandem' })).toEqual(slow);
});
