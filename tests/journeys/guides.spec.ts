import { expect, test } from './fixture.ts';
import { planVisit } from './visits.ts';

for (const script of [true, false])
	test.describe(script ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled: script });
		const teacher = script ? 'Viktor Horváth' : 'Leila Karimi';

		test('a school asks in its own words; what is held back comes up before the next lesson; a visit is put off', async ({
			as,
		}) => {
			const page = await as('priya');
			const question = `Whom did we not hear, ${script ? 'today' : 'this week'}?`;
			await test.step('a question changed and moved makes a new edition', async () => {
				await page.goto('/guides/co-teaching/edit');
				const first = page.getByRole('textbox', { name: 'Question 1', exact: true }).first();
				await first.fill(question);
				await page.getByRole('combobox', { name: 'Place' }).first().selectOption('2');
				await page.getByRole('button', { name: 'Save a new edition' }).click();
				await expect(page.getByText(/Saved as edition \d+/)).toBeVisible();
				const asked = page.getByRole('main').getByRole('listitem');
				await expect(asked.nth(1)).toContainText(question);
				await expect(page.getByText('saved by Priya Raman').first()).toBeVisible();
			});
			await test.step('the next visit goes through it, and something is held back', async () => {
				const path = await planVisit(page, teacher, { kind: 'Co-teaching' });
				await page.goto(`${path}/guide`);
				await expect(page.getByText(question)).toBeVisible();
				await page.goto(`${path}/guide?phase=after`);
				await page.getByText('Hold something back for later').click();
				await page.getByRole('textbox', { name: 'What you hold back' }).fill(`Fewer slides, ${script}`);
				await page.getByRole('button', { name: 'Hold it back' }).click();
				await expect(page.getByText('Held back. It comes up before a later lesson')).toBeVisible();
			});
			await test.step('it comes up in the next talk before a lesson, until it was raised', async () => {
				const path = await planVisit(page, teacher, { kind: 'Modelling' });
				await page.goto(`${path}/guide`);
				const matter = page.getByRole('article').filter({ hasText: `Fewer slides, ${script}` });
				await expect(matter).toContainText('You held this back; now is the time');
				await matter.getByRole('button', { name: 'Raised it' }).click();
				await expect(page.getByText('Raised. It will not come up again.')).toBeVisible();
				await expect(page.getByText(`Fewer slides, ${script}`)).toHaveCount(0);
			});
			await test.step('somebody suggested is put off, with a reason', async () => {
				await page.goto('/notebook');
				const not = page.getByRole('link', { name: /^Not now: / }).first();
				const who = ((await not.getAttribute('aria-label')) ?? '').replace('Not now: ', '');
				await not.click();
				await page.getByRole('radio', { name: 'In two weeks' }).check();
				await page.getByRole('textbox', { name: 'Why not now' }).fill('Reports to write');
				await page.getByRole('button', { name: 'Put it off' }).click();
				await expect(page.getByText('Put off. It is not suggested before that day.')).toBeVisible();
				await page.getByRole('button', { name: `Suggest again: ${who}` }).click();
				await expect(page.getByText('Suggested again.', { exact: true })).toBeVisible();
			});
			await test.step('a leader writes what the school hopes to see, and what would show it', async () => {
				const leader = await as('fatima');
				await leader.goto('/vision');
				const words = `Students ask for feedback before they are given it (${script})`;
				await leader.getByRole('textbox', { name: 'What we hope to see' }).fill(words);
				await leader.getByRole('button', { name: 'Add it' }).click();
				await leader
					.getByRole('textbox', { name: 'A new look-for' })
					.fill(`A student asks first (${script})`);
				await leader.getByRole('button', { name: 'Add it' }).click();
				await expect(leader.getByText('Saved.', { exact: true })).toBeVisible();
				await page.goto('/notebook/look-fors');
				await expect(page.getByText(`A student asks first (${script})`)).toBeVisible();
			});
		});
	});
