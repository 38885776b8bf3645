import { expect, test } from './fixture.ts';

test('a teacher adds to the library and publishes a unit; a family opens it by the short link, until it is withdrawn', async ({
	as,
	browser,
	baseURL,
}) => {
	const yuki = await as('yuki', { javaScriptEnabled: false });
	await test.step('without script: a link for the unit, refused once and kept as it was typed', async () => {
		await yuki.goto('/calendar');
		await yuki.getByRole('link', { name: 'teams', exact: true }).click();
		await yuki.getByRole('link', { name: 'Grade 3' }).click();
		await yuki.getByRole('link', { name: 'Units' }).click();
		await yuki.getByRole('list').getByRole('link', { name: 'Our market' }).click();
		await yuki.getByRole('link', { name: 'Add something' }).click();
		await yuki.getByRole('textbox', { name: 'Address' }).fill('https://me:secret@market.test/');
		await yuki.getByRole('textbox', { name: 'What it is called' }).fill('Prices of apples, week by week');
		await yuki.getByRole('radio', { name: /^Families/ }).check();
		await yuki.getByRole('button', { name: 'Add it' }).click();
		await expect(yuki.getByText(/^That is no address of a page/).first()).toBeVisible();
		await expect(yuki.getByRole('radio', { name: /^Families/ })).toBeChecked();
		await yuki.getByRole('textbox', { name: 'Address' }).fill('https://market.test/apples');
		await yuki.locator('summary', { hasText: 'Standards' }).click();
		await yuki.getByLabel('Find a content standard').fill('photosynthesis');
		await yuki.getByRole('button', { name: 'Search' }).first().click();
		await yuki.getByRole('checkbox', { name: /^SC\.1/ }).check();
		await yuki.getByRole('button', { name: 'Add it' }).click();
		await yuki.getByRole('link', { name: 'Prices of apples, week by week' }).click();
		await expect(yuki.getByText('SC.1')).toBeVisible();
		await yuki.goBack();
		await expect(yuki.getByRole('link', { name: 'Prices of apples, week by week' })).toBeVisible();
	});
	await test.step('with script: a standard is found as one types, and the form goes on as it was', async () => {
		const clara = await as('clara');
		await clara.goto('/library/new?kind=sheet');
		await clara.getByRole('textbox', { name: 'What it is called' }).fill('How to watch a leaf for a week');
		await clara.getByRole('textbox', { name: 'Steps' }).fill('Choose a leaf.');
		await clara.locator('summary', { hasText: 'Standards' }).click();
		await clara.getByLabel('Find a content standard').pressSequentially('photosyn');
		await clara.getByRole('checkbox', { name: /^SC\.1/ }).check();
		await clara.getByRole('button', { name: 'Add it' }).click();
		await expect(clara.getByRole('heading', { name: 'How to watch a leaf for a week' })).toBeVisible();
		await expect(clara.getByText('SC.1')).toBeVisible();
	});
	let address = '';
	await test.step('the unit is published in two languages, with its link and QR code', async () => {
		await yuki.getByRole('link', { name: 'Make a page for families' }).click();
		await yuki
			.getByRole('textbox', { name: 'For families' })
			.first()
			.fill('Ask us what an apple costs, and why.');
		await yuki.getByText('In another language').click();
		await yuki.getByRole('combobox', { name: 'Language' }).nth(1).selectOption({ label: 'French' });
		await yuki.getByRole('textbox', { name: 'Title' }).nth(1).fill('Notre marché');
		await yuki.getByRole('button', { name: 'Publish it' }).click();
		await expect(yuki.getByText('Published. This is what families see')).toBeVisible();
		await expect(yuki.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
		address = await yuki.getByLabel('Short link').inputValue();
	});
	const phone = await browser.newContext({
		...(baseURL === undefined ? {} : { baseURL }),
		javaScriptEnabled: false,
		viewport: { width: 360, height: 640 },
		locale: 'fr-CA',
	});
	const family = await phone.newPage();
	await test.step('a family opens it on a telephone, in its language, and nothing else is fetched', async () => {
		const fetched: string[] = [];
		family.on('request', (request) => fetched.push(request.url()));
		const answer = await family.goto(address);
		expect(fetched).toEqual([address]);
		expect((await answer?.body())?.length).toBeLessThan(30_000);
		expect(answer?.headers()['x-robots-tag']).toContain('noindex');
		await expect(family.getByRole('heading', { level: 1, name: 'Notre marché' })).toBeVisible();
		await expect(family.getByRole('link', { name: 'Prices of apples, week by week' })).toBeVisible();
		await expect(family.getByText('田中')).toHaveCount(0);
		await family.getByRole('link', { name: 'English' }).click();
		await expect(family.getByText('Ask us what an apple costs, and why.')).toBeVisible();
	});
	await test.step('a colleague finds it with a slip of the finger; its owner withdraws it', async () => {
		const kofi = await as('kofi');
		await kofi.goto('/library');
		await kofi.getByRole('searchbox').fill('pirces of aples');
		await kofi.getByRole('button', { name: 'Search' }).click();
		await expect(kofi.getByText('Nothing has these words as they are written.')).toBeVisible();
		await expect(kofi.getByRole('link', { name: 'Prices of apples, week by week' })).toBeVisible();
		await yuki.goto('/library?words=apples');
		await yuki.getByRole('link', { name: 'Prices of apples, week by week' }).click();
		await yuki.getByRole('link', { name: 'Change it' }).click();
		await yuki.getByRole('searchbox', { name: /technology/i }).fill('information literacy');
		await yuki.getByRole('button', { name: 'Search' }).last().click();
		await yuki.getByRole('checkbox', { name: /Information and media literacy/ }).check();
		await yuki.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(yuki.getByText(/SC\.1.*6\.1|6\.1.*SC\.1/)).toBeVisible();
		await yuki.getByText('Withdraw it', { exact: true }).click();
		await yuki.getByRole('button', { name: 'Withdraw it now' }).click();
		await expect(yuki.getByText('It stands nowhere any more.')).toBeVisible();
		await kofi.reload();
		await expect(kofi.getByText('Nothing was found')).toBeVisible();
	});
	await test.step('the family sees it gone, and once the page is taken back, nothing', async () => {
		await family.goto(address);
		await expect(family.getByRole('heading', { level: 1, name: 'Notre marché' })).toBeVisible();
		await expect(family.getByRole('link', { name: 'Prices of apples, week by week' })).toHaveCount(0);
		await yuki.goto('/calendar');
		await yuki.getByRole('link', { name: 'teams', exact: true }).click();
		await yuki.getByRole('link', { name: 'Grade 3' }).click();
		await yuki.getByRole('link', { name: 'Units' }).click();
		await yuki.getByRole('list').getByRole('link', { name: 'Our market' }).click();
		await yuki.getByRole('link', { name: 'Change or take back' }).click();
		await yuki.getByRole('button', { name: 'Take it back' }).click();
		const answer = await family.goto(address);
		expect(answer?.status()).toBe(404);
		const gone = await answer?.text();
		await expect(family.getByRole('heading', { level: 1, name: 'Il n’y a pas de page ici' })).toBeVisible();
		const never = await family.goto(address.replace(/[a-z2-7]{13}$/, 'nosuchpageeee'));
		expect(await never?.text()).toBe(gone);
	});
	await phone.close();
});
