import { expect, test } from './fixture.ts';

/** A school day a while ago. */
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a log from a spreadsheet becomes visits, with words that nobody else reads', async ({ as }) => {
			const mark = script ? 'one' : 'two';
			const words = `Brought along ${script ? 'with' : 'without'} script`;
			const page = await as('ada');
			const teacher = await as('clara');
			const name = 'Clara Mendes';
			const log = [
				'Date;Teacher;Type;Notes',
				`${day(30)};${name};Modeling;${words}`,
				`${day(23)};The new ${mark};Modeling;${words}, once more`,
				`someday;${name};Modeling;Never read`,
			].join('\n');
			const bring = async () => {
				await page.goto('/notebook');
				await page.getByRole('link', { name: 'Bring in a log kept so far' }).click();
				await page
					.getByLabel('Your spreadsheet')
					.setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(log) });
				await page.getByRole('button', { name: 'Look at it first' }).click();
			};

			await bring();
			await expect(page.getByRole('heading', { name: '1 row becomes a visit' })).toBeVisible();
			await expect(page.getByText('Its day cannot be read')).toBeVisible();
			await page.getByLabel(`Who is “The new ${mark}”?`).selectOption({ label: name });
			await page.getByRole('button', { name: 'Read it so' }).click();
			await page.getByRole('button', { name: 'Make these 2 visits' }).click();
			await expect(page.getByText('2 visits are in your notebook now')).toBeVisible();
			await expect(page.getByRole('link', { name: 'Download this row' })).toBeVisible();

			// How it was read is remembered, and nothing is made twice.
			await bring();
			await expect(page.getByRole('heading', { name: 'Everything that can be read is here' })).toBeVisible();
			await expect(page.getByRole('button', { name: /^Make/ })).toHaveCount(0);

			await teacher.goto('/visits');
			await expect(teacher.getByText(words)).toHaveCount(0);
		});
	});
