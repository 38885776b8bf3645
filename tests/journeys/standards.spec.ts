import type { Page } from '@playwright/test';
import { aPackage } from '../../src/server/domain/standard/fixtures/a-package.ts';
import { expect, test } from './fixture.ts';

const mark = { true: '5e1f1111', false: '5e1f2222' };
/** The code of the standard that is named, in each: both may be named in one collaboration. */
const code = { true: 'N.2.a', false: 'N.2.x' };

/** The small package under a name of its own, as a file to choose. */
function file(script: boolean, title: string, change: (text: string) => string = (text) => text) {
	const text = JSON.stringify(aPackage())
		.replaceAll('5e1f0000', mark[`${script}`])
		.replaceAll('Numbers for everybody', title)
		.replaceAll('N.2.a', code[`${script}`]);
	return { name: 'numbers.json', mimeType: 'application/json', buffer: Buffer.from(change(text)) };
}

async function upload(page: Page, given: ReturnType<typeof file>): Promise<void> {
	await page.goto('/standards/import');
	await page.getByLabel('CASE package').setInputFiles(given);
	await page.getByRole('button', { name: 'See what is in it' }).click();
}

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a framework comes in by file, a school uses it, and a collaboration names content beside technology', async ({
			as,
		}) => {
			const title = `Numbers for ${script ? 'one' : 'two'}`;
			const operator = await as('ivo');

			await test.step('an operator sees what is wrong with a file, and what is in a good one', async () => {
				await upload(
					operator,
					file(script, title, (text) => text.slice(0, 400)),
				);
				await expect(operator.getByText(/is not JSON, or was cut off/).first()).toBeVisible();
				await upload(operator, file(script, title));
				await expect(operator.getByRole('heading', { name: title, level: 1 })).toBeVisible();
				await expect(operator.getByText('7 links, 2 of them to something outside the package')).toBeVisible();
				await operator.getByRole('button', { name: 'Accept it' }).click();
				await expect(operator).toHaveURL(/\/standards\/[0-9a-f-]{36}$/);
				await upload(operator, file(script, title));
				await expect(operator.getByText('This is the package that is here already.')).toBeVisible();
			});

			const facilitator = await as('ada');
			await test.step('a facilitator says what it is for, sees its licence, and opens its tree', async () => {
				await facilitator.goto('/standards');
				await facilitator.getByRole('link', { name: title }).click();
				await expect(facilitator.getByRole('link', { name: 'Licence: Open for schools' })).toHaveAttribute(
					'href',
					'https://example.org/open',
				);
				await facilitator.getByRole('checkbox', { name: /^Content standards/ }).check();
				await facilitator.getByRole('button', { name: 'Save' }).click();
				await expect(facilitator.getByText('Saved.', { exact: false })).toBeVisible();
				await facilitator.getByText('Numbers', { exact: true }).click();
				await facilitator.getByText('Fractions', { exact: true }).first().click();
				await facilitator.getByRole('link', { name: /Explains equivalent fractions/ }).click();
				await expect(
					facilitator.getByRole('navigation', { name: 'Where it stands' }).getByRole('link'),
				).toHaveText([title, 'N Numbers', 'N.2 Fractions']);
			});

			await test.step('and names what it found, in spite of a slip, beside technology standards', async () => {
				await facilitator.goto('/collaborations');
				const link = facilitator.getByRole('main').locator('a[href^="/collaborations/0"]').first();
				const path = (/\/collaborations\/[0-9a-f-]{36}/.exec((await link.getAttribute('href')) ?? '') ?? [
					'',
				])[0];
				await facilitator.goto(`${path}/edit`);
				await facilitator.getByLabel('Find a content standard').fill('equivalnt');
				if (!script) {
					await facilitator.getByRole('button', { name: 'Search' }).first().click();
					await expect(facilitator).toHaveURL(/\/find/);
				}
				await facilitator.getByRole('checkbox', { name: code[`${script}`], checked: false }).check();
				await facilitator.getByRole('button', { name: 'Save' }).click();
				await expect(facilitator).toHaveURL(new RegExp(`${path}$`));
				await facilitator.goto(`${path}/plan`);
				const content = facilitator.getByRole('region', { name: 'Content standards' });
				await expect(
					content.getByRole('link', { name: `${code[`${script}`]} Explains equivalent` }),
				).toBeVisible();
				await expect(content.getByRole('link', { name: 'Licence: Open for schools' }).last()).toBeVisible();
				await expect(
					facilitator
						.getByRole('region', { name: 'Technology standards' })
						.getByRole('link', { name: /CC BY 4\.0/ }),
				).toBeVisible();
			});

			await test.step('a newer package withdraws what is named, and it stays named', async () => {
				const newer = (text: string) => {
					const given = JSON.parse(text) as ReturnType<typeof aPackage>;
					given.CFItems = given.CFItems.filter((one) => one.humanCodingScheme !== code[`${script}`]);
					return JSON.stringify(given);
				};
				await upload(operator, file(script, title, newer));
				await expect(operator.getByText('Withdrawn: no longer in the package')).toBeVisible();
				await operator.getByRole('button', { name: 'Accept it' }).click();
				await expect(operator).toHaveURL(/\/standards\/[0-9a-f-]{36}$/);
				await facilitator.reload();
				const content = facilitator.getByRole('region', { name: 'Content standards' });
				await expect(content.getByRole('listitem').filter({ hasText: code[`${script}`] })).toContainText(
					'Withdrawn',
				);
			});
		});
	});
