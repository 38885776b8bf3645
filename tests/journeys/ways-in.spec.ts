import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { linkTo } from './outbox.ts';

/** A device of its own for a page: it keeps passkeys, and its owner is always there. */
async function givePasskeys(page: Page): Promise<{ cdp: CDPSession; id: string }> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable', { enableUI: false });
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return { cdp, id: authenticatorId };
}

const devices = (page: Page) =>
	page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');

test('somebody adds a passkey, signs out, signs in with it, names it anew and removes it', async ({ as }) => {
	const page = await as('rosa');
	const { cdp, id } = await givePasskeys(page);
	await page.goto('/profile/signing-in');
	await expect(page.getByText('You have none yet.')).toBeVisible();
	await page.getByLabel('Name').fill('School laptop');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('The passkey was added.')).toBeVisible();
	await expect(page.getByText('School laptop', { exact: true })).toBeVisible();
	// A second one on the same device is not made.
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('This device has a passkey for you already.')).toBeVisible();

	await page.context().clearCookies();
	await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: false });
	await page.goto('/sign-in');
	const button = page.getByRole('button', { name: 'Sign in with a passkey' });
	await expect(button).toBeVisible();
	const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
	expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
	await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled: true });
	await button.click();
	await expect(page).toHaveURL(/\/today$/);

	await page.goto('/profile/signing-in');
	await expect(devices(page).filter({ hasText: 'This one' })).toContainText('signed in with the passkey');
	await page.getByRole('link', { name: 'Rename School laptop' }).click();
	await page.getByLabel('New name').fill('Old laptop');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The name was saved.')).toBeVisible();
	await page.getByRole('button', { name: 'Remove Old laptop' }).click();
	// What it had signed in ends with it, this very session included; the device, which still has it, offers it in vain.
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(page.getByText('This passkey could not sign you in').first()).toBeVisible();
});

test('a passkey is offered where the address is typed', async ({ as }) => {
	const page = await as('tomasz');
	await givePasskeys(page);
	await page.goto('/profile/signing-in');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('The passkey was added.')).toBeVisible();
	await page.context().clearCookies();
	// This device chooses at once what a person would choose from the list.
	await page.goto('/sign-in');
	await expect(page).toHaveURL(/\/today$/);
});

test('somebody ends a session they left open elsewhere', async ({ as }) => {
	const [left, page] = [await as('grace'), await as('grace')];
	await left.goto('/today');
	await page.goto('/profile/signing-in');
	await expect(devices(page).nth(1)).toBeVisible();
	await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
	await expect(page.getByText('You are signed out everywhere else.')).toBeVisible();
	await expect(devices(page)).toHaveCount(1);
	await left.goto('/today');
	await expect(left).toHaveURL(/\/sign-in/);
});

test.describe('without the page’s script', () => {
	test.use({ javaScriptEnabled: false });

	test('an address that is lost is replaced, a colleague vouches, and the old address takes it back', async ({
		as,
		page: bare,
		school,
	}) => {
		const options = { javaScriptEnabled: false };
		const [operator, teacher] = [await as('ivo', options), await as('clara', options)];
		const colleague = await as('hana', options);
		await teacher.goto('/profile/signing-in');
		await expect(teacher.getByText('To add a passkey, this page needs its script')).toBeVisible();

		await operator.goto('/people?name=Clara');
		await operator
			.getByRole('main')
			.getByRole('link', { name: /^Clara/ })
			.first()
			.click();
		await operator.getByText('Change the address').click();
		await operator.getByLabel('New e-mail address').fill('clara.elsewhere@alderbay.example');
		await operator.getByLabel(/can no longer read letters/).check();
		await operator.getByRole('button', { name: 'Change it' }).click();
		await expect(operator.getByText(/^The address was changed\. What is confidential is shut/)).toBeVisible();
		await teacher.goto('/today');
		await expect(teacher).toHaveURL(/\/sign-in/);

		await bare.goto('/sign-in');
		await expect(bare.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
		await bare.getByLabel('E-mail address').fill('clara.elsewhere@alderbay.example');
		await bare.getByRole('button', { name: 'Send me a link' }).click();
		await bare.goto(await linkTo('clara.elsewhere@alderbay.example', school));
		await bare.getByRole('button', { name: 'Sign in' }).click();
		await bare.getByRole('link', { name: 'How to open it' }).click();
		await expect(bare.getByText('What is confidential is shut to you')).toBeVisible();

		await colleague.goto(new URL(operator.url()).pathname);
		await colleague.getByRole('button', { name: /^Vouch for Clara/ }).click();
		await expect(colleague.getByText('Tick that you have spoken with them.').first()).toBeVisible();
		await colleague.getByLabel(/I have spoken with Clara/).check();
		await colleague.getByRole('button', { name: /^Vouch for Clara/ }).click();
		await expect(colleague.getByText(/^You have vouched for Clara/)).toBeVisible();
		await bare.reload();
		await expect(bare.getByText('What is confidential is shut to you')).toBeHidden();
		await expect(bare.getByText(/vouched for you/).first()).toBeVisible();

		const letter = await linkTo('clara@alderbay.example', school, /\/address\//);
		const old = await as('goran', options);
		await old.goto(letter);
		await expect(old.getByText(/says to have spoken with you in person/)).toBeVisible();
		await old.getByRole('button', { name: 'No, give me the old one back' }).click();
		await expect(old.getByRole('heading', { name: 'You have your address back' })).toBeVisible();
		await bare.goto('/today');
		await expect(bare).toHaveURL(/\/sign-in/);
	});
});
