import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { beginCapture, planVisit, saveCapture } from './visits.ts';

const phone = { viewport: { width: 375, height: 667 }, hasTouch: true };

/** Opens a part of a form that is folded away. */
const unfold = (page: Page, title: string) => page.locator('summary').filter({ hasText: title }).click();

for (const { script, teacher, name } of [
	{ script: true, teacher: 'viktor', name: 'Viktor Horváth' },
	{ script: false, teacher: 'leila', name: 'Leila Karimi' },
])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a visit that is planned week by week stands in both calendars, and is called off with those after it', async ({
			as,
		}) => {
			const asFacilitator = await as('priya');
			const plan = { kind: 'Observing', place: 'Greenhouse', weeks: 3 };
			const path = await planVisit(asFacilitator, name, plan);
			const asTeacher = await as(teacher);
			await asTeacher.goto('/visits');
			const planned = asTeacher.getByRole('region', { name: 'Ahead' }).getByRole('listitem');
			await expect(planned.filter({ hasText: 'Greenhouse' }).first()).toContainText(
				'Observing with Priya Raman',
			);
			await expect(planned.filter({ hasText: 'Greenhouse' })).toHaveCount(3);
			await planned.filter({ hasText: 'Greenhouse' }).first().getByRole('link').first().click();
			await expect(asTeacher).toHaveURL(new RegExp(`${path}$`));
			// Only whoever planned it changes it.
			await expect(asTeacher.getByRole('link', { name: 'Change', exact: true })).toHaveCount(0);
			await asFacilitator.getByRole('button', { name: 'Cancel it and the 2 after it' }).click();
			await expect(asFacilitator.getByText('Cancelled.')).toBeVisible();
			await asTeacher.goto('/visits');
			await expect(planned.filter({ hasText: 'Greenhouse' })).toHaveCount(0);
		});

		test('what was seen is captured on a phone, and read by whom it is for', async ({ as }) => {
			const asFacilitator = await as('priya', phone);
			const first = `Asks before telling ${script}`;
			await test.step('the first time with a new teaching point', async () => {
				await beginCapture(asFacilitator, name);
				const newPoint = asFacilitator.getByRole('textbox', {
					name: /Something new to work on|first teaching point/,
				});
				if (!(await newPoint.isVisible())) await unfold(asFacilitator, 'Something new to work on');
				await newPoint.fill(first);
				await asFacilitator
					.getByRole('group', { name: 'How it went, if it was tried at once' })
					.getByRole('radio', { name: 'With help' })
					.check();
				await saveCapture(asFacilitator);
				await expect(asFacilitator.getByRole('region', { name: 'What was seen' })).toContainText(first);
			});

			let path = '';
			await test.step('the next time with one tap, and everything else', async () => {
				await beginCapture(asFacilitator, name);
				const point = asFacilitator.getByRole('group', { name: first });
				await expect(point).toContainText('Last time: With help');
				await point.getByRole('radio', { name: 'Seen' }).check();
				await asFacilitator.getByLabel('In your words').fill('I talked too much myself');
				await unfold(asFacilitator, 'Look-fors');
				await asFacilitator
					.getByRole('group', { name: 'Students choose the tool that fits the task' })
					.getByRole('radio', { name: 'And beyond' })
					.check();
				await unfold(asFacilitator, 'Next steps');
				await asFacilitator.getByLabel('What you will do').fill('Send the list of sensors');
				await asFacilitator.getByLabel(`What ${name} will do`).fill('Try it with the other class');
				await unfold(asFacilitator, 'Held back for later');
				await asFacilitator.getByLabel('What can wait').fill('The pace of the first ten minutes');
				path = await saveCapture(asFacilitator);
			});
			await test.step('its author sees all of it', async () => {
				const seen = asFacilitator.getByRole('region', { name: 'What was seen' });
				await expect(seen.getByRole('listitem').filter({ hasText: first })).toContainText('Seen');
				await expect(seen).toContainText('Students choose the tool that fits the task');
				const notes = asFacilitator.getByRole('region', { name: 'Notes' }).getByRole('article');
				await expect(notes.filter({ hasText: 'I talked too much myself' })).toContainText(
					'Only you can see this.',
				);
				await expect(notes.filter({ hasText: 'The pace of the first ten minutes' })).toContainText(
					'Only you can see this. It is never shared.',
				);
			});
			await test.step('and writes a note that is shared', async () => {
				await unfold(asFacilitator, 'Write a note');
				const note = asFacilitator
					.locator('form')
					.filter({ hasText: 'Your words' })
					.filter({ hasText: 'Write it' });
				await note.getByLabel('Your words').fill('The question about the roots opened everything');
				await note.getByRole('checkbox', { name }).check();
				await note.getByRole('button', { name: 'Write it' }).click();
				await expect(asFacilitator.getByText(`You and ${name} can see this.`)).toBeVisible();
			});

			const asTeacher = await as(teacher);
			await test.step('the teacher reads what is about them and shared, and nothing private', async () => {
				await asTeacher.goto(path);
				await expect(asTeacher.getByText('The question about the roots opened everything')).toBeVisible();
				await expect(
					asTeacher.getByText('Priya Raman shared this with you, and can take it back.'),
				).toBeVisible();
				await expect(asTeacher.getByRole('region', { name: 'What was seen' })).toContainText(first);
				await expect(asTeacher.getByRole('region', { name: 'Next steps' })).toContainText(
					'Try it with the other class',
				);
				for (const page of [path, '/notebook', '/today']) {
					await asTeacher.goto(page);
					const words = await asTeacher.content();
					expect(words, page).not.toContain('I talked too much myself');
					expect(words, page).not.toContain('The pace of the first ten minutes');
				}
			});
			await test.step('what is taken back is gone', async () => {
				await asFacilitator.getByRole('button', { name: `Take it back from ${name}` }).click();
				await expect(asFacilitator.getByText(`You and ${name} can see this.`)).toHaveCount(0);
				await asTeacher.goto(path);
				expect(await asTeacher.content()).not.toContain('The question about the roots opened everything');
			});
		});

		test('a guide asks one question at a time, and keeps each answer', async ({ as }) => {
			const page = await as('priya');
			const path = await planVisit(page, name, { kind: 'Side-by-side' });
			await page.getByRole('link', { name: 'Guide to side-by-side' }).click();
			await page
				.getByRole('navigation', { name: 'Parts of the guide' })
				.getByRole('link', { name: 'Afterwards' })
				.click();
			const answer = page.getByRole('main').getByRole('textbox');
			await expect(answer).toHaveCount(1);
			const question = await answer.getAttribute('name');
			await answer.fill('They heard themselves');
			await page.getByRole('button', { name: 'Save and go on' }).click();
			await expect(page).toHaveURL(/at=2/);
			await expect(answer).toHaveCount(1);
			await expect(answer).not.toHaveAttribute('name', question ?? '');
			await page.getByRole('link', { name: 'The question before' }).click();
			await expect(answer).toHaveValue('They heard themselves');
			await page.goto(path);
			await expect(page.getByText('1 question answered')).toBeVisible();
		});

		test('a visit changed in two tabs shows both versions, and loses neither', async ({ as }) => {
			const one = await as('priya');
			const path = await planVisit(one, name, { kind: 'Planning', place: 'Room 1' });
			const two = await one.context().newPage();
			for (const tab of [one, two]) await tab.goto(`${path}/edit`);
			await one.getByRole('textbox', { name: 'Place' }).fill('Room 12');
			await one.getByRole('button', { name: 'Save the change' }).click();
			await expect(one.getByText('Saved.', { exact: true })).toBeVisible();
			await two.getByRole('textbox', { name: 'Place' }).fill('The old library');
			await two.getByRole('button', { name: 'Save the change' }).click();
			await expect(two.getByText('This visit was changed elsewhere meanwhile')).toBeVisible();
			await expect(two.getByText('Room 12')).toBeVisible();
			await expect(two.getByRole('textbox', { name: 'Place' })).toHaveValue('The old library');
			await two.getByRole('button', { name: 'Save the change' }).click();
			await expect(two.getByText('The old library')).toBeVisible();
		});

		test('a form sent twice, a reload and a way back make one visit', async ({ as }) => {
			const page = await as('priya', { viewport: { width: 1280, height: 800 } });
			const place = `Roof garden ${script}`;
			await beginCapture(page, name);
			await unfold(page, 'Kind, place and time');
			await page.getByRole('textbox', { name: 'Place' }).fill(place);
			await page.getByRole('button', { name: 'Save', exact: true }).click();
			await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
			await page.reload();
			await expect(page.getByRole('heading', { name: 'Who were you with?' })).toBeVisible();
			await page.waitForLoadState('networkidle');
			await page.goBack();
			await expect(page.getByRole('heading', { name: 'What did you see?' })).toBeVisible();
			await page.goto('/visits');
			await expect(page.getByRole('listitem').filter({ hasText: place })).toHaveCount(1);
		});
	});

test('the very same form, sent twice at once, makes one visit', async ({ as }) => {
	const page = await as('priya');
	await beginCapture(page, 'Duncan MacLeod');
	const fields = await page
		.locator('form:has(input[name="entry"])')
		.evaluate((form) =>
			Object.fromEntries(
				[...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, String(value)]),
			),
		);
	const form = { ...fields, place: 'Under the stairs', note: 'Once only' };
	const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
	const send = () => page.request.post(page.url(), { form, headers, maxRedirects: 0 });
	const answers = await Promise.all([send(), send(), send()]);
	expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
	expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1);
	await page.goto('/visits');
	await expect(page.getByRole('listitem').filter({ hasText: 'Under the stairs' })).toHaveCount(1);
});

test('a tab that was left open is harmless: what it asks is done once, or refused with a sentence', async ({
	as,
}) => {
	const stale = await as('priya');
	const path = await planVisit(stale, 'Duncan MacLeod', { kind: 'Reflecting', place: 'Bench' });
	const other = await stale.context().newPage();
	await other.goto(path);
	await other.getByRole('button', { name: 'Cancel the visit' }).click();
	await expect(other.getByText('Cancelled. What was written on it stays.')).toBeVisible();
	await stale.getByRole('button', { name: 'Cancel the visit' }).click();
	await expect(stale.getByText('Cancelled. What was written on it stays.')).toBeVisible();
	await stale.getByRole('button', { name: 'Undo' }).click();
	await expect(stale.getByText('Planned again.')).toBeVisible();
	await other.getByRole('button', { name: 'Undo' }).click();
	await expect(other.getByText('Planned again.')).toBeVisible();
});

test('without script, a tab of somebody who has signed out elsewhere is led to the sign-in, and nothing is written', async ({
	as,
}) => {
	const stale = await as('priya', { javaScriptEnabled: false });
	await beginCapture(stale, 'Duncan MacLeod');
	await stale.getByLabel('In your words').fill('Written too late');
	await stale.context().clearCookies();
	await stale.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(stale.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	const again = await as('priya');
	await again.goto('/visits');
	const latest = again
		.getByRole('region', { name: 'Past' })
		.getByRole('listitem')
		.filter({ hasText: 'Duncan MacLeod' });
	for (const link of await latest
		.getByRole('link')
		.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
		await again.goto(link);
		expect(await again.content()).not.toContain('Written too late');
	}
});

test('the sheet to watch by prints with ruled lines and nothing of the screen around it', async ({ as }) => {
	const page = await as('priya');
	const path = await planVisit(page, 'Duncan MacLeod', { kind: 'Modelling' });
	await page.goto(`${path}/guide`);
	await page.getByRole('link', { name: 'Sheet to print' }).click();
	await expect(page.getByRole('heading', { name: 'Watching together' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	const ruled = await page.getByRole('main').evaluate(
		(main) =>
			[...main.querySelectorAll('*')].filter((element) => {
				const { borderBottomStyle, borderBottomWidth } = getComputedStyle(element);
				const drawn = borderBottomStyle === 'solid' && Number.parseFloat(borderBottomWidth) >= 0.5;
				return drawn && element.textContent === '' && element.clientWidth > 300 && element.clientHeight > 15;
			}).length,
	);
	expect(ruled).toBeGreaterThan(8);
	expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
