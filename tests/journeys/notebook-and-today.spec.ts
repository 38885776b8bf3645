import { expect, test } from './fixture.ts';
import { beginCapture, chooseWhom, saveCapture } from './visits.ts';

for (const { script, teacher, name } of [
	{ script: true, teacher: 'isaac', name: 'Isaac Goldberg' },
	{ script: false, teacher: 'chiara', name: 'Chiara Ricci' },
])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a facilitator’s day says where to be, and whom to visit next and why', async ({ as }) => {
			const page = await as('ada');
			await expect(async () => {
				await page.goto('/today');
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(/visits? today$/);
			}).toPass();
			const order = page.getByRole('main').getByRole('list').first().getByRole('listitem');
			expect(await order.count()).toBeGreaterThanOrEqual(3);
			await expect(order.first().getByRole('heading').getByRole('link')).toBeVisible();
			// What was captured already today stands there too, and may come first.
			await expect(order.getByRole('link', { name: /^(Capture|Add what was seen): / }).first()).toBeVisible();
			const next = page.getByRole('region', { name: 'Whom to visit next' }).getByRole('listitem');
			expect(await next.count()).toBeGreaterThan(0);
			await expect(next.first()).toContainText(
				/Last visit|Not visited yet|Not met this month|is due|are due|looked at for two weeks/,
			);
		});

		test('one tap from the day to a visit that is captured', async ({ as }) => {
			const page = await as('ben');
			await page.goto('/today');
			const capture = page
				.getByRole('main')
				.getByRole('link', { name: /^(Capture|Add what was seen): / })
				.first();
			const whom = /with (.+)$/.exec((await capture.getAttribute('aria-label')) ?? '')?.[1] ?? '';
			await capture.click();
			await expect(page.getByRole('heading', { name: 'What did you see?' })).toBeVisible();
			await expect(page.getByRole('main').getByText(whom).first()).toBeVisible();
			await saveCapture(page);
			await expect(page.getByText('Done', { exact: true }).first()).toBeVisible();
		});

		test('what one promises is ticked off, and can be taken up again', async ({ as }) => {
			const page = await as('ada');
			const words = `Borrow the second projector ${script}`;
			await beginCapture(page, name);
			await page.locator('summary').filter({ hasText: 'Next steps' }).click();
			await page.getByLabel('What you will do').fill(words);
			await saveCapture(page);
			await page.goto('/next-steps');
			await page.getByRole('button', { name: `Done: ${words}` }).click();
			await expect(page.getByText('Done.', { exact: true })).toBeVisible();
			await expect(page.getByRole('button', { name: `Done: ${words}` })).toHaveCount(0);
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect(page.getByRole('button', { name: `Done: ${words}` })).toBeVisible();
			await page.getByRole('button', { name: `Done: ${words}` }).click();
			await page.goto('/next-steps?show=kept');
			await expect(page.getByText(words)).toBeVisible();
		});

		test('preparation is added with one press, taken back with another, and counted once', async ({ as }) => {
			const page = await as(script ? 'ada' : 'ben');
			await page.goto('/today');
			const time = page.getByRole('region', { name: 'Your time this week' });
			const before = await time.textContent();
			await time.getByRole('button', { name: /^15 min/ }).click();
			await expect(page.getByText('Preparation added.')).toBeVisible();
			expect(await time.textContent()).not.toBe(before);
			await time.getByRole('button', { name: 'Undo' }).click();
			await expect(page.getByText('Preparation added.')).toHaveCount(0);
			await page.goto('/today');
			expect(await time.textContent()).toBe(before);
		});

		test('a notebook keeps points, promises and what was held back; the teacher sees their own side', async ({
			as,
		}) => {
			const page = await as('ada');
			const mark = script ? 'one' : 'two';
			await page.goto('/visits/new');
			await chooseWhom(page, name);
			const person = new URL(page.url()).searchParams.get('teacher') ?? '';
			await page.goto(`/notebook/${person}?collaboration=outside`);
			const points = page.getByRole('region', { name: 'Teaching points' });
			await points.getByText('Begin a teaching point').click();
			await points.getByLabel('What is being worked on').fill(`Leaves room for silence ${mark}`);
			await points.getByRole('radio', { name: 'Trying it' }).check();
			await points.getByRole('button', { name: 'Begin this teaching point' }).click();
			await expect(points.getByText(`Leaves room for silence ${mark}`)).toBeVisible();
			const point = points.getByRole('article').filter({ hasText: `Leaves room for silence ${mark}` });
			await point.getByText('Move or settle').click();
			await point.getByRole('button', { name: 'On their own' }).click();
			await expect(point.getByText('On their own').first()).toBeVisible();

			await beginCapture(page, name);
			await page.locator('summary').filter({ hasText: 'Held back for later' }).click();
			await page.getByLabel('What can wait').fill(`Who sits at the back ${mark}`);
			await saveCapture(page);

			const asTeacher = await as(teacher);
			await asTeacher.goto(`/notebook/${person}?collaboration=outside`);
			await expect(asTeacher.getByText(`Leaves room for silence ${mark}`)).toBeVisible();
			await expect(
				asTeacher.getByText('Only you and the person who wrote it can see this.').first(),
			).toBeVisible();
			expect(await asTeacher.content()).not.toContain('Who sits at the back');
			// Only its writer moves it.
			await expect(asTeacher.getByText('Move or settle')).toHaveCount(0);
		});

		test('a teacher’s day leads to help, and to what was promised', async ({ as }) => {
			const page = await as(teacher);
			await page.goto('/today');
			await expect(page.getByRole('heading', { name: 'What you promised' })).toBeVisible();
			await expect(page.getByRole('link', { name: 'Capture', exact: true })).toHaveCount(0);
			await page.getByRole('link', { name: 'Ask for a partner' }).click();
			await expect(page.getByRole('heading', { name: 'Propose a collaboration' })).toBeVisible();
		});

		test('a leader’s day shows numbers, and not one word that was written', async ({ as }) => {
			const asFacilitator = await as('ada');
			const planted = `Plantedword${script ? 'A' : 'B'}`;
			await beginCapture(asFacilitator, name);
			await asFacilitator.getByLabel('In your words').fill(`A note with ${planted}`);
			await asFacilitator.locator('summary').filter({ hasText: 'Next steps' }).click();
			await asFacilitator.getByLabel('What you will do').fill(`A promise with ${planted}`);
			await saveCapture(asFacilitator);

			const page = await as('fatima');
			await page.goto('/today');
			await expect(page.getByRole('heading', { name: 'The programme at a glance' })).toBeVisible();
			await expect(page.getByRole('region', { name: 'Reach' })).toContainText('Teachers visited');
			await expect(
				page.getByRole('region', { name: 'Visits' }).getByRole('img', { name: 'Visits' }),
			).toBeVisible();
			for (const path of [
				'/today',
				'/programme',
				'/people',
				'/notebook',
				'/collaborations',
				'/visits',
				'/next-steps',
			]) {
				await page.goto(path);
				expect(await page.content(), path).not.toContain(planted);
			}
		});

		test('an operator’s day says how things run, and leads to each', async ({ as }) => {
			const page = await as('ivo');
			await page.goto('/today');
			await expect(page.getByRole('heading', { name: 'How Tandem is running' })).toBeVisible();
			await expect(page.getByText('No mail server is set up')).toBeVisible();
			for (const place of ['Roster', 'School', 'What operators did']) {
				await page.goto('/today');
				await page.getByRole('main').getByRole('link', { name: place, exact: true }).click();
				await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
			}
		});
	});
