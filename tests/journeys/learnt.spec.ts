import { expect, test } from './fixture.ts';

test('what was learnt at a conference is told; one change is asked for, a tool is looked for, and both are followed', async ({
	as,
}) => {
	let path = '';
	const clara = await as('clara', { javaScriptEnabled: false });
	await test.step('a teacher tells it, without script', async () => {
		await clara.goto('/requests/learnt?write');
		await clara.getByRole('textbox', { name: 'What was it?' }).fill('A day about rivers');
		await clara
			.getByRole('textbox', { name: 'What did you learn?' })
			.fill('Children measure what they can hold.');
		await clara
			.getByRole('textbox', { name: 'What should change here?' })
			.fill('Four thermometers that fit a hand\nSomething that draws what was measured');
		await clara.getByRole('button', { name: 'Tell them' }).click();
		await expect(clara.getByText('Told. The facilitators')).toBeVisible();
		path = new URL(clara.url()).pathname;
	});
	await test.step('a facilitator asks the help desk for one change, and names the need of the other', async () => {
		const ada = await as('ada');
		await ada.goto(path);
		const change = (words: string) => ada.getByRole('listitem').filter({ hasText: words });
		const first = change('Four thermometers');
		await first.getByText('What becomes of it?').click();
		await first.getByLabel('Of whom?').selectOption({ label: 'The help desk' });
		await first.getByLabel('What do you ask for?').fill('Thermometers for small hands');
		await first.getByRole('button', { name: 'Ask for it' }).click();
		await expect(first.getByText('Asked for')).toBeVisible();
		const second = change('Something that draws');
		await second.getByText('What becomes of it?').click();
		await second.getByLabel('What should learners be able to do?').fill('Draw what they measured');
		await second.getByRole('button', { name: 'Try a tool for it' }).click();
		await expect(ada).toHaveURL(/\/tools\/needs\//);
		await expect(ada.getByText('Draw what they measured').first()).toBeVisible();
	});
	await test.step('who told it sees what became of both', async () => {
		await clara.goto(path);
		await expect(clara.getByText('A tool is looked for')).toBeVisible();
		await clara.getByRole('link', { name: 'The tools for it' }).click();
		await expect(clara.getByText('Draw what they measured').first()).toBeVisible();
	});
});
