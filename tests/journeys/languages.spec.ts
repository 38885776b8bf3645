import { expect, test } from './fixture.ts';
import { findNewPages } from './pages.ts';
import { sidewaysBy } from './sight.ts';
import { strayWords } from './words.ts';

// One server in development serves them all.
test.describe.configure({ mode: 'default' });

const people = ['ada', 'clara', 'fatima', 'ivo'];

for (const person of people)
	test(`every word that ${person} sees comes from the catalogue, and every page stands from right to left`, async ({
		as,
		development,
	}) => {
		test.setTimeout(600_000);
		const { pages } = await findNewPages(development.origin, person, people);
		const page = await as(person, { baseURL: development.origin });
		await page.goto('/today?language=ar-x-pseudo');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('⟦');
		for (const path of pages) {
			await page.setViewportSize({ width: 1280, height: 800 });
			await page.goto(path);
			// What families open is in the languages it was written in, whatever the product speaks.
			const ours = !path.startsWith('/u/');
			if (ours) await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
			// The words of a framework are its own, in the language it came in.
			if (ours && !path.startsWith('/standards/')) expect.soft(await strayWords(page), path).toEqual([]);
			expect.soft(await sidewaysBy(page), `${path} at 1280 px`).toBe(0);
			await page.setViewportSize({ width: 375, height: 667 });
			expect.soft(await sidewaysBy(page), `${path} at 375 px`).toBe(0);
		}
	});

test('the words before sign-in come from the catalogue', async ({ as, development }) => {
	const page = await as('ada', { baseURL: development.origin });
	await page.goto('/today?language=ar-x-pseudo');
	await page.context().clearCookies({ name: /session/ });
	for (const path of ['/sign-in', '/demonstration', '/sign-in/link?token=none', '/nothing-here']) {
		await page.goto(path);
		expect.soft(await strayWords(page), path).toEqual([]);
	}
});

test('outside development nobody can ask for a language that is for testing', async ({ as }) => {
	const page = await as('ada');
	await page.goto('/today?language=ar-x-pseudo');
	await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
	await expect(page.getByRole('heading', { level: 1 })).not.toContainText('⟦');
});
