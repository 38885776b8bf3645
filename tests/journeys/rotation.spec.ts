import { expect, test } from './fixture.ts';

test('a year is planned without script, says why and what moved, and a check-in becomes a visit', async ({
	as,
}) => {
	const page = await as('ada', { javaScriptEnabled: false });
	await test.step('a wish, and a pin by hand', async () => {
		await page.goto('/rotation/wishes');
		await page.getByRole('combobox', { name: 'For whom' }).selectOption({ label: 'Grade 5' });
		await page.getByRole('textbox', { name: 'Last day' }).fill('2020-01-01');
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByText('The last day must not be before the first').first()).toBeVisible();
		const first = await page.getByRole('textbox', { name: 'From' }).inputValue();
		await page.getByRole('textbox', { name: 'Last day' }).fill(first);
		await page.getByRole('textbox', { name: 'What for' }).fill('Book week');
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByText('Book week')).toBeVisible();
		await page.goto('/rotation');
		await page.getByRole('link', { name: 'Languages' }).click();
		await page.getByRole('textbox', { name: 'A day of the week' }).fill(first);
		await page.getByRole('radio', { name: 'Not visited in that week' }).check();
		await page.getByRole('button', { name: 'Pin it' }).click();
		await expect(page.getByText(/: not visited in the week of/)).toBeVisible();
	});
	await test.step('planned again, it is there at once, and the best within a minute', async () => {
		await page.goto('/rotation');
		await page.getByRole('button', { name: 'Plan again' }).click();
		await expect(page.getByRole('table', { name: 'Teams, week by week' })).toBeVisible();
		await expect(async () => {
			await page.goto('/rotation');
			await expect(page.getByText('No plan is fairer.')).toBeVisible({ timeout: 1000 });
		}).toPass({ timeout: 90_000 });
		await expect(page.getByRole('heading', { name: 'What moved' })).toBeVisible();
	});
	await test.step('what is planned for this week becomes a visit with one tap', async () => {
		const scripted = await as('ada');
		await scripted.goto('/rotation');
		await scripted
			.getByRole('link', { name: /^Make it a visit: / })
			.first()
			.click();
		await expect(scripted.getByText('Check-in').first()).toBeVisible();
		await expect(scripted).toHaveURL(/\/visits\/new/);
	});
	await test.step('a leader sees the focus, and no number', async () => {
		const leader = await as('fatima');
		await leader.goto('/rotation');
		await expect(leader.getByRole('rowheader', { name: /Languages/ })).toBeVisible();
		await expect(leader.getByText('How fair it is')).toHaveCount(0);
		await expect(leader.getByRole('cell', { name: /visit/ })).toHaveCount(0);
	});
});
