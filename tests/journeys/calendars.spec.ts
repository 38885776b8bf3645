import { expect, test } from './fixture.ts';

for (const javaScriptEnabled of [true, false])
	test(`an assistant subscribes to their visits, and ends it, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
		as,
	}) => {
		const page = await as(javaScriptEnabled ? 'samuel' : 'lucia', { javaScriptEnabled });
		await page.goto('/profile/calendars');
		await page.getByRole('button', { name: /^Make a (new|calendar) address$/ }).click();
		const address = await page.getByLabel('Address', { exact: true }).inputValue();
		expect(address).toMatch(/\/feed\/[\w-]{43}\.ics$/);
		const feed = await page.request.get(address);
		expect(feed.status()).toBe(200);
		expect(await feed.text()).toContain('BEGIN:VCALENDAR');
		const head = await page.request.head(address);
		expect([head.status(), head.headers().etag]).toEqual([200, feed.headers().etag]);
		const again = await page.request.get(address, {
			headers: { 'if-none-match': feed.headers().etag ?? '' },
		});
		expect(again.status()).toBe(304);

		// What was typed wrongly is said beside the field, and stays.
		await page.goto('/profile/calendars/outside');
		const name = `Family ${javaScriptEnabled}`;
		await page.getByLabel('What do you call it?').fill(name);
		await page.getByLabel('Address').fill('calendar.example.org/mine');
		await page.getByRole('button', { name: 'Name it' }).click();
		await expect(page.getByText('This is no address of a calendar.').first()).toBeVisible();
		await expect(page.getByLabel('What do you call it?')).toHaveValue(name);
		await page.getByLabel('Address').fill('webcal://calendar.invalid/mine.ics');
		await page.getByRole('button', { name: 'Name it' }).click();
		await expect(page.getByText('The calendar is named')).toBeVisible();
		await page.getByRole('button', { name: `Forget ${name}` }).click();
		await expect(page.getByText('The calendar is forgotten')).toBeVisible();

		await page.goto('/profile/calendars');
		await page.getByRole('button', { name: 'End it' }).click();
		await expect(page.getByText('The address is ended')).toBeVisible();
		expect((await page.request.get(address)).status()).toBe(404);
	});
