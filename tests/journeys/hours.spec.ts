import { expect, test } from './fixture.ts';

for (const { script, key } of [
	{ script: true, key: 'ben' },
	{ script: false, key: 'mara' },
])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('somebody who visits sees where their hours went, adds preparation late, is told what it overlaps, and removes it', async ({
			as,
		}) => {
			const page = await as(key);
			const words = `Tickets for the fair ${script}`;
			await page.goto('/today');
			await page.getByRole('link', { name: 'All your hours' }).click();
			await expect(page.getByRole('heading', { level: 1, name: 'Where your hours go' })).toBeVisible();
			await expect(page.getByRole('figure').first()).toContainText('In the classroom');

			const week = page.getByRole('region', { name: /^Week of/ });
			const now = (await week.getByRole('heading', { level: 2 }).textContent()) ?? '';
			await page.getByRole('link', { name: 'Week before' }).click();
			await expect(week.getByRole('heading', { level: 2 })).not.toHaveText(now);
			const day = (await page.getByLabel('Day', { exact: true }).inputValue()) || '';
			const add = page.getByRole('button', { name: 'Add preparation' });
			const fill = async (begins: string, minutes: string) => {
				await page.getByLabel('Day', { exact: true }).fill(day);
				await page.getByLabel('Minutes').fill(minutes);
				await page.getByLabel('It began at').fill(begins);
				await page.getByLabel('What for').fill(words);
				await add.click();
			};
			await fill('05:00', '40');
			await expect(page.getByText('Preparation added.')).toBeVisible();
			await expect(week.getByText(`Preparation: ${words}`)).toBeVisible();
			await expect(week.getByText(/5:00.*5:40.*40 minutes/)).toBeVisible();

			await fill('05:30', '40');
			const both = page.getByRole('listitem').filter({ hasText: '10 minutes:' }).filter({ hasText: words });
			await expect(both).toBeVisible();
			await both.getByRole('link').last().click();
			await expect(page.getByRole('heading', { name: 'Change preparation' })).toBeVisible();
			await page.getByLabel('It began at').fill('05:40');
			await page.getByRole('button', { name: 'Save' }).click();
			await expect(page.getByText('Preparation changed.')).toBeVisible();
			await expect(both).toHaveCount(0);

			for (const left of [1, 0]) {
				await week
					.getByRole('button', { name: `Remove: Preparation: ${words}` })
					.first()
					.click();
				await expect(week.getByText(`Preparation: ${words}`)).toHaveCount(left);
			}
			await expect(page.getByText('Preparation removed.')).toBeVisible();
		});
	});

test('somebody sees their week, by day and period, as one printed sheet however full it is', async ({
	as,
}) => {
	const page = await as('clara');
	await page.goto('/visits');
	await page.getByRole('link', { name: 'My week' }).click();
	const days = page.getByRole('list', { name: 'My week' });
	await expect(days.getByRole('heading', { name: /^Mon/ })).toBeVisible();
	await page.getByRole('link', { name: 'Week after' }).click();
	await page.getByRole('link', { name: 'This week' }).click();
	await expect(page.locator('#content').getByText('Clara Mendes', { exact: true })).toBeVisible();
	await expect(days.getByRole('link', { name: 'Ada Okafor' }).first()).toBeVisible();
	const sheets = async (format: string) => {
		const pdf = await page.pdf({ format, preferCSSPageSize: true });
		return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
	};
	expect(await sheets('A4')).toBe(1);
	// Forty visits, eight a day, set as closely as such a week is.
	await days.evaluate((list) => {
		list.classList.replace('roomy', 'close');
		const one = list.querySelector('.entry');
		for (const day of [...list.children].slice(0, 5))
			while (one && day.querySelectorAll('.entry').length < 8)
				day.querySelector('ol')?.append(one.cloneNode(true));
	});
	await expect(days.locator('.entry:visible')).not.toHaveCount(0);
	for (const format of ['A4', 'Letter']) expect(await sheets(format)).toBe(1);

	await page.getByRole('link', { name: 'Month', exact: true }).click();
	await expect(days.getByRole('link', { name: 'Ada Okafor' }).first()).toBeVisible();
	expect(await sheets('Letter')).toBe(1);
	await days.getByRole('heading').getByRole('link').last().click();
	await expect(page.getByRole('link', { name: 'Day before' })).toBeVisible();
	await page.getByRole('link', { name: 'Cycle', exact: true }).click();
	await expect(days.getByText('day 1', { exact: true })).toBeVisible();
});
