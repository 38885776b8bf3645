import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { planVisit } from './visits.ts';

/** The Tuesday of the week after the next: all its days are ahead. */
function tuesday(): string {
	const day = new Date();
	day.setUTCDate(day.getUTCDate() + 14 + ((9 - day.getUTCDay()) % 7));
	return day.toISOString().slice(0, 10);
}

const later = (day: string, days: number) =>
	new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Moves what stands in a place to another day by the form that its entry leads to. */
async function moveByForm(page: Page, from: string, place: string, day: string): Promise<void> {
	await page.goto(`/calendar/mine?from=${from}`);
	await page.locator('.entry').filter({ hasText: place }).getByRole('link', { name: /^Move/ }).click();
	await page.getByLabel('Day', { exact: true }).fill(day);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/now=saved/);
}

test('what one planned is moved with the mouse, with the keyboard and by its form; where somebody was quicker it stays', async ({
	as,
}) => {
	const [page, place, day] = [await as('clara'), 'Corner of the days', tuesday()];
	const visit = await planVisit(page, 'Emre Çelik', { kind: 'Planning', place });
	await page.goto(`${visit}/edit`);
	await page.getByLabel('Day', { exact: true }).fill(day);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/now=saved/);

	const on = (where: Page, moved: number) =>
		where
			.locator(`[data-day="${later(day, moved)}"]`)
			.locator('.entry')
			.filter({ hasText: place });
	const other = await as('clara');
	for (const where of [page, other]) await where.goto(`/calendar/mine?from=${day}`);

	await test.step('dragged to a period of the next day, and back', async () => {
		const [entry, period] = [on(page, 0), page.locator(`[data-day="${later(day, 1)}"] [data-at]`).nth(1)];
		await entry.scrollIntoViewIfNeeded();
		await entry.hover();
		await page.mouse.down();
		await period.hover({ force: true });
		await period.hover({ force: true });
		await page.mouse.up();
		await expect(on(page, 1)).toBeVisible();
		await expect(page.locator(`[data-day="${later(day, 1)}"] [data-at]`).nth(1)).toContainText(place);
		await page.getByRole('button', { name: 'Move it back' }).click();
		await expect(on(page, 0)).toBeVisible();
	});

	await test.step('by keyboard: left where it was, then put two days on', async () => {
		await on(page, 0).getByRole('link', { name: 'Emre Çelik', exact: true }).focus();
		await page.keyboard.press('m');
		await expect(page.getByText(/Emre Çelik is being moved/)).toBeAttached();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Escape');
		await expect(page.getByText('Left where it was.')).toBeAttached();
		await page.keyboard.press('m');
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
		await expect(on(page, 2)).toBeVisible();
		await expect(on(page, 2).getByRole('link', { name: 'Emre Çelik', exact: true })).toBeFocused();
	});

	await test.step('from a page that is older it is not moved again, and is shown where it is', async () => {
		await on(other, 0).getByRole('link', { name: 'Emre Çelik', exact: true }).focus();
		for (const key of ['m', 'ArrowLeft', 'Enter']) await other.keyboard.press(key);
		await expect(other.getByRole('alert')).toBeVisible();
		await expect(on(other, 2)).toBeVisible();
	});

	await test.step('without script by its form', async () => {
		const plain = await as('clara', { javaScriptEnabled: false });
		await moveByForm(plain, day, place, later(day, 3));
		await plain.goto(`/calendar/mine?view=day&from=${later(day, 3)}`);
		await expect(plain.locator('.entry').filter({ hasText: place })).toBeVisible();
		await plain.getByRole('link', { name: 'Year', exact: true }).click();
		await expect(plain.getByRole('table')).toContainText('Visits and meetings');
	});
});
