import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast } from './people.ts';

/** Emre's own calendars, and Clara's answer to the visit: what each of them keeps of calendars outside. */
export async function rehearseCalendars(
	at: Date,
	{ planted, record }: { planted: { outsideCalendar: string }; record: { visit: string } },
): Promise<void> {
	await unitOfWork({ kind: 'member', personId: cast.emre.id }, async (tx) => {
		const id = newId();
		await tx
			.insertInto('outside_calendar')
			.values({
				id,
				person_id: cast.emre.id,
				name: planted.outsideCalendar,
				address: `https://calendar.invalid/${planted.outsideCalendar}`,
				added_at: at,
				// Nobody fetches it while a test runs.
				due_at: new Date('2100-01-01'),
			})
			.execute();
		await tx
			.insertInto('busy_block')
			.values({
				calendar_id: id,
				person_id: cast.emre.id,
				starts_at: at,
				ends_at: new Date(at.getTime() + 3_600_000),
			})
			.execute();
		await tx
			.insertInto('calendar_feed')
			.values({
				id: newId(),
				person_id: cast.emre.id,
				token_hash: 'e'.repeat(64),
				made_at: at,
				changed_at: at,
			})
			.execute();
		await tx.insertInto('calendar_choice').values({ person_id: cast.emre.id, letters: 'none' }).execute();
	});
	await unitOfWork({ kind: 'member', personId: cast.clara.id }, async (tx) => {
		const about = { visit_id: record.visit, person_id: cast.clara.id };
		await tx
			.insertInto('visit_answer')
			.values({ ...about, answer: 'accepted', stamp: at, answered_at: at })
			.execute();
		await tx
			.insertInto('calendar_letter')
			.values({
				...about,
				sequence: 0,
				starts_at: at,
				minutes: 45,
				told_hash: '0'.repeat(64),
				organiser: 'no-reply@tandem.test',
				sent_at: at,
			})
			.execute();
	});
}
