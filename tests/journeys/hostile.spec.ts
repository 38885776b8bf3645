import type { Page } from '@playwright/test';
import { cookieOf, expect, test } from './fixture.ts';
import { post } from './post.ts';
import { beginCapture, planVisit, saveCapture } from './visits.ts';

const nobody = '01900000-0000-7000-8000-00000000dead';

/** What people are called, and what some would like to be called. */
const names = [
	{ given: 'Ömer Faruk', family: 'Şahin-O’Connor', search: 'sahin' },
	{ given: 'محمد', family: 'عبد الرحمن', search: 'عبد' },
	{ given: '明美', family: '佐藤', search: '佐藤' },
	{ given: '👩🏽‍🏫 Robin', family: 'X Æ A-12', search: 'robin x' },
	{ given: '<script>alert(1)</script>', family: "'); drop table person; --", search: 'drop table' },
	{ given: 'Null', family: '%_\\', search: '%_\\' },
	{ given: 'A', family: 'é'.repeat(200), search: 'é'.repeat(60) },
];

async function addPerson(page: Page, { given, family }: { given: string; family: string }): Promise<void> {
	await page.goto('/people/new');
	await page.getByLabel('Given name').fill(given);
	await page.getByLabel('Family name').fill(family);
	await page.getByRole('checkbox', { name: 'Assistant' }).check();
	await page.getByRole('button', { name: 'Add this person' }).click();
	await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}/);
}

test('names in any script are shown as they are, and found', async ({ as }) => {
	test.setTimeout(120_000);
	const page = await as('ivo');
	let asked = false;
	page.on('dialog', (dialog) => {
		asked = true;
		return dialog.dismiss();
	});
	for (const { given, family, search } of names) {
		await addPerson(page, { given, family });
		const heading = page.getByRole('heading', { level: 1 });
		await expect(heading).toContainText(given);
		await expect(heading).toContainText(family);
		await page.goto('/people');
		await page.getByLabel('Name', { exact: true }).fill(search);
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(page.getByRole('list', { name: 'People' }).getByRole('link').first()).toContainText(family);
	}
	expect(asked).toBe(false);
});

test('what a search cannot mean finds nobody, and breaks nothing', async ({ as }) => {
	const page = await as('ivo');
	for (const search of ['%', '_', "'", '"; --', '\\', '((((', '🙃', ' ', '*:& |!']) {
		const answer = await page.goto(`/people?name=${encodeURIComponent(search)}`);
		expect(answer?.status(), search).toBe(200);
		await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
	}
});

test('long titles, other directions, emoji and markup in what is written stay text', async ({ as }) => {
	const page = await as('kofi', { viewport: { width: 375, height: 667 } });
	const title = `${'قصص الماء 🌊 <b>Water</b> '.repeat(7)}end`.slice(0, 200);
	await page.goto('/collaborations/new');
	await page
		.getByLabel('What should students learn or be able to do?')
		.fill('<img src=x onerror=alert(1)> & “more”');
	await page.getByLabel('A short name for it').fill(title);
	await page.getByRole('checkbox', { name: /^Ben Lindqvist/ }).check();
	await page.getByRole('button', { name: 'Propose it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(page.getByText('<img src=x onerror=alert(1)> & “more”')).toBeVisible();
	await page.goto('/collaborations');
	await expect(page.getByText(title)).toBeVisible();
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	expect(wide).toBeLessThanOrEqual(0);
});

test('a form that comes back, however often, is still about what the address of its page says', async ({
	as,
}) => {
	const page = await as('hana');
	await page.goto('/sequence/new?grade=2&words=maps');
	for (const nothing of [' ', '  ']) {
		await page.getByRole('textbox', { name: 'Topic', exact: true }).fill(nothing);
		await page.getByRole('button', { name: 'Add this topic' }).click();
		await expect(page.getByRole('alert')).toContainText('Please fill this in');
		await expect(page.locator('input[name="words"][type="search"]')).toHaveValue('maps');
	}
	await expect(page).toHaveURL(/\/sequence\/new\?\/add&grade=2&words=maps$/);
});

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('what is too long is refused with a sentence, and kept as it was typed', async ({ as }) => {
			const page = await as('kofi');
			const long = 'Many words. '.repeat(20).trim();
			await page.goto('/collaborations/new');
			await page.getByLabel('What should students learn or be able to do?').fill('To wonder');
			const title = page.getByLabel('A short name for it');
			if (script) await title.evaluate((field) => field.removeAttribute('maxlength'));
			await page.getByLabel('Tools you already think of').fill('Paper');
			await page.getByRole('checkbox', { name: /^Ben Lindqvist/ }).check();
			if (script) await title.fill(long);
			else {
				// Without script a browser would stop at the limit: the form is sent as an older one would send it.
				const fields = await formOf(page);
				const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
				const form = { ...fields, title: long };
				const answer = await page.request.post('/collaborations/new?/propose', { form, headers });
				expect(answer.status()).toBe(422);
				const html = await answer.text();
				expect(html).toContain('This is longer than 200 characters. Please shorten it; nothing was lost.');
				expect(html).toContain(long);
				expect(html).toContain('To wonder');
				return;
			}
			await page.getByRole('button', { name: 'Propose it' }).click();
			await expect(page.getByRole('alert')).toContainText('This is longer than 200 characters.');
			await expect(title).toHaveValue(long);
			await expect(page.getByLabel('Tools you already think of')).toHaveValue('Paper');
			await expect(page.getByRole('checkbox', { name: /^Ben Lindqvist/ })).toBeChecked();
			await page.getByRole('alert').getByRole('link').first().click();
			await expect(title).toBeFocused();
		});

		test('what is not a zip is refused with a sentence, and nothing is written', async ({ as }) => {
			const page = await as('ivo');
			await page.goto('/people/roster');
			await page.getByLabel('Roster (zip or CSV files)').setInputFiles({
				name: 'roster.zip',
				mimeType: 'application/zip',
				buffer: Buffer.from('This is a letter, not a roster.'),
			});
			await page.getByRole('button', { name: 'See what would change' }).click();
			await expect(page.getByText('This is not a zip file.', { exact: false })).toBeVisible();
			await expect(page.getByRole('button', { name: 'Accept this roster' })).toHaveCount(0);
		});
	});

function formOf(page: Page): Promise<Record<string, string>> {
	return page
		.locator('form:has(input[name="entry"])')
		.evaluate((form) =>
			Object.fromEntries(
				[...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
			),
		);
}

/** A page as it was sent, without what differs from one answer to the next by its nature. */
async function sent(origin: string, path: string, cookie: string): Promise<string> {
	const answer = await fetch(origin + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
	const head = [...answer.headers].filter(
		([name]) => !['date', 'etag', 'content-security-policy', 'x-request-id'].includes(name),
	);
	const body = (await answer.text()).replace(/nonce="[^"]*"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
	return [answer.status, JSON.stringify(head), body].join('\n');
}

test('what may not be seen answers to the byte like what never was', async ({ as, school }) => {
	const page = await as('priya');
	const visit = await planVisit(page, 'Stella Marchetti', { kind: 'Planning', place: 'Secret' });
	await page.goto('/collaborations');
	const link = page.getByRole('main').locator('a[href^="/collaborations/0"]').first();
	const collaboration = ((await link.getAttribute('href')) ?? '').replace(/(\/0[0-9a-f-]{35}).*/, '$1');
	await page.goto('/notebook');
	const book = page.getByRole('main').locator('a[href^="/notebook/0"]').first();
	const notebook = (await book.getAttribute('href')) ?? '';
	const hidden = [
		visit,
		`${visit}/edit`,
		`${visit}/guide`,
		`${visit}/__data.json`,
		collaboration,
		`${collaboration}/agreement`,
		`${collaboration}/stage`,
		`${collaboration}/__data.json`,
		notebook,
		notebook.replace('?', '/__data.json?'),
	];
	for (const person of ['fatima', 'ivo', 'amina']) {
		const cookie = await cookieOf(school.origin, person);
		for (const path of hidden) {
			const never = path.replaceAll(/0[0-9a-f]{7}-[0-9a-f-]{27}/g, nobody);
			const [one, other] = await Promise.all([
				sent(school.origin, path, cookie),
				sent(school.origin, never, cookie),
			]);
			expect(one.slice(0, 3), `${person} at ${path}`).toBe(path.includes('__data') ? one.slice(0, 3) : '404');
			expect(one, `${person} at ${path}`).toBe(other);
		}
	}
});

test('a form from elsewhere is refused', async ({ as, school }) => {
	const page = await as('priya');
	const path = await planVisit(page, 'Stella Marchetti', { kind: 'Planning' });
	const cookie = await cookieOf(school.origin, 'priya');
	for (const origin of ['https://evil.example', 'null']) {
		const answer = await fetch(`${school.origin}${path}?/cancel`, {
			method: 'POST',
			body: new URLSearchParams(),
			redirect: 'manual',
			headers: { origin, cookie, accept: 'text/html' },
		});
		expect(answer.status, origin).toBe(403);
	}
	await page.reload();
	await expect(page.getByRole('button', { name: 'Cancel the visit' })).toBeVisible();
});

test('the session’s cookie is out of reach of script and of other sites, and staff pages are never kept', async ({
	school,
}) => {
	const answer = await post(school.origin, '/demonstration?/be', { person: 'clara' });
	const line = answer.headers.getSetCookie().find((one) => one.includes('session_token')) ?? '';
	expect(line).toMatch(/; HttpOnly/i);
	expect(line).toMatch(/; SameSite=Lax/i);
	expect(line).toMatch(/; Path=\//i);
	const cookie = line.split(';')[0] ?? '';
	for (const path of ['/today', '/today/__data.json', '/notebook', '/visits', `/visits/${nobody}`]) {
		const page = await fetch(school.origin + path, { headers: { cookie, accept: 'text/html' } });
		expect(page.headers.get('cache-control'), path).toContain('no-store');
		if (path.endsWith('.json')) continue;
		const policy = page.headers.get('content-security-policy') ?? '';
		expect(policy, path).toContain("default-src 'none'");
		expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']+'/);
		expect(policy, path).not.toContain('unsafe-inline');
		expect(page.headers.get('x-content-type-options'), path).toBe('nosniff');
	}
});

test('script that is written into a note never runs', async ({ as }) => {
	const page = await as('priya');
	let asked = false;
	page.on('dialog', (dialog) => {
		asked = true;
		return dialog.dismiss();
	});
	await beginCapture(page, 'Stella Marchetti');
	await page
		.getByLabel('In your words')
		.fill('</script><script>alert(1)</script><img src=x onerror=alert(2)>');
	const path = await saveCapture(page);
	for (const place of [path, '/notebook', '/today']) {
		await page.goto(place);
		await page.waitForLoadState('networkidle');
	}
	await page.goto(path);
	await expect(page.getByRole('article')).toContainText('</script><script>alert(1)</script>');
	expect(asked).toBe(false);
});
