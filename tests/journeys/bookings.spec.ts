import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** Opens the week in which a librarian's or specialist's next free time is, and gives the links of what is free. */
async function freeTimes(page: Page, name: string) {
	await page.goto('/bookings');
	await page.getByRole('region', { name: 'Book somebody' }).getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`When does ${name} have time?`);
	return page.getByRole('link', { name: /^Book \S+day/ });
}

async function fill(page: Page, about: string): Promise<void> {
	await page.getByRole('radio', { name: 'For a small group' }).check();
	await page.getByRole('textbox', { name: 'Which class, which unit' }).fill(about);
	await page.getByRole('spinbutton', { name: 'How many students' }).fill('6');
}

for (const { script, first, second, whom, key } of [
	{ script: true, first: 'viktor', second: 'leila', whom: 'Hana Sato', key: 'hana' },
	{ script: false, first: 'leila', second: 'viktor', whom: 'Mara Novak', key: 'mara' },
])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a time is booked by whoever is first; who is too late chooses another, moves it and cancels it', async ({
			as,
		}) => {
			const [quick, late] = [await as(first), await as(second)];
			const address = await (await freeTimes(quick, whom)).last().getAttribute('href');
			const about = `Six who make captions ${script}`;
			for (const page of [late, quick]) {
				await page.goto(address ?? '');
				await fill(page, about);
			}
			await quick.getByRole('button', { name: 'Book it' }).click();
			await expect(quick.getByText('Booked. It stands in both your days.')).toBeVisible();

			await late.getByRole('button', { name: 'Book it' }).click();
			await expect(late.getByText('This time is no longer free').first()).toBeVisible();
			await expect(late.getByRole('textbox', { name: 'Which class, which unit' })).toHaveValue(about);
			await late.getByRole('group', { name: 'Choose another time' }).getByRole('radio').last().check();
			await late.getByRole('button', { name: 'Book it' }).click();
			await expect(late.getByText('Booked. It stands in both your days.')).toBeVisible();

			const booked = new URL(late.url()).pathname;
			await late.getByRole('link', { name: 'Move it' }).click();
			const elsewhere = late.getByRole('link', { name: /^Move to \S+day/ });
			const onward = late.getByRole('link', { name: 'Go there' });
			await expect(elsewhere.or(onward).first()).toBeVisible();
			if (await onward.isVisible()) await onward.click();
			await elsewhere.first().click();
			await late.getByRole('textbox', { name: `A word to ${whom}` }).fill('We are in the hall until then');
			await late.getByRole('button', { name: 'Move it' }).click();
			await expect(late.getByText(`Moved. ${whom} has been told.`)).toBeVisible();

			const asked = await as(key);
			await asked.goto(booked);
			await expect(asked.getByText('We are in the hall until then')).toBeVisible();
			await expect(asked.getByText(about)).toBeVisible();

			await late.locator('summary').filter({ hasText: 'Cancel this booking' }).click();
			await late.getByRole('button', { name: 'Cancel it' }).click();
			await expect(late.getByText(`Cancelled. ${whom} has been told.`)).toBeVisible();
		});
	});
