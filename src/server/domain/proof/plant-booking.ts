import { newId } from '#server/platform/ids.ts';
import { dayOf, type Scene } from './scene.ts';

/** Time with the facilitator that the teacher booked, with a word that went with a change, and somebody who waits for more. */
export async function plantBooking({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const [booking, visit, startsAt] = [newId(), newId(), ago(-9)];
	const school = { school_id: schoolId };
	const between = { person_id: people.facilitator, booked_by: people.teacher };
	await as(me('facilitator'), (tx) =>
		tx
			.insertInto('bookable')
			.values({ id: newId(), ...school, person_id: people.facilitator })
			.execute(),
	);
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('booking')
			.values({
				id: booking,
				...school,
				...between,
				entry_id: newId(),
				visit_id: visit,
				purpose: 'class',
				about: text('booking'),
				on_day: dayOf(startsAt),
				starts_at: startsAt,
				ends_at: new Date(startsAt.getTime() + 40 * 60_000),
				free_again_at: new Date(startsAt.getTime() + 40 * 60_000),
				booked_at: ago(1),
			})
			.execute();
		await tx
			.insertInto('visit')
			.values({
				id: visit,
				...school,
				author_id: people.facilitator,
				entry_id: newId(),
				kind: 'co-teaching',
				time_kind: 'in-classroom',
				place: text('booking'),
				starts_at: startsAt,
				minutes: 40,
				state: 'planned',
				captured_at: ago(1),
			})
			.execute();
		await tx
			.insertInto('visit_person')
			.values([
				{ visit_id: visit, person_id: people.facilitator, part: 'facilitator' },
				{ visit_id: visit, person_id: people.teacher, part: 'teacher' },
			])
			.execute();
	});
	await as(me('facilitator'), (tx) =>
		tx
			.insertInto('booking_change')
			.values({
				id: newId(),
				booking_id: booking,
				changed_by: people.facilitator,
				change: 'moved',
				was_at: ago(-8),
				word: text('booking'),
				at: ago(0),
			})
			.execute(),
	);
}
