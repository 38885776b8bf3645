import { expect, test } from './fixture.ts';

/** A calendar as another program saves it. */
const file = (day: string) => ({
	name: 'school.ics',
	mimeType: 'text/calendar',
	buffer: Buffer.from(
		`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${day}\r\nSUMMARY:Holiday of ${day}\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
	),
});

for (const script of [true, false])
	test.describe(script ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled: script });

		test('a facilitator brings in a holiday, closes school for a storm after seeing what moves, and undoes it', async ({
			as,
		}) => {
			const page = await as('ben');
			// A Tuesday or a Wednesday some months ahead, each its own: the journeys share a school.
			const ahead = new Date();
			ahead.setUTCDate(ahead.getUTCDate() + 60 + ((9 - ahead.getUTCDay()) % 7) + (script ? 0 : 1));
			const day = ahead.toISOString().slice(0, 10);
			await test.step('the year is drawn for everybody', async () => {
				await page.goto('/calendar');
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(
					/Today is day \d|A school day|No school today/,
				);
				await page.getByRole('link', { name: 'The year at a glance' }).click();
				await expect(page.getByRole('table')).not.toHaveCount(0);
				await expect(page.getByText('Mid-year break').first()).toBeVisible();
			});
			await test.step('a file is looked at first', async () => {
				await page.goto('/calendar/bring');
				await page.getByLabel('Calendar file').setInputFiles(file(day));
				await page.getByRole('button', { name: 'Look at it first' }).click();
				await expect(page.getByRole('checkbox', { name: new RegExp(`Holiday of ${day}`) })).toBeChecked();
				await page.getByRole('button', { name: 'Take what is ticked' }).click();
				await expect(
					page.getByText('1 entry is in the calendar now.').or(page.getByText('One entry')),
				).toBeVisible();
			});
			await test.step('a storm pushes the days, and is undone', async () => {
				await page.goto(`/calendar/closure?name=Storm&startsOn=${day}`);
				await expect(page.getByRole('heading', { name: 'What moves' })).toBeVisible();
				await page.getByRole('button', { name: 'Close, and push the days on' }).click();
				await page.getByRole('button', { name: 'Undo' }).click();
				await expect(page.getByText('Undone: the calendar is as it was.')).toBeVisible();
			});
		});
	});
