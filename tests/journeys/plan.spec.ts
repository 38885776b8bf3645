import type { Page } from '@playwright/test';
import { cookieOf, expect, test } from './fixture.ts';

/** A green rectangle, as a tablet would write it: with the place where it was taken. */
const picture = Buffer.from(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAMABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQBo7/2Q==',
	'base64',
);
const place = Buffer.from('\xff\xe1\0\x1bExif\0\0GPS 38.7 N 9.1 W...', 'latin1');
const photograph = Buffer.concat([picture.subarray(0, 2), place, picture.subarray(2)]);
const later = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

/** The address of the collaboration that stands first on somebody's list. */
async function firstCollaboration(page: Page): Promise<string> {
	await page.goto('/collaborations');
	const link = page.getByRole('main').locator('a[href^="/collaborations/0"]').first();
	return (/\/collaborations\/[0-9a-f-]{36}/.exec((await link.getAttribute('href')) ?? '') ?? [''])[0];
}

for (const script of [true, false])
	test.describe(`with the page's script ${script ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled: script });

		test('a lesson is planned, shown by a photograph with consent, and asked about; a goal is shared and taken back', async ({
			as,
			school,
		}) => {
			const mark = script ? 'one' : 'two';
			const teacher = await as('clara');
			const facilitator = await as('ada');
			const path = await firstCollaboration(teacher);

			await test.step('who leads which part stands in the plan of both', async () => {
				await teacher.goto(`${path}/plan/lessons/new`);
				await teacher.getByLabel('What is the lesson about?').fill(`Rivers ${mark}`);
				await teacher.getByLabel('Part 1').fill('They draw the way of the water');
				await teacher.getByLabel('Minutes').first().fill('20');
				await teacher.getByLabel('Who leads').first().selectOption({ label: 'The students' });
				await teacher.getByRole('button', { name: 'Save the lesson' }).click();
				await expect(teacher).toHaveURL(/\/plan#lessons$/);
				await facilitator.goto(`${path}/plan`);
				const lesson = facilitator.getByRole('article').filter({ hasText: `Rivers ${mark}` });
				await expect(lesson).toContainText('They draw the way of the water');
				await expect(lesson).toContainText('The students');
			});

			await test.step('a photograph of students needs a last day; where it was taken goes', async () => {
				await teacher.goto(`${path}/evidence`);
				await teacher.getByText('Add evidence', { exact: true }).click();
				const form = teacher.locator('form[action^="?/add"]');
				const fill = async () => {
					await form.getByLabel('What is it?').fill(`The river wall ${mark}`);
					await form.getByLabel('Or take a photograph now').setInputFiles({
						name: 'IMG_1.jpg',
						mimeType: 'image/jpeg',
						buffer: photograph,
					});
				};
				await fill();
				await form.getByLabel('Students can be recognised in it').check();
				await form.getByRole('button', { name: 'Add it' }).click();
				await expect(teacher.getByText('Where students can be recognised, say').first()).toBeVisible();
				await fill();
				await form.getByLabel('Who agreed to what?').fill(`The families of 4B, ${mark}`);
				await form.getByLabel('May be used until').fill(later);
				await form.getByRole('button', { name: 'Add it' }).click();
				await expect(teacher.getByText(`The families of 4B, ${mark}`, { exact: true })).toBeVisible();

				await facilitator.goto(`${path}/evidence`);
				const shown = facilitator.getByRole('listitem').filter({ hasText: `The river wall ${mark}` });
				const image = shown.getByRole('img').first();
				await image.scrollIntoViewIfNeeded();
				await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(16);
				const address = (await image.getAttribute('src')) ?? '';
				const ask = async (person: string, at: string) =>
					fetch(school.origin + at, { headers: { cookie: await cookieOf(school.origin, person) } });
				const served = await ask('ada', address);
				expect(served.headers.get('content-type')).toBe('image/jpeg');
				expect(served.headers.get('x-content-type-options')).toBe('nosniff');
				expect(served.headers.get('content-security-policy')).toContain('sandbox');
				expect(served.headers.get('cache-control')).toBe('no-store');
				expect(Buffer.from(await served.arrayBuffer()).equals(picture)).toBe(true);
				// To everybody else it is what was never there.
				const never = await ask('hilde', '/evidence/01900000-0000-7000-8000-00000000dead');
				const nothing = await never.text();
				for (const person of ['hilde', 'fatima', 'ivo']) {
					const refused = await ask(person, address);
					expect([person, refused.status]).toEqual([person, 404]);
					if (person === 'hilde') expect(await refused.text()).toBe(nothing);
				}
			});

			await test.step('what is no document is not kept, and what was typed is', async () => {
				await teacher.goto(`${path}/evidence`);
				await teacher.getByText('Add evidence', { exact: true }).click();
				const form = teacher.locator('form[action^="?/add"]');
				await form.getByLabel('What is it?').fill('Our page');
				await form.getByLabel(/^A file/).setInputFiles({
					name: 'page.pdf',
					mimeType: 'application/pdf',
					buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
				});
				await form.getByRole('button', { name: 'Add it' }).click();
				await expect(teacher.getByText(/no kind of file that is kept here/).first()).toBeVisible();
				await expect(form.getByLabel('What is it?')).toHaveValue('Our page');
			});

			await test.step('the questions before the tool keep what was thought earlier', async () => {
				await facilitator.goto(`${path}/pedagogy`);
				const without = facilitator.getByLabel('How would they learn this without technology');
				await without.fill(`On paper, ${mark}`);
				await facilitator.getByRole('button', { name: 'Save the answers' }).click();
				await expect(facilitator.getByText('Saved. Earlier answers stay below.')).toBeVisible();
				await teacher.goto(`${path}/pedagogy`);
				await expect(teacher.getByLabel('How would they learn this without technology')).toHaveValue(
					`On paper, ${mark}`,
				);
			});

			await test.step('a goal is the teacher’s, shared with whom they choose, and taken back', async () => {
				await teacher.goto('/goals');
				await teacher.getByText('Set a goal').click();
				const words = `To wait until somebody new speaks, ${mark}`;
				await teacher.getByLabel('What do you want to be able to do?').fill(words);
				await teacher.getByRole('button', { name: 'Set this goal' }).click();
				await expect(teacher.getByRole('heading', { name: words, level: 1 })).toBeVisible();
				const goal = new URL(teacher.url()).pathname;
				await teacher.getByLabel('How far are you, as you see it?').fill('Five seconds, twice');
				await teacher.getByRole('checkbox', { name: 'Time to reflect' }).check();
				await teacher.getByRole('button', { name: 'Write it down' }).click();
				await expect(teacher.getByText('Five seconds, twice', { exact: true })).toBeVisible();
				expect((await facilitator.goto(goal))?.status()).toBe(404);
				await teacher.getByRole('button', { name: 'Share it with Ada Okafor' }).click();
				await expect(teacher.getByRole('button', { name: 'Take it back from Ada Okafor' })).toBeVisible();
				expect((await facilitator.goto(goal))?.status()).toBe(200);
				await expect(facilitator.getByText('Five seconds, twice', { exact: true })).toBeVisible();
				await expect(facilitator.getByRole('button', { name: 'Write it down' })).toHaveCount(0);
				await teacher.getByRole('button', { name: 'Take it back from Ada Okafor' }).click();
				await expect(teacher.getByRole('button', { name: 'Share it with Ada Okafor' })).toBeVisible();
				expect((await facilitator.goto(goal))?.status()).toBe(404);
			});
		});
	});
