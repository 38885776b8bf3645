import { expect, test } from './fixture.ts';

const words = 'They asked each other before they asked me. ✎ كلمة';

test('what was typed stays when the network is gone, and is saved when it is back', async ({
	as,
	faults,
}) => {
	const page = await as('ben');
	await page.goto('/capture');
	await page.locator('main a[href*="teacher="]').first().click();
	await page.getByLabel('In your words').fill(words);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'still here' })).toBeVisible();
	await expect(page.getByLabel('In your words')).toHaveValue(words);
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/saved=/);
	// The browser itself complains of the network, and of nothing else.
	expect(faults.filter((fault) => !/Failed to fetch|ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([]);
	faults.length = 0;
});

test('what was typed stays when one has been signed out in another tab', async ({ as }) => {
	const page = await as('priya');
	await page.goto('/capture');
	await page.locator('main a[href*="teacher="]').first().click();
	await page.getByLabel('In your words').fill(words);
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'signed out meanwhile' })).toBeVisible();
	await expect(page.getByLabel('In your words')).toHaveValue(words);
});

test('leaving a page with typed words asks first; staying keeps them', async ({ as }) => {
	const page = await as('priya');
	await page.goto('/capture');
	await page.locator('main a[href*="teacher="]').first().click();
	await page.getByLabel('In your words').fill(words);
	const answers = [false, true];
	page.on('dialog', (dialog) => (answers.shift() ? dialog.accept() : dialog.dismiss()));
	const away = page.getByRole('link', { name: 'Notebook' }).locator('visible=true').first();
	await away.click();
	await expect.poll(() => answers).toEqual([true]);
	await expect(page.getByLabel('In your words')).toHaveValue(words);
	await away.click();
	await expect(page).toHaveURL(/\/notebook/);
});
