import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scriptSizes } from '../script-sizes.ts';

/** Compressed as a browser over https receives it, in bytes. */
const most = 60_000;
/** Pages before sign-in that have a script all the same, and why. */
const publicWithScript: string[] = [];

const sizes = await scriptSizes();
const folder = 'build/client/_app/immutable/';
const scriptNames = () =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
const scriptFiles = () => scriptNames().map((file) => readFileSync(folder + file, 'utf8'));
const isPublic = (route: string) => route.startsWith('/(public)');

describe('the script a page loads', () => {
	it('is known for every page there is', () => {
		expect(sizes.filter(({ route }) => isPublic(route)).length).toBeGreaterThan(4);
		expect(sizes.filter(({ route }) => route.startsWith('/(staff)')).length).toBeGreaterThan(30);
	});

	it(`is at most ${most / 1000} kB on a page for staff, and on their devices`, () => {
		const over = sizes.filter(({ route, brotli }) => !isPublic(route) && brotli > most);
		expect(over.map(({ route, brotli }) => `${route}: ${brotli} bytes`)).toEqual([]);
	});

	it('is nothing on a public page', () => {
		const withScript = sizes.filter(({ route, brotli }) => isPublic(route) && brotli > 0);
		expect(withScript.map(({ route }) => route)).toEqual(publicWithScript);
	});

	it('leaves pages without script out of the list that every other one brings', () => {
		const code = scriptFiles().join('\n');
		expect(code).toContain('"/(staff)/today"');
		const listed = sizes.filter(({ route, brotli }) => brotli === 0 && code.includes(`"${route}"`));
		expect(listed.map(({ route }) => route)).toEqual([]);
	});

	it('is, where one signs in, one small file of our own besides, by which a browser offers passkeys', () => {
		const file = readFileSync('build/client/passkey.js');
		expect(gzipSync(file).length).toBeLessThan(1500);
		expect(file.includes('import')).toBe(false);
	});

	it('holds no parser of messages, no checker of forms, and nobody’s messages but its own', () => {
		for (const file of scriptNames()) {
			const code = readFileSync(folder + file, 'utf8');
			for (const [name, sign] of Object.entries({
				zod: /ZodError|_zod\b/,
				'the message parser': /MALFORMED_ARGUMENT|EXPECT_ARGUMENT_CLOSING_BRACE/,
				'a message not put in': /@messages:/,
				'letters of mail': /"mail\.[a-z-]+\.subject"/,
			}))
				expect(sign.test(code), `${name} in ${file}`).toBe(false);
			expect(code.includes('⟦'), `accents in ${file}`).toBe(
				file.startsWith('pseudo/') && /"general\.|"[a-z-]+\.[\w.-]+":/.test(code),
			);
		}
	});
});
