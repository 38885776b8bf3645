import { expect, type Page } from '@playwright/test';

/** Chooses a colleague by name, on the page that asks whom a visit is with. */
export async function chooseWhom(page: Page, name: string): Promise<void> {
	await page.getByLabel('Find a colleague by name').fill(name);
	await page.getByRole('button', { name: 'Find', exact: true }).click();
	await page.getByRole('list', { name: 'Found' }).getByRole('link', { name }).click();
	await expect(page).toHaveURL(/[?&]teacher=/);
}

/** Begins to capture a visit with a colleague, up to the form. */
export async function beginCapture(page: Page, name: string): Promise<void> {
	await page.goto('/capture');
	await chooseWhom(page, name);
	await expect(page.getByRole('heading', { name: 'What did you see?' })).toBeVisible();
}

/** Saves what was captured, and opens the visit that it made. */
export async function saveCapture(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Look at it' }).click();
	await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

interface Plan {
	kind: string;
	place?: string;
	/** Every week, so often. */
	weeks?: number;
}

/** Plans a visit for tomorrow with a colleague, and gives its address. */
export async function planVisit(
	page: Page,
	name: string,
	{ kind, place = '', weeks }: Plan,
): Promise<string> {
	await page.goto('/visits/new');
	await chooseWhom(page, name);
	await page.getByRole('radio', { name: kind, exact: true }).check();
	await page.getByRole('textbox', { name: 'Place' }).fill(place);
	if (weeks) {
		await page.locator('summary').filter({ hasText: 'Again and again' }).click();
		await page.getByLabel('It comes').selectOption('Every week');
		await page.getByLabel('How often, this one counted').fill(String(weeks));
	}
	await page.getByRole('button', { name: 'Put it in both calendars' }).click();
	await expect(page.getByText('Planned. It stands in the day of everyone who takes part.')).toBeVisible();
	return new URL(page.url()).pathname;
}
