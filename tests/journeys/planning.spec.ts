import { expect, test } from './fixture.ts';

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test('a team writes down a unit, meets by the calendar, and makes a next step and a collaboration of what was said', async ({
	as,
}) => {
	const clara = await as('clara', { javaScriptEnabled: false });
	await test.step('a unit, without script: a refusal keeps what was typed, and the year shows it', async () => {
		await clara.goto('/calendar');
		await clara.getByRole('link', { name: 'teams', exact: true }).click();
		await clara.getByRole('link', { name: 'Grade 4' }).click();
		await clara.getByRole('link', { name: 'Units' }).click();
		await clara.getByRole('link', { name: 'Add a unit' }).click();
		await clara.getByRole('textbox', { name: 'What the unit is called' }).fill('Bridges');
		await clara.getByLabel('First day').fill(day(3));
		await clara.getByLabel('Last day').fill(day(1));
		await clara.getByRole('textbox', { name: 'Creation' }).fill('A bridge that carries a book');
		await clara.getByRole('button', { name: 'Write it down' }).click();
		await expect(clara.getByText('This ends before it begins.').first()).toBeVisible();
		await expect(clara.getByRole('textbox', { name: 'Creation' })).toHaveValue(
			'A bridge that carries a book',
		);
		await clara.getByLabel('Last day').fill(day(20));
		await clara.getByRole('button', { name: 'Write it down' }).click();
		await expect(clara.getByRole('heading', { name: 'Bridges' })).toBeVisible();
		await expect(clara.getByText('Not decided yet').first()).toBeVisible();
		await clara.getByRole('combobox', { name: 'One of yours' }).selectOption({ index: 1 });
		await clara.getByRole('button', { name: 'It belongs to this unit' }).click();
		await expect(clara.getByRole('button', { name: /^Take out ./ })).toBeVisible();
		await clara.getByRole('link', { name: 'Units of Grade 4' }).click();
		await expect(clara.getByRole('list').getByRole('link', { name: 'Bridges' })).toBeVisible();
	});
	await test.step('it is carried to the next year, on days that can be changed', async () => {
		await clara.getByRole('link', { name: 'Carry to next year' }).click();
		await expect(clara.getByRole('heading', { name: 'Bridges' })).toBeVisible();
		await clara.getByRole('button', { name: 'Carry to next year' }).click();
		await expect(clara.getByText(/units are carried/)).toBeVisible();
	});
	let meeting = '';
	await test.step('the next meeting has an agenda of what is open; a note is for those invited', async () => {
		await clara.goto('/teams');
		await clara.getByRole('link', { name: 'Grade 4' }).click();
		await clara.getByRole('link', { name: 'Meetings' }).click();
		await clara.getByRole('link', { name: 'Technology meeting' }).first().click();
		await expect(clara.getByText(/Still open for technology: .*Assessment/).first()).toBeVisible();
		await clara
			.getByRole('textbox', { name: 'What was said or decided' })
			.fill('Find a real reader for the bridges');
		await clara.getByRole('button', { name: 'Write it down' }).click();
		await expect(clara.getByText('Find a real reader for the bridges').first()).toBeVisible();
		await expect(clara.getByText(/Who takes part can see the notes/)).toBeVisible();
		meeting = new URL(clara.url()).pathname;
	});
	await test.step('with script, the facilitator makes a next step of it, which the others do not see', async () => {
		const ada = await as('ada');
		await ada.goto(meeting);
		const note = ada.getByRole('listitem').filter({ hasText: 'Find a real reader for the bridges' });
		await note.getByText('Make it a next step').click();
		await note.getByRole('combobox', { name: 'Whose next step' }).selectOption({ label: 'Clara Mendes' });
		await note.getByRole('button', { name: 'Promise it' }).click();
		await expect(note.getByText('Became a next step of Clara Mendes')).toBeVisible();
		const daniel = await as('daniel');
		await daniel.goto(meeting);
		await expect(daniel.getByText('Find a real reader for the bridges').first()).toBeVisible();
		await expect(daniel.getByText('Became a next step')).toHaveCount(0);
		const leader = await as('fatima');
		await leader.goto(meeting);
		await expect(leader.getByRole('heading', { name: 'Technology meeting' })).toBeVisible();
		await expect(leader.getByText('Find a real reader')).toHaveCount(0);
	});
	await test.step('a collaboration begins with its words; the meeting is moved by hand', async () => {
		await clara.goto(meeting);
		await clara
			.getByRole('link', { name: 'Make it a collaboration: “Find a real reader for the bridges”' })
			.click();
		await expect(clara.getByText('Find a real reader for the bridges')).toBeVisible();
		await clara.goto(meeting);
		await clara.getByText('Move it').click();
		await clara.getByRole('textbox', { name: 'Where' }).fill('Library corner');
		await clara.getByRole('button', { name: 'Move this meeting' }).click();
		await expect(clara.getByText('moved by hand')).toBeVisible();
		await expect(clara.getByText('Library corner').first()).toBeVisible();
	});
});
