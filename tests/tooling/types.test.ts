import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the type check reads the pages: what is made of them for it lies in a folder that is not left out', async () => {
	const { exclude } = JSON.parse(await readFile('tsconfig.json', 'utf8')) as { exclude: string[] };
	expect(exclude.filter((one) => one.includes('.svelte-kit'))).toEqual([]);
});
