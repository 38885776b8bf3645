import { expect, test } from './fixture.ts';
import { linkTo } from './outbox.ts';
import { beginCapture, saveCapture } from './visits.ts';

/** Teachers of the demonstration who do not work with Ben, for each way a page is served. */
const ways = [
	{ script: true, teacher: 'mei', called: 'Mei Tan' },
	{ script: false, teacher: 'duncan', called: 'Duncan MacLeod' },
];

for (const { script, teacher, called } of ways)
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('partners talk, it is handed over with the teacher’s yes, finished, and a colleague may be helped', async ({
			as,
		}) => {
			const asTeacher = await as(teacher);
			await asTeacher.goto('/collaborations/new');
			await asTeacher
				.getByLabel('What should students learn or be able to do?')
				.fill('They explain an experiment that failed.');
			await asTeacher.getByLabel('A short name for it').fill(`What went wrong ${script}`);
			await asTeacher.getByRole('checkbox', { name: /^Priya Raman.*Facilitator/ }).check();
			await asTeacher.getByRole('radio', { name: /^Full/ }).check();
			await asTeacher.getByRole('button', { name: 'Propose it' }).click();
			await expect(asTeacher).toHaveURL(/\/collaborations\/[0-9a-f-]{36}$/);
			const path = new URL(asTeacher.url()).pathname;
			const asFacilitator = await as('priya');
			await asFacilitator.goto(`${path}/answer`);
			await expect(asFacilitator.getByText('Be in the room for every step', { exact: false })).toBeVisible();
			await asFacilitator.getByRole('button', { name: 'Yes, let’s work together' }).click();

			await test.step('what one says, the other is told of without a word of it, and reads', async () => {
				await asTeacher.goto(`${path}/thread`);
				await asTeacher.getByLabel('Say something to your partners').fill('The scales are in cupboard 7.');
				await asTeacher.getByRole('button', { name: 'Say it' }).click();
				await expect(asTeacher.getByText('The scales are in cupboard 7.')).toBeVisible();
				await asFacilitator.goto('/today');
				const mention = asFacilitator
					.getByRole('listitem')
					.filter({ hasText: `What went wrong ${script}` })
					.filter({ hasText: 'New in the thread' });
				await expect(mention).toBeVisible();
				await expect(asFacilitator.getByText('cupboard 7')).toHaveCount(0);
				await mention.getByRole('link', { name: 'New in the thread' }).click();
				await expect(asFacilitator.getByText('The scales are in cupboard 7.')).toBeVisible();
				await asFacilitator.goto('/today');
				await expect(mention).toHaveCount(0);
			});

			await test.step('the facilitator proposes who goes on; the teacher sees what they have been here, and says yes', async () => {
				await asFacilitator.goto(`${path}/handover`);
				await asFacilitator.getByRole('radio', { name: /^Ben Lindqvist/ }).check();
				await asFacilitator.getByLabel('Why?').fill('I move to the other building');
				await asFacilitator.getByRole('button', { name: 'Propose it' }).click();
				const asOther = await as('ben');
				expect((await asOther.goto(path))?.status()).toBe(404);
				await asTeacher.goto(path);
				await asTeacher.getByRole('link', { name: 'See and answer' }).click();
				await expect(asTeacher.getByText('I move to the other building')).toBeVisible();
				await expect(asTeacher.getByRole('listitem').filter({ hasText: /^Facilitator since/ })).toBeVisible();
				await asTeacher.getByRole('button', { name: 'Yes, go on with Ben Lindqvist' }).click();
				await asOther.goto(`${path}/answer`);
				await asOther.getByRole('button', { name: 'Yes, let’s work together' }).click();
				await expect(asOther).toHaveURL(new RegExp(`${path}$`));
				await expect(asOther.getByText('has left', { exact: false })).toBeVisible();
				expect((await asFacilitator.goto(path))?.status()).toBe(404);
			});

			await test.step('finishing asks what came of it, and offers the teacher to help a colleague', async () => {
				await asTeacher.goto(`${path}/turn`);
				await asTeacher.getByText('Finish it').first().click();
				await asTeacher
					.getByLabel('What came of it?')
					.fill('They looked for the mistake, not for the culprit.');
				await asTeacher.getByRole('button', { name: 'Finish it' }).click();
				await expect(asTeacher).toHaveURL(`${path}/outcome`);
				await expect(asTeacher.getByLabel('What came of it?')).toHaveValue(
					'They looked for the mistake, not for the culprit.',
				);
				await asTeacher.getByLabel('With what?').fill(`Failing on purpose ${script}`);
				await asTeacher.getByRole('radio', { name: /^My school/ }).check();
				await asTeacher.getByRole('button', { name: 'Offer it' }).click();
				await asTeacher.goto('/collaborations');
				await asTeacher.getByRole('link', { name: 'All of mine, by stage' }).click();
				await expect(asTeacher.getByText(`Failing on purpose ${script}`).first()).toBeVisible();
				const mine = new URL(asTeacher.url()).pathname;
				const asColleague = await as('leila');
				await asColleague.goto(mine);
				await expect(asColleague.getByRole('heading', { name: `Collaborations of ${called}` })).toBeVisible();
				await expect(asColleague.getByText(`Failing on purpose ${script}`)).toBeVisible();
				await expect(asColleague.getByText(`What went wrong ${script}`)).toHaveCount(0);
			});
		});
	});

test('a facilitator approves a summary; the letter has the link and no word of it, and the teacher reads it there', async ({
	as,
	school,
}) => {
	const asFacilitator = await as('ada');
	await beginCapture(asFacilitator, 'Clara Mendes');
	const visit = await saveCapture(asFacilitator);
	await asFacilitator.getByRole('link', { name: 'Summary for Clara Mendes' }).click();
	await asFacilitator
		.getByLabel('What Clara Mendes will read')
		.fill('They waited for the quiet ones, and so did you.');
	await asFacilitator.getByRole('button', { name: 'Approve and tell Clara Mendes' }).click();
	await expect(asFacilitator.getByText('Clara Mendes can read it now', { exact: false })).toBeVisible();

	const link = await linkTo('clara@alderbay.example', school, /\/summary(\?|$)/);
	expect(new URL(link).pathname).toBe(`${visit}/summary`);
	const asTeacher = await as('clara');
	await asTeacher.goto(`${visit}/summary`);
	await expect(asTeacher.getByText('They waited for the quiet ones, and so did you.')).toBeVisible();
	await asFacilitator.goto(`${visit}/summary`);
	await asFacilitator.getByRole('button', { name: 'Take it back' }).click();
	expect((await asTeacher.goto(`${visit}/summary`))?.status()).toBe(404);
});
