import { expect, test } from './fixture.ts';

const inDays = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
/** The next day from a week ahead on which there is school. */
const schoolDay =
	[7, 8, 9].map(inDays).find((day) => ![0, 6].includes(new Date(day).getUTCDay())) ?? inDays(7);

test('the librarian adds a topic and plans it as a visit; the teacher sees it in the grid, and says that it was', async ({
	as,
}) => {
	const hana = await as('hana', { javaScriptEnabled: false });
	await test.step('without script: a topic of a grade, by a month', async () => {
		await hana.goto('/sequence?grade=2');
		await hana.getByRole('link', { name: 'Add topics' }).click();
		await hana.getByRole('button', { name: 'Add this topic' }).click();
		await hana.getByRole('textbox', { name: 'Topic', exact: true }).fill('Maps that lie a little');
		await hana.getByLabel('Information fluency').first().check();
		await hana.getByRole('button', { name: 'Add this topic' }).click();
		await expect(hana.getByRole('heading', { name: 'Maps that lie a little' })).toBeVisible();
	});
	await test.step('planned with the class’s teacher, once the day is one to come', async () => {
		await hana.getByText('Say what Grade 2 A had, or plan it').click();
		const plan = hana.locator('details[open] form').filter({ hasText: 'Plan it as a visit' });
		await plan.getByLabel('Day').fill(schoolDay);
		await plan.getByLabel('Begins at').fill('07:05');
		await plan.getByRole('textbox', { name: 'Where' }).fill('Library');
		await plan.getByRole('button', { name: 'Plan the visit' }).click();
		await hana.getByRole('link', { name: 'Open the visit' }).click();
		await expect(hana.getByRole('main').getByText('Library').first()).toBeVisible();
	});
	await test.step('with script, a facilitator says what another class had', async () => {
		const ada = await as('ada');
		await ada.goto('/today');
		await ada.getByRole('link', { name: 'Scope and sequence' }).first().click();
		await ada.getByRole('link', { name: 'Grade 2', exact: true }).click();
		const row = ada.getByRole('row').filter({ hasText: 'Maps that lie a little' });
		await expect(row.getByText(/^planned/)).toHaveCount(1);
		await row.getByRole('link').click();
		await expect(ada.getByRole('link', { name: 'Open the visit' })).toHaveCount(0);
		await ada.getByText('Say what Grade 2 B had, or plan it').click();
		await ada.getByRole('button', { name: 'The class has had it' }).last().waitFor();
		await ada.locator('details[open]').getByRole('button', { name: 'The class has had it' }).click();
		await expect(ada.getByText(/^Had on/)).toBeVisible();
	});
	await test.step('a leader reads what is taught, and of no class whether it had it', async () => {
		const fatima = await as('fatima');
		await fatima.goto('/sequence?grade=2');
		await expect(fatima.getByRole('link', { name: 'Maps that lie a little' })).toBeVisible();
		await expect(fatima.getByText(/^had it/)).toHaveCount(0);
	});
	await test.step('what units name of a framework stands beside each other', async () => {
		await hana.goto('/standards');
		await hana.getByRole('link', { name: 'What is covered' }).click();
		await expect(hana.getByText(/of \d+ are named by a unit of this year/).first()).toBeVisible();
		await hana.getByRole('link', { name: 'Grade 4', exact: true }).click();
		await expect(hana.getByText(/named by a unit of Grade 4 this year/).first()).toBeVisible();
	});
});
