import { expect, test } from './fixture.ts';

test('a teacher names a need, two tools are tried and decided, one is recommended; a space opens when it is ready', async ({
	as,
}) => {
	const words = 'Argue about a map with somebody far away';
	const clara = await as('clara', { javaScriptEnabled: false });
	let need = '';
	await test.step('without script, a teacher says what learners should be able to do', async () => {
		await clara.goto('/tools');
		await clara.getByRole('link', { name: 'Name a need' }).click();
		await clara.getByRole('button', { name: 'Name it' }).click();
		await clara.getByLabel('What learners should be able to do').fill(words);
		await clara.getByLabel('Which class or grade').fill('Grade 4');
		await clara.getByRole('button', { name: 'Name it' }).click();
		await expect(clara.getByRole('heading', { name: words })).toBeVisible();
		need = new URL(clara.url()).pathname;
	});
	const ben = await as('ben');
	await test.step('a facilitator needs it too, and puts two tools beside it', async () => {
		await ben.goto('/tools');
		await ben.getByRole('link', { name: words }).click();
		await ben.getByRole('button', { name: 'I need this too' }).click();
		for (const name of ['Map Table', 'Globe Talk']) {
			const field = ben.getByLabel('Name of the tool');
			if (!(await field.isVisible())) await ben.getByText('Add a tool to compare').click();
			await field.fill(name);
			await ben.getByRole('button', { name: 'Add it' }).click();
			await expect(ben.getByRole('columnheader', { name })).toBeVisible();
		}
	});
	await test.step('what stands there by mistake is taken out again', async () => {
		await ben.getByText('Add a tool to compare').click();
		await ben.getByLabel('Name of the tool').fill('Glob Talk');
		await ben.getByRole('button', { name: 'Add it' }).click();
		await ben.getByRole('button', { name: 'Take Glob Talk out' }).click();
		await expect(ben.getByText('It no longer stands beside the others.')).toBeVisible();
		await expect(ben.getByRole('columnheader', { name: 'Glob Talk' })).toHaveCount(0);
	});
	await test.step('the teacher tries one with a class, and says what was seen of the tool', async () => {
		await clara.goto(need);
		await clara.getByText('Try one with a class').click();
		await clara.getByLabel('Which tool').selectOption({ label: 'Map Table' });
		await clara.getByLabel('With which class').fill('Grade 4 A');
		await clara.getByLabel('How many students').fill('22');
		await clara.getByLabel('What is tried').fill('Two classes draw the same river');
		await clara.getByRole('button', { name: 'Write it down' }).click();
		await clara.getByText('Say what you saw', { exact: true }).click();
		await expect(clara.getByText('It is never about the teacher or a student')).toBeVisible();
		const criterion = clara.getByRole('group', { name: 'What learners can do that they could not before' });
		await criterion.getByLabel('Very well').check();
		await clara.getByLabel('What you saw: What learners can do').fill('They changed their minds twice');
		await clara.getByRole('button', { name: 'Save what I saw' }).click();
		await expect(clara.getByRole('cell', { name: /Very well.*changed their minds/s })).toBeVisible();
	});
	await test.step('a verdict by need; no recommendation without a privacy review, and then one', async () => {
		await ben.goto(need);
		await ben.getByText('Give a verdict', { exact: true }).first().click();
		await ben.getByLabel('On which tool').selectOption({ label: 'Map Table' });
		await ben.getByRole('radio', { name: 'suits', exact: true }).check();
		await ben.getByLabel('Why').fill('They argued with the map, not with us');
		await ben.getByRole('button', { name: 'Give the verdict' }).click();
		await ben
			.getByRole('row', { name: /Stands as/ })
			.getByRole('link')
			.last()
			.click();
		await ben.getByText('Change how it stands').click();
		await expect(ben.getByRole('radio', { name: 'Recommended' })).toBeDisabled();
		await ben.getByText('Review its privacy').click();
		for (const question of [
			'Which data',
			'Where they are kept',
			'From which age',
			'Whether an agreement',
			'How data',
			'Whether there is',
		])
			await ben.getByLabel(question).fill('None');
		await ben.getByRole('radio', { name: 'Fine for learners' }).check();
		await ben.getByRole('button', { name: 'Write it down' }).click();
		await ben.getByText('Change how it stands').click();
		await ben.getByRole('radio', { name: 'Recommended' }).check();
		await ben.getByLabel('Why').first().fill('It suits what Clara named');
		await ben.getByRole('button', { name: 'Save', exact: true }).first().click();
		await expect(ben.getByText('Idea → Recommended')).toBeVisible();
	});
	await test.step('a virtual space says what is missing, and opens when it is done', async () => {
		await clara.goto('/spaces');
		await clara.getByText('Prepare a new space').click();
		await clara.getByLabel('What is it called').fill('The river wall');
		await clara.getByRole('radio', { name: 'The class alone' }).check();
		await clara.getByRole('button', { name: 'Begin its checklist' }).click();
		await clara.getByRole('button', { name: 'Open it' }).click();
		await expect(clara.getByRole('alert').getByText(/things must be done before it opens/)).toBeVisible();
		const steps = clara.getByRole('region', { name: 'Checklist' }).getByRole('listitem');
		const write = async (title: string, fill: Record<string, string>) => {
			const step = steps.filter({ hasText: title });
			await step.getByText('Write how it stands').click();
			for (const [label, value] of Object.entries(fill))
				await step.getByLabel(new RegExp(`^${label}`)).fill(value);
			await step.getByLabel('It is done').check();
			await step.getByRole('button', { name: 'Save' }).click();
			await expect(steps.filter({ hasText: title }).getByText(/Done on/)).toBeVisible();
		};
		await write('Tools tested', { 'On which device': 'Tablet 14' });
		await write('Accounts made', { 'How many': '22', 'Of how many': '22' });
		await write('Permission slips', { 'How many': '22', 'Of how many': '22' });
		await write('Families have read', {});
		await clara.getByRole('button', { name: 'Open it' }).click();
		await expect(clara.getByText('The space is open.')).toBeVisible();
	});
});
