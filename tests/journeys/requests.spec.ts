import { expect, test } from './fixture.ts';

test('a teacher asks in their own words; the help desk helps and passes it on; a collaboration comes of it', async ({
	as,
}) => {
	let path = '';
	const rosa = await as('rosa', { javaScriptEnabled: false });
	await test.step('without script, from any page: a suggestion with its words, and the teacher decides', async () => {
		await rosa.goto('/goals');
		await rosa.getByRole('link', { name: 'Ask for help' }).first().click();
		const words =
			'The printer on our floor shows an error and jams; the class wanted to print its newspaper.';
		await rosa.getByRole('textbox', { name: 'In your own words' }).fill(words);
		await rosa.getByRole('button', { name: 'Ask', exact: true }).click();
		await expect(rosa.getByRole('textbox', { name: 'In your own words' })).toHaveValue(words);
		await rosa.getByRole('button', { name: 'Who might that be for?' }).click();
		await expect(rosa.getByText('This sounds like something for the help desk.')).toBeVisible();
		await expect(rosa.getByText(/^Because of “/)).toBeVisible();
		await expect(rosa.getByRole('radio', { name: 'The help desk' })).toBeChecked();
		await rosa.getByRole('button', { name: 'Ask', exact: true }).click();
		await expect(rosa.getByText('Asked. You will be told')).toBeVisible();
		path = new URL(rosa.url()).pathname;
	});
	await test.step('the help desk finds it among what waits, promises a day, and passes it on when it is done', async () => {
		const goran = await as('goran');
		await goran.goto('/today');
		await goran.getByRole('link', { name: /^The printer on our floor/ }).click();
		await goran.getByText('Promise a day', { exact: true }).click();
		await goran.getByRole('button', { name: 'Promise', exact: true }).click();
		await expect(goran.getByText(/Promised for /).first()).toBeVisible();
		await goran.getByText('It is done', { exact: true }).first().click();
		await goran.getByLabel('What came of it?').fill('A new roller');
		await goran.getByRole('button', { name: 'It is done' }).click();
		await expect(goran.getByText('Done', { exact: true })).toBeVisible();
		await goran.getByText('Pass it on', { exact: true }).first().click();
		await goran.getByRole('radio', { name: 'Ada Okafor' }).check();
		await goran.getByRole('textbox', { name: 'Your words for them' }).fill('A newspaper: something for you?');
		await goran.getByRole('button', { name: 'Pass it on' }).click();
		await expect(goran.getByText('Passed on').first()).toBeVisible();
	});
	await test.step('the facilitator reads what was sent along, and begins a collaboration from it', async () => {
		const ada = await as('ada');
		await ada.goto(path);
		await expect(ada.getByText('A newspaper: something for you?')).toBeVisible();
		await expect(ada.getByText('A new roller')).toHaveCount(0);
		await ada.getByRole('link', { name: 'Begin a collaboration from it' }).click();
		await expect(
			ada.getByRole('textbox', { name: 'What should students learn or be able to do?' }),
		).toHaveValue(/^The printer on our floor shows an error/);
		await ada.getByRole('textbox', { name: 'A short name for it' }).fill('The class newspaper');
		await ada.getByRole('button', { name: 'Propose it' }).click();
		await expect(ada.getByRole('heading', { name: 'The class newspaper' })).toBeVisible();
	});
	await test.step('who asked reads all of it, with what it became; the help desk does not', async () => {
		await rosa.goto(path);
		await expect(rosa.getByText('A new roller').first()).toBeVisible();
		await expect(rosa.getByRole('link', { name: 'A collaboration: The class newspaper' })).toBeVisible();
		const tuan = await as('tuan', { javaScriptEnabled: false });
		await tuan.goto(path);
		await expect(tuan.getByText('A new roller').first()).toBeVisible();
		await expect(tuan.getByText('The class newspaper')).toHaveCount(0);
	});
});
