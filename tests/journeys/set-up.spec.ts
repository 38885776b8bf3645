import { expect, test } from './fixture.ts';

test('a teacher has something set up: no bare link, no day that cannot be met; tested twice before it is done', async ({
	as,
}) => {
	const tomasz = await as('tomasz', { javaScriptEnabled: false });
	let path = '';
	await test.step('without script: an address alone is refused, and nothing typed is lost', async () => {
		await tomasz.goto('/requests');
		await tomasz.getByRole('link', { name: 'Have something set up' }).click();
		await tomasz.getByRole('textbox', { name: 'Say it in a sentence' }).fill('The quiz maker on trolley D');
		await tomasz.getByRole('radio', { name: /^An app on devices/ }).check();
		await tomasz
			.getByRole('textbox', { name: 'Why, and for which learning' })
			.fill('https://quiz.example/sign-up');
		await tomasz.getByRole('textbox', { name: 'For which class or group' }).fill('Grade 1');
		await tomasz
			.getByLabel('Needed on which day?')
			.fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
		await tomasz.getByRole('textbox', { name: 'Which devices' }).fill('Trolley D');
		await tomasz.getByRole('radio', { name: 'I do not know: please look' }).check();
		await tomasz.getByRole('textbox', { name: 'Who looks after it later?' }).fill('I do');
		await tomasz.getByRole('button', { name: 'Send it to the help desk' }).click();
		await expect(
			tomasz.getByText('An address alone does not say what it is wanted for.').first(),
		).toBeVisible();
		await expect(tomasz.getByRole('textbox', { name: 'Which devices' })).toHaveValue('Trolley D');
	});
	await test.step('a day too soon is said at once, with the first that can be met; they take it', async () => {
		await tomasz
			.getByRole('textbox', { name: 'Why, and for which learning' })
			.fill('They ask each other questions about the seeds they drew.');
		await tomasz.getByRole('button', { name: 'Send it to the help desk' }).click();
		await expect(tomasz.getByText('The help desk needs longer for that')).toBeVisible();
		await tomasz.getByRole('button', { name: /^Take / }).click();
		await expect(tomasz.getByText('Asked. You will be told')).toBeVisible();
		await expect(tomasz.getByText('Trolley D', { exact: true })).toBeVisible();
		path = new URL(tomasz.url()).pathname;
	});
	const tuan = await as('tuan');
	await test.step('the technician finds it by its day, asks back, promises a day and hands it over', async () => {
		await tuan.goto('/requests');
		await expect(tuan.getByRole('heading', { name: 'To be set up, by the day it is needed' })).toBeVisible();
		await tuan.getByRole('link', { name: 'The quiz maker on trolley D' }).click();
		await tuan.getByText('Ask back', { exact: true }).first().click();
		await tuan.getByLabel('What do you need to know?').fill('With or without sound?');
		await tuan.getByRole('button', { name: 'Ask back' }).click();
		await tomasz.goto(path);
		await tomasz.getByLabel('Answer').fill('Without.');
		await tomasz.getByRole('button', { name: 'Send', exact: true }).click();
		await tuan.goto(path);
		await expect(tuan.getByText('Without.').first()).toBeVisible();
		await tuan.getByText('Promise a day', { exact: true }).click();
		await tuan.getByRole('button', { name: 'Promise', exact: true }).click();
		await tuan.getByText('Hand it over for testing', { exact: true }).first().click();
		await tuan.getByRole('button', { name: 'Hand it over for testing' }).click();
		await expect(tuan.getByText('Being tested', { exact: true })).toBeVisible();
	});
	await test.step('it does not work yet: it is with the technician again, and works in the end', async () => {
		await tomasz.goto(path);
		await tomasz.getByText('It does not work yet', { exact: true }).first().click();
		await tomasz.getByLabel('What happens instead?').fill('It asks for a password.');
		await tomasz.getByRole('button', { name: 'It does not work yet' }).click();
		await expect(tomasz.getByText('It is with the help desk again')).toBeVisible();
		await tuan.goto(path);
		await expect(tuan.getByText('It asks for a password.').first()).toBeVisible();
		await tuan.getByText('Hand it over for testing', { exact: true }).first().click();
		await tuan.getByLabel('What is to be known for the test').fill('No password any more.');
		await tuan.getByRole('button', { name: 'Hand it over for testing' }).click();
		await tomasz.goto(path);
		await tomasz.getByRole('button', { name: 'It works', exact: true }).click();
		await expect(tomasz.getByText('The help desk knows that it works.')).toBeVisible();
		await tuan.goto('/requests?over');
		await expect(tuan.getByRole('link', { name: 'The quiz maker on trolley D' })).toBeVisible();
	});
});
