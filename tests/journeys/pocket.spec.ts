import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { cookieOf, expect, test } from './fixture.ts';
import { clippedText, sidewaysBy } from './sight.ts';

test.use({ actionTimeout: 15_000 });

const onDevice = { serviceWorkers: 'allow', viewport: { width: 820, height: 1100 } } as const;

/** Opens Tandem once with a network, and waits until the device holds what it needs without one. */
async function prepare(page: Page): Promise<void> {
	await page.goto('/today');
	await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
	await expect(async () => {
		await page.goto('/pocket');
		await expect(page.getByRole('heading', { name: 'Who were you with?' })).toBeVisible({ timeout: 2000 });
	}).toPass();
}

/** Everything that waits on the device, as whoever opens the browser's own tools finds it. */
const rawEntries = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const asked = indexedDB.open('tandem');
				asked.onerror = () => reject(asked.error);
				asked.onsuccess = () => {
					const all = asked.result.transaction('entry').objectStore('entry').getAll();
					all.onsuccess = () => {
						asked.result.close();
						const decoder = new TextDecoder();
						resolve(all.result.map((row) => JSON.stringify(row) + decoder.decode(row.sealed.bytes)));
					};
				};
			}),
	);

async function write(page: Page, words: string): Promise<void> {
	await page.getByLabel('In your words').fill(words);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved on this device')).toBeVisible();
}

/** No link leads to what a device shows by itself: it is looked at here. */
async function expectFit(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	expect([await sidewaysBy(page), await clippedText(page)]).toEqual([0, []]);
	if (before) await page.setViewportSize(before);
}

async function signOut(page: Page): Promise<void> {
	await page.goto('/today');
	const out = page.getByRole('button', { name: 'Sign out' }).locator('visible=true').first();
	await expect(async () => {
		if (!(await out.isVisible()))
			await page.locator('summary').filter({ hasText: 'Your menu' }).locator('visible=true').first().click();
		await out.click({ timeout: 2000 });
	}).toPass();
}

async function become(context: BrowserContext, origin: string, person: string): Promise<void> {
	const pair = await cookieOf(origin, person);
	const cut = pair.indexOf('=');
	await context.addCookies([{ name: pair.slice(0, cut), value: pair.slice(cut + 1), url: origin }]);
}

/** The last of these links that leads to a teaching point which was looked at before; others change what stands first. */
async function lastLookedAt(page: Page, links: Locator): Promise<string> {
	await expect(links.first()).toBeVisible();
	const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	for (const href of found.reverse()) {
		await page.goto(href);
		await expect(page.getByLabel('In your words')).toBeVisible();
		if ((await page.locator('fieldset').filter({ hasText: 'Last time' }).count()) > 0) return href;
	}
	throw new Error('Nobody has a teaching point that was looked at');
}

test('same teacher, same teaching point, seen: from any page in at most six interactions', async ({ as }) => {
	const page = await as('ada');
	await page.goto('/capture');
	const known = await lastLookedAt(
		page,
		page.getByRole('region', { name: 'People you work with' }).getByRole('link'),
	);
	await page.goto('/notebook');
	let interactions = 0;
	const counted = async (act: Promise<unknown>) => {
		interactions += 1;
		await act;
	};
	await page.waitForLoadState('networkidle');
	await counted(page.keyboard.press('c'));
	await page.waitForURL('**/capture');
	await counted(page.locator(`a[href="${known}"]`).first().click());
	const point = page.locator('fieldset').filter({ hasText: 'Last time' }).first();
	const words = (await point.locator('legend').textContent())?.trim() ?? '';
	await counted(point.getByRole('radio', { name: 'Seen', exact: true }).check());
	await counted(page.getByRole('button', { name: 'Save', exact: true }).click());
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	expect(interactions).toBeLessThanOrEqual(6);
	await page.getByRole('link', { name: 'Look at it' }).click();
	const seen = page.getByRole('region', { name: 'What was seen' }).getByRole('listitem');
	await expect(seen.filter({ hasText: words })).toContainText('Seen');
});

test('without a network it is captured and kept, is nobody else’s, and is sent when its author is back', async ({
	as,
	school,
	faults,
}) => {
	test.setTimeout(120_000);
	const words = 'They drew the map before they opened the tool';
	const first = await as('ada', onDevice);
	const context = first.context();
	await prepare(first);
	const who = (await first.locator('main a[href*="teacher="] bdi').first().textContent()) ?? '';

	await context.setOffline(true);
	await first.goto('/capture');
	await first.locator('main a[href*="teacher="]').first().click();
	await write(first, words);
	const raw = await rawEntries(first);
	expect(raw).toHaveLength(1);
	expect(raw.join()).not.toContain('They drew');
	expect(raw.join()).not.toContain(who);

	await first.close();
	const page = await context.newPage();
	await page.goto('/today');
	const waiting = page.getByRole('region', { name: 'Waiting on this device' });
	await expect(waiting).toContainText(words);
	await expectFit(page);

	// The network is back; the server takes nothing yet.
	await context.route('**/pocket/entries', (route) => route.abort());
	await context.setOffline(false);
	await signOut(page);
	await expect(page.getByRole('heading', { name: 'Before you sign out' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Waiting on this device' })).toContainText(who);
	await expectFit(page);
	await page.getByRole('button', { name: 'Keep for me and sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.goto('/pocket');
	await expect(page.getByText('Nobody is signed in on this device')).toBeVisible();

	// A colleague on the same device sees nothing of it, and signs out without being asked about it.
	await become(context, school.origin, 'ben');
	await page.goto('/today');
	await expect(async () => {
		await page.goto('/pocket');
		await expect(page.getByRole('heading', { name: 'Who were you with?' })).toBeVisible({ timeout: 2000 });
	}).toPass();
	await expect(page.getByText('Waiting on this device')).toHaveCount(0);
	expect(await page.content()).not.toContain(words);
	await signOut(page);
	await expect(page).toHaveURL(/\/sign-in/);

	await context.unroute('**/pocket/entries');
	await become(context, school.origin, 'ada');
	await page.goto('/today');
	await expect.poll(() => rawEntries(page)).toEqual([]);
	// It is found in the notebook, by words that are not quite those.
	await page.goto('/notebook/search');
	await page.getByRole('searchbox').fill('they drow the map befoer');
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: words }).click();
	await expect(page).toHaveURL(/\/visits\//);
	await expect(page.getByText(words)).toHaveCount(1);

	// The network goes while the ordinary form is open: it is kept as well, and sent once.
	await page.goto('/capture');
	await page.locator('main a[href*="teacher="]').first().click();
	await context.setOffline(true);
	await write(page, `${words}, again`);
	await context.setOffline(false);
	await expect.poll(() => rawEntries(page)).toEqual([]);
	// The browser itself complains of the network, and of nothing else.
	expect(
		faults.filter((fault) => !/Failed to fetch|ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(fault)),
	).toEqual([]);
	faults.length = 0;
});

test('a visit written down at the desk and on the tablet shows both, and keeps both', async ({
	as,
	faults,
}) => {
	const tablet = await as('ben', onDevice);
	await prepare(tablet);
	await tablet.context().setOffline(true);
	await tablet.goto('/pocket');
	const planned = await lastLookedAt(tablet, tablet.locator('main a[href*="visit="]'));
	const visit = new URL(planned, tablet.url()).searchParams.get('visit');
	const point = tablet.locator('fieldset').filter({ hasText: 'Last time' }).first();
	const words = (await point.locator('legend').textContent())?.trim() ?? '';
	await point.getByRole('radio', { name: 'Seen', exact: true }).check();
	await write(tablet, 'Typed on the tablet');

	const desk = await as('ben');
	await desk.goto(`/capture?visit=${visit}`);
	await desk.locator('summary').filter({ hasText: 'Kind, place and time' }).click();
	await desk.getByRole('textbox', { name: 'Place' }).fill('The aquarium');
	await desk.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(desk.getByText('Saved.', { exact: true })).toBeVisible();

	await tablet.context().setOffline(false);
	await expect(tablet.getByText('Not saved: it needs you')).toBeVisible();
	await tablet.getByRole('link', { name: 'See both' }).click();
	await expect(tablet.getByText('The aquarium')).toBeVisible();
	await expect(tablet.getByText('Typed on the tablet')).toBeVisible();
	await expectFit(tablet);
	await tablet.getByRole('button', { name: 'Add what I saw, keep the saved time and place' }).click();
	await expect(tablet.getByText('It has been sent and saved.')).toBeVisible();

	await desk.goto(`/visits/${visit}`);
	await expect(desk.getByText('The aquarium')).toBeVisible();
	await expect(desk.getByText('Typed on the tablet')).toHaveCount(1);
	await expect(desk.getByRole('region', { name: 'What was seen' })).toContainText(words);
	expect(faults.filter((fault) => !/Failed to fetch|ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
	faults.length = 0;
});
