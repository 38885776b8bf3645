import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** A teacher and a facilitator of the demonstration who do not work together yet, for each way a page is served. */
const pairs = [
	{ script: true, teacher: 'oscar', facilitator: 'priya', called: 'Priya Raman' },
	{ script: false, teacher: 'hilde', facilitator: 'ben', called: 'Ben Lindqvist' },
];
const nobody = '01900000-0000-7000-8000-00000000dead';

interface Proposal {
	facilitator: string;
	title: string;
}

/** Proposes as a teacher, and gives the address of the collaboration. */
async function propose(page: Page, { facilitator, title }: Proposal): Promise<string> {
	await page.goto('/collaborations');
	await page.getByRole('link', { name: 'Propose one' }).first().click();
	await page
		.getByLabel('What should students learn or be able to do?')
		.fill('They tell a story with numbers that somebody else can follow.');
	await page.getByLabel('A short name for it').fill(title);
	await page.getByRole('checkbox', { name: new RegExp(`^${facilitator}.*Facilitator`) }).check();
	await page.getByRole('radio', { name: /^Full/ }).check();
	await page.getByLabel('Tools you already think of').fill('Book Creator, Scratch');
	await page.getByRole('button', { name: 'Propose it' }).click();
	await expect(page).toHaveURL(/\/collaborations\/[0-9a-f-]{36}$/);
	await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
	await expect(page.getByText(`Waiting for ${facilitator}.`)).toBeVisible();
	return new URL(page.url()).pathname;
}

for (const { script, teacher, facilitator, called } of pairs)
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a collaboration is proposed, accepted, agreed on, moved to another stage and drawn', async ({
			as,
		}) => {
			const title = `Stories in numbers ${script ? 'one' : 'two'}`;
			const asTeacher = await as(teacher);
			const path = await propose(asTeacher, { facilitator: called, title });

			const asFacilitator = await as(facilitator);
			await asFacilitator.goto('/collaborations');
			await asFacilitator.getByRole('link', { name: `Answer: ${title}` }).click();
			await expect(asFacilitator).toHaveURL(`${path}/answer`);
			await expect(asFacilitator.getByRole('heading', { name: /asks you to work together/ })).toBeVisible();
			await expect(
				asFacilitator.getByText('Everything they have been at this school in the last twelve months'),
			).toBeVisible();
			await expect(asFacilitator.getByRole('listitem').filter({ hasText: /^Teacher since/ })).toBeVisible();
			await asFacilitator.getByRole('button', { name: 'Yes, let’s work together' }).click();
			await expect(asFacilitator).toHaveURL(new RegExp(`${path}$`));

			await test.step('each side reads, changes and accepts the agreement', async () => {
				await asFacilitator.goto(`${path}/agreement`);
				await asFacilitator.getByRole('link', { name: 'Change it' }).click();
				await asFacilitator
					.getByRole('group', { name: 'Finds an audience that fits the work' })
					.getByRole('radio', { name: 'Both' })
					.check();
				await asFacilitator.getByLabel('Something else to settle').first().fill('Books the quiet room');
				await asFacilitator.getByRole('button', { name: 'Save and accept' }).click();
				await expect(asFacilitator.getByText('Books the quiet room')).toBeVisible();

				await asTeacher.goto(path);
				await asTeacher.getByRole('link', { name: 'Read the agreement' }).first().click();
				await expect(asTeacher.getByText('Books the quiet room').first()).toBeVisible();
				await asTeacher.getByRole('button', { name: 'Accept it as it stands' }).first().click();
				await expect(asTeacher.getByRole('button', { name: 'Accept it as it stands' })).toHaveCount(0);
				await asTeacher.goto(path);
				await expect(asTeacher.getByText('The agreement waits for you.', { exact: false })).toHaveCount(0);
			});

			await test.step('another stage is proposed with a reason, and holds when the other side accepts', async () => {
				await asFacilitator.goto(`${path}/stage`);
				await asFacilitator.getByRole('radio', { name: /^Coaching/ }).check();
				await asFacilitator.getByLabel('Why now?').fill('The first book is made; now you lead');
				await asFacilitator.getByRole('button', { name: 'Propose it' }).click();
				await expect(asFacilitator.getByRole('heading', { name: 'Proposed: Coaching' })).toBeVisible();

				await asTeacher.goto(path);
				await asTeacher.getByRole('link', { name: 'See and answer' }).click();
				await expect(asTeacher.getByText('The first book is made; now you lead')).toBeVisible();
				await asTeacher.getByRole('button', { name: 'Accept', exact: true }).click();
				await expect(asTeacher.getByRole('heading', { name: 'Proposed: Coaching' })).toHaveCount(0);
				await expect(
					asTeacher.getByRole('row').filter({ hasText: 'The first book is made; now you lead' }),
				).toBeVisible();
			});

			await test.step('the agreement asks again and says what changed since it was accepted', async () => {
				await asTeacher.goto(`${path}/agreement`);
				await expect(asTeacher.getByText(/^Changed since you accepted version 2$/)).toBeVisible();
				await expect(asTeacher.getByText(/: was with .+, now with /).first()).toBeVisible();
				await expect(asTeacher.getByText('Books the quiet room')).toBeVisible();
				await asTeacher.getByRole('button', { name: 'Accept it as it stands' }).first().click();
				await expect(asTeacher.getByText(/^Changed since/)).toHaveCount(0);
			});

			await test.step('its way is drawn, with the same as a table', async () => {
				await asTeacher.goto(`${path}/stage`);
				const line = asTeacher.getByRole('img', {
					name: 'The stages of this collaboration, from its beginning',
				});
				await expect(line).toBeVisible();
				await expect(asTeacher.getByRole('table', { name: 'The way so far' }).getByRole('row')).toHaveCount(
					3,
				);
			});
		});

		test('who declines says why, suggests somebody else, and no longer sees it', async ({ as }) => {
			const asTeacher = await as(teacher);
			const path = await propose(asTeacher, { facilitator: called, title: `Not this one ${script}` });
			const asFacilitator = await as(facilitator);
			await asFacilitator.goto(`${path}/answer`);
			await asFacilitator.getByText('No, thank you').first().click();
			const form = asFacilitator.getByRole('main').locator('form').filter({ hasText: 'No, thank you' });
			await form.getByLabel('Anything you would like to tell them?').fill('My week is full until spring');
			await form.getByLabel('Someone else they could ask').selectOption('Ada Okafor');
			await form.getByRole('button', { name: 'No, thank you' }).click();
			await expect(
				asFacilitator.getByText('You no longer see that collaboration.', { exact: false }),
			).toBeVisible();
			const gone = await asFacilitator.goto(path);
			expect(gone?.status()).toBe(404);

			await asTeacher.goto(path);
			await expect(asTeacher.getByText('“My week is full until spring”')).toBeVisible();
			await expect(asTeacher.getByText('They suggest Ada Okafor instead.')).toBeVisible();
		});
	});

test('a leader finds nothing at the address of a collaboration, as at an address that never was', async ({
	as,
}) => {
	const asTeacher = await as('clara');
	await asTeacher.goto('/collaborations');
	const link = asTeacher.getByRole('main').locator('a[href^="/collaborations/0"]').first();
	const path = (await link.getAttribute('href')) ?? '';
	const asLeader = await as('fatima');
	for (const end of ['', '/stage', '/agreement']) {
		const hidden = await asLeader.goto(path.replace(/(\/0[0-9a-f-]{35}).*/, `$1${end}`));
		expect(hidden?.status()).toBe(404);
		await expect(asLeader.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
		const never = await asLeader.goto(`/collaborations/${nobody}${end}`);
		expect(never?.status()).toBe(404);
		await expect(asLeader.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
	}
});

test('a teacher who is asked sees what the facilitator has been here, and who will see what, before saying yes', async ({
	as,
}) => {
	const asFacilitator = await as('priya');
	await asFacilitator.goto('/collaborations/new');
	await asFacilitator
		.getByLabel('What should students learn or be able to do?')
		.fill('They argue from a source they checked.');
	await asFacilitator.getByLabel('A short name for it').fill('Who says so');
	await asFacilitator.getByRole('checkbox', { name: /^Aoife Ní Bhriain/ }).check();
	await asFacilitator.getByRole('button', { name: 'Propose it' }).click();
	await expect(asFacilitator.getByText('Waiting for Aoife Ní Bhriain.')).toBeVisible();
	const path = new URL(asFacilitator.url()).pathname;

	const asTeacher = await as('aoife');
	await asTeacher.goto('/today');
	await asTeacher.getByRole('link', { name: 'Answer a proposal to work together' }).first().click();
	await expect(asTeacher).toHaveURL(new RegExp(`${path}/answer$`));
	await expect(asTeacher.getByRole('listitem').filter({ hasText: /^Facilitator since/ })).toBeVisible();
	await expect(
		asTeacher.getByText('Not a leader here in these twelve months, and not your evaluator.'),
	).toBeVisible();
	await expect(
		asTeacher.getByText('Numbers about five teachers or more. Not one word, and nothing about you'),
	).toBeVisible();
	await asTeacher.getByRole('button', { name: 'Yes, let’s work together' }).click();
	await expect(asTeacher).toHaveURL(new RegExp(`${path}$`));
	await expect(asTeacher.getByText('Waiting for', { exact: false })).toHaveCount(0);
});

test('two partners change the agreement at once: the second is shown both, and loses nothing', async ({
	as,
}) => {
	const asTeacher = await as('arjun');
	const path = await propose(asTeacher, { facilitator: 'Ben Lindqvist', title: 'Maps of the rain' });
	const asFacilitator = await as('ben');
	await asFacilitator.goto(`${path}/answer`);
	await asFacilitator.getByRole('button', { name: 'Yes, let’s work together' }).click();
	for (const page of [asTeacher, asFacilitator]) {
		await page.goto(`${path}/agreement`);
		await page.getByRole('link', { name: 'Change it' }).click();
	}
	await asTeacher.getByLabel('Something else to settle').first().fill('Brings the rain gauges');
	await asTeacher.getByRole('button', { name: 'Save and accept' }).click();
	await expect(asTeacher.getByText('Brings the rain gauges')).toBeVisible();

	await asFacilitator
		.getByRole('group', { name: 'Sets up the classroom' })
		.getByRole('radio', { name: 'Both' })
		.check();
	await asFacilitator.getByRole('button', { name: 'Save and accept' }).click();
	await expect(asFacilitator.getByText(/saved a change while you were writing$/).first()).toBeVisible();
	await expect(asFacilitator.getByRole('textbox', { name: 'Something else to settle' }).first()).toHaveValue(
		'Brings the rain gauges',
	);
	await expect(
		asFacilitator.getByRole('group', { name: 'Sets up the classroom' }).getByRole('radio', { name: 'Both' }),
	).toBeChecked();
	await asFacilitator.getByRole('button', { name: 'Save and accept' }).click();
	await expect(asFacilitator.getByText('Brings the rain gauges')).toBeVisible();
});
