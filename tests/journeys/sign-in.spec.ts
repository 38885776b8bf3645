import { expect, test } from './fixture.ts';
import { linkTo } from './outbox.ts';

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('somebody signs in by the link in their mail, goes where they wanted, and signs out', async ({
			page,
			school,
		}) => {
			const person = script ? 'rosa' : 'tomasz';
			await page.goto('/collaborations');
			await expect(page).toHaveURL(/\/sign-in/);
			await page.getByLabel('E-mail address').fill(`${person}@alderbay.example`);
			await page.getByRole('button', { name: 'Send me a link' }).click();
			await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
			await page.goto(await linkTo(`${person}@alderbay.example`, school));
			// Opening it signs nobody in: mail programs do that by themselves.
			expect((await page.context().cookies()).some((cookie) => cookie.name.includes('session_token'))).toBe(
				false,
			);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await expect(page).toHaveURL(/\/collaborations$/);
			await page.goto('/today');
			await page.locator('summary:visible, [aria-haspopup]:visible').filter({ hasText: /./ }).last().click();
			await page.getByRole('button', { name: 'Sign out' }).locator('visible=true').click();
			await expect(page.getByText('You are signed out.')).toBeVisible();
			await page.goto('/today');
			await expect(page).toHaveURL(/\/sign-in/);
		});
	});

test('a link that was used is refused with a sentence', async ({ page, school }) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill('grace@alderbay.example');
	await page.getByRole('button', { name: 'Send me a link' }).click();
	const link = await linkTo('grace@alderbay.example', school);
	await page.goto(link);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.context().clearCookies();
	await page.goto(link);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('This link has been used or has run out.').first()).toBeVisible();
});
