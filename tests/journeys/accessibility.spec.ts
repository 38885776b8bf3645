import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { findNewPages } from './pages.ts';
import { clippedText, isFocusSeen, isFocusShown, movingElements, sidewaysBy } from './sight.ts';

// What each can reach is found once: one server, and one after the other.
test.describe.configure({ mode: 'default' });

const people = ['ada', 'clara', 'hana', 'fatima', 'ivo', 'goran'];
const publicPages = [
	'/',
	'/set-up',
	'/demonstration',
	'/sign-in',
	'/api',
	'/api/visits',
	'/who-may-see',
	'/nothing-here',
];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function axeSays(page: Page, asked: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
	// The short way through axe: no blank page of its own, and no account of what is right.
	const axe = new AxeBuilder({ page })
		.setLegacyMode()
		.options({ runOnly: asked, resultTypes: ['violations'] });
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/**
 * Looks at a page as everybody may have to: through axe, on a narrow screen, with large text; some also in the dark, where
 * every colour is one of the tokens whose contrast src/ui/tokens.test.ts holds. What was looked at already, with another question
 * in its address, is looked at `again` on a narrow screen alone.
 */
async function lookAt(page: Page, path: string, { dark = true, again = false } = {}): Promise<void> {
	await page.setViewportSize(again ? { width: 320, height: 640 } : { width: 1280, height: 800 });
	await page.goto(path);
	await page.evaluate(() => document.fonts.ready);
	expect.soft(await axeSays(page, { type: 'tag', values: rules }), `${path}: axe`).toEqual([]);
	if (again) {
		expect.soft(await sidewaysBy(page), `${path}: scrolls sideways at 320 px, by`).toBe(0);
		return;
	}
	if (dark) {
		await page.emulateMedia({ colorScheme: 'dark' });
		const inDark = await axeSays(page, { type: 'rule', values: ['color-contrast'] });
		expect.soft(inDark, `${path}: axe, in dark`).toEqual([]);
		await page.emulateMedia({ colorScheme: 'light' });
	}
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
	});
	expect.soft(await sidewaysBy(page), `${path}: scrolls sideways with text twice as large, by`).toBe(0);
	expect.soft(await clippedText(page), `${path}: cut off with text twice as large`).toEqual([]);
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '';
	});
	await page.setViewportSize({ width: 320, height: 640 });
	expect.soft(await sidewaysBy(page), `${path}: scrolls sideways at 320 px, by`).toBe(0);
	expect.soft(await clippedText(page), `${path}: cut off at 320 px`).toEqual([]);
}

/** A facilitator has most pages: they are looked at in four parts. */
const parts = people.flatMap((person) =>
	(person === 'ada' ? [0, 1, 2, 3] : [0]).map((part) => ({ person, part })),
);

for (const { person, part } of parts)
	test(`every page of ${person} is there and fit for all: axe, light and dark, 320 px, text twice as large (${part + 1})`, async ({
		as,
		school,
	}) => {
		test.setTimeout(600_000);
		const { pages, broken } = await findNewPages(school.origin, person, people);
		expect.soft(broken, 'links that lead nowhere').toEqual([]);
		expect(pages.length).toBeGreaterThan(0);
		const step = parts.filter((one) => one.person === person).length;
		// What fades from light to dark would be measured half-way.
		const page = await as(person, { reducedMotion: 'reduce' });
		const places = pages.map((path) => path.replace(/\?.*/, ''));
		for (const [index, path] of pages.entries())
			if (index % step === part)
				await lookAt(page, path, {
					dark: index % 6 === 0,
					again: places.indexOf(places[index] ?? '') < index,
				});
	});

test('the pages before sign-in are fit for all', async ({ browser, fresh }) => {
	const page = await browser.newPage({ baseURL: fresh.origin, reducedMotion: 'reduce' });
	for (const path of publicPages) await lookAt(page, path);
	await page.close();
});

test('the first press of Tab offers to skip to the content, and does', async ({ as }) => {
	const page = await as('ada');
	await page.goto('/today');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Skip to content' });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
});

test('a visit is captured with the keyboard alone', async ({ as }) => {
	const page = await as('ada');
	await page.goto('/today');
	await scripted(page);
	await page.keyboard.press('c');
	await expect(page).toHaveURL(/\/capture$/);
	await expect(page.getByRole('heading', { name: 'Who were you with?' })).toBeVisible();
	await tabTo(page, page.getByRole('searchbox', { name: 'Find a colleague by name' }));
	await page.keyboard.type('Stella');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/search=Stella/);
	await tabTo(page, page.getByRole('list', { name: 'Found' }).getByRole('link', { name: /Stella/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'What did you see?' })).toBeVisible();
	// A letter in a field is a letter, not a command.
	await tabTo(page, page.getByLabel('In your words'));
	await page.keyboard.type('can count clouds');
	await expect(page.getByLabel('In your words')).toHaveValue('can count clouds');
	await tabTo(page, page.getByRole('button', { name: 'Save' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
});

test('single keys can be switched off, as people who speak their commands need', async ({ as }) => {
	const page = await as('ada');
	await page.goto('/today');
	await scripted(page);
	await page.locator('summary:visible').filter({ hasText: 'Your menu' }).click();
	await page
		.getByLabel(/Keys: C to capture/)
		.and(page.locator(':visible'))
		.uncheck();
	await page.goto('/visits');
	await scripted(page);
	await page.keyboard.press('c');
	await page.keyboard.press('Tab');
	await expect(page).toHaveURL(/\/visits$/);
});

/** Waits until the page's script stands: only then does it offer its keys. */
async function scripted(page: Page): Promise<void> {
	await page
		.getByText(/Keys: C to capture/)
		.first()
		.waitFor({ state: 'attached' });
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>): Promise<void> {
	await expect(wanted).toBeVisible();
	for (let presses = 0; presses < 120; presses += 1) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('Tab never came to it.');
}

for (const { width, height } of [
	{ width: 375, height: 667 },
	{ width: 1280, height: 720 },
])
	test(`at ${width} px the focus is always drawn, and never under a bar`, async ({ as }) => {
		const page = await as('ada', { viewport: { width, height } });
		await page.goto('/capture');
		await page.getByRole('main').getByRole('link').first().click();
		for (const path of [page.url(), '/today', '/visits/new', '/notebook', '/people']) {
			await page.goto(path);
			let stops = 0;
			for (; stops < 80; stops += 1) {
				await page.keyboard.press('Tab');
				const [shown, seen, what] = await Promise.all([
					isFocusShown(page),
					isFocusSeen(page),
					page.evaluate(() => document.activeElement?.outerHTML.slice(0, 140) ?? ''),
				]);
				if (what.startsWith('<body')) break;
				expect.soft(shown, `${path}: focus drawn on ${what}`).toBe(true);
				expect.soft(seen, `${path}: focus not hidden on ${what}`).toBe(true);
			}
			expect(stops, `places to go on ${path}`).toBeGreaterThan(3);
		}
	});

test('who asks for less motion gets none', async ({ as }) => {
	const page = await as('ada', { reducedMotion: 'reduce' });
	for (const path of ['/today', '/capture', '/notebook', '/collaborations/new']) {
		await page.goto(path);
		expect(await movingElements(page), path).toEqual([]);
	}
});
