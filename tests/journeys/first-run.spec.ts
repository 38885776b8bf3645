import type { Page } from '@playwright/test';
import type { Server } from '../server.ts';
import { expect, test } from './fixture.ts';
import { linkTo } from './outbox.ts';
import { rosterOf } from './roster.ts';

const school = 'Brook School';

/** Signs somebody in by the link that their mail has brought. */
async function signInByMail(page: Page, address: string, server: Server): Promise<void> {
	await page.getByLabel('E-mail address').fill(address);
	await page.getByRole('button', { name: 'Send me a link' }).click();
	await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
	await page.goto(await linkTo(address, server));
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/today$/);
}

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('from the first visit to a colleague who signs in: set up, roster, roles, teams, invitation', async ({
			browser,
			fresh,
		}) => {
			test.setTimeout(120_000);
			const context = await browser.newContext({ baseURL: fresh.origin });
			const page = await context.newPage();

			await test.step('the first visit offers both ways', async () => {
				await page.goto('/');
				await expect(page.getByRole('link', { name: 'Look around a demonstration school' })).toBeVisible();
				await page.getByRole('link', { name: 'Set up your school' }).click();
				await expect(page.getByRole('heading', { name: 'Set up your school' })).toBeVisible();
			});

			await test.step('a wrong code is refused, and nothing typed is lost', async () => {
				await page.getByLabel('Organisation').fill('Brook Schools');
				await page.getByLabel('Name of the first school').fill(school);
				await page.getByLabel('Time zone').selectOption('Europe/Zurich');
				await page.getByRole('radio', { name: 'coach', exact: true }).check();
				await page.getByLabel('Given name').fill('Olga');
				await page.getByLabel('Family name').fill('D’Angelo');
				await page.getByLabel('E-mail address').fill('olga@brook.example');
				await page.getByRole('checkbox', { name: 'Facilitator' }).check();
				await page.getByLabel('Code from the terminal').fill('HERON-0000-AAAA-0000');
				await page.getByRole('button', { name: 'Set up the school' }).click();
				await expect(
					page.getByText('This is not the code that the terminal printed last.', { exact: false }).first(),
				).toBeVisible();
				await expect(page.getByLabel('Organisation')).toHaveValue('Brook Schools');
				await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Zurich');
				await expect(page.getByRole('radio', { name: 'coach', exact: true })).toBeChecked();
				await expect(page.getByLabel('Family name')).toHaveValue('D’Angelo');
				await expect(page.getByRole('checkbox', { name: 'Facilitator' })).toBeChecked();
			});

			await test.step('the printed code sets it up, and signs its operator in', async () => {
				const code = /need this code: (\S+)/.exec(fresh.printed())?.[1] ?? '';
				await page.getByLabel('Code from the terminal').fill(code.toLowerCase());
				await page.getByRole('button', { name: 'Set up the school' }).click();
				await expect(page).toHaveURL(/\/today$/);
				await expect(page.getByText('No mail server is set up')).toBeVisible();
				await expect(page.getByText('the outbox', { exact: false })).toBeVisible();
			});

			await test.step('a roster is uploaded, looked at, and accepted', async () => {
				await page.getByRole('main').getByRole('link', { name: 'Roster' }).click();
				await page.getByLabel('Roster (zip or CSV files)').setInputFiles({
					name: 'brook.zip',
					mimeType: 'application/zip',
					buffer: rosterOf(school),
				});
				await page.getByRole('button', { name: 'See what would change' }).click();
				await expect(page.getByRole('heading', { name: 'What this roster would change' })).toBeVisible();
				await expect(page.getByRole('heading', { name: '3 people are new' })).toBeVisible();
				await expect(page.getByRole('listitem').filter({ hasText: "Zoë O'Brien-Smith" })).toBeVisible();
				expect(await page.content()).not.toContain('Planted');
				// Nothing is written yet.
				const people = await context.newPage();
				await people.goto('/people');
				await expect(people.getByText("Zoë O'Brien-Smith")).toHaveCount(0);
				await page.getByRole('button', { name: 'Accept this roster' }).click();
				await expect(page.getByText('The roster is in place')).toBeVisible();
				await people.reload();
				await expect(people.getByRole('link', { name: "Zoë O'Brien-Smith" })).toBeVisible();
				await expect(people.getByRole('link', { name: 'أميرة خليل' })).toBeVisible();
				await people.close();
			});

			await test.step('the same roster again changes nobody', async () => {
				await page.goto('/people/roster');
				await page.getByLabel('Roster (zip or CSV files)').setInputFiles({
					name: 'brook.zip',
					mimeType: 'application/zip',
					buffer: rosterOf(school),
				});
				await page.getByRole('button', { name: 'See what would change' }).click();
				await expect(page.getByText('Everybody here stays as they are.')).toBeVisible();
				await page.getByRole('button', { name: 'Put it away' }).click();
				await expect(page.getByText('put away').first()).toBeVisible();
			});

			await test.step('a role is given, and one that excludes another is refused with a sentence', async () => {
				await page.goto('/people');
				await page.getByRole('link', { name: 'Piet de Vries' }).click();
				await page.getByText('Give a role').click();
				await page.getByLabel('Role', { exact: true }).selectOption('leader');
				await page.getByRole('button', { name: 'Give this role' }).click();
				await expect(page.getByText('The role was given.')).toBeVisible();
				await page.getByText('Give a role').click();
				await page.getByLabel('Role', { exact: true }).selectOption('facilitator');
				await page.getByRole('button', { name: 'Give this role' }).click();
				await expect(page.getByText('The two exclude each other', { exact: false }).first()).toBeVisible();
			});

			await test.step('teams are formed from the roster', async () => {
				await page.goto('/teams');
				await page.getByRole('link', { name: 'Form teams from the roster' }).first().click();
				await expect(page.getByLabel('Name of the team').first()).toHaveValue('Grade 7');
				await page.getByRole('button', { name: 'Form these teams' }).click();
				await expect(page.getByText(/^(One team stands|\d+ teams stand)\.$/)).toBeVisible();
				await expect(page.getByRole('link', { name: 'Grade 7' })).toBeVisible();
			});

			await test.step('everyone is invited, once', async () => {
				await page.goto('/people');
				await page.getByRole('link', { name: 'Invite 3 people' }).click();
				await page.getByRole('button', { name: 'Send 3 letters' }).click();
				await expect(page.getByText('3 letters are on their way.')).toBeVisible();
				await page.goto('/people');
				await expect(page.getByRole('link', { name: /^Invite / })).toHaveCount(0);
			});

			await test.step('who was invited signs in by the letters in the outbox', async () => {
				const invited = await browser.newPage({ baseURL: fresh.origin });
				await invited.goto(await linkTo('zoe@brook.example', fresh, /./));
				await signInByMail(invited, 'zoe@brook.example', fresh);
				await expect(invited.getByRole('heading', { name: 'Ask for help' })).toBeVisible();
				await invited.close();
			});

			await test.step('what the operator did is kept, and set-up is over', async () => {
				await page.goto('/school/acts');
				await expect(page.getByText('Set up this installation')).toBeVisible();
				expect((await page.goto('/set-up'))?.status()).toBe(404);
				expect((await page.goto('/demonstration'))?.status()).toBe(404);
			});
			await context.close();
		});
	});
