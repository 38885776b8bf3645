import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';

/** The texts and keys that it writes. */
export interface Written {
	planted: Readonly<Record<'booking', string>>;
	record: Readonly<Record<'booking' | 'bookedVisit' | 'hour' | 'wait' | 'away', string>>;
}

const day = 86_400_000;
const actorOf = (name: 'mara' | 'joy' | 'daniel'): Member => ({ kind: 'member', personId: cast[name].id });

/** When Joy has booked Mara: noon of a Wednesday in about three weeks. */
export function bookedAt(now = Date.now()): Date {
	const start = Math.floor(now / day) * day + 18 * day;
	const weekday = new Date(start).getUTCDay();
	return new Date(start + ((3 - weekday + 7) % 7) * day + 12 * 3_600_000);
}

/** Mara offers Wednesdays from noon to four; Joy has booked the first hour of one; Daniel waits for that day. */
export async function rehearseBooking(at: Date, { planted, record }: Written): Promise<void> {
	const school = { school_id: schools.harbour.id };
	const startsAt = bookedAt();
	const endsAt = new Date(startsAt.getTime() + 3_600_000);
	const onDay = startsAt.toISOString().slice(0, 10);
	await unitOfWork(actorOf('mara'), async (tx) => {
		const bookable = newId();
		const person = { ...school, person_id: cast.mara.id };
		await tx
			.insertInto('bookable')
			.values({ id: bookable, ...person, ahead_days: 60 })
			.execute();
		await tx
			.insertInto('offered_hour')
			.values({
				id: record.hour, bookable_id: bookable, ...school, weekday: 3, starts_at: '12:00', ends_at: '16:00',
				piece_minutes: 60, place: 'Library',
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('away')
			.values({
				id: record.away,
				person_id: cast.mara.id,
				starts_on: '2026-09-01',
				ends_on: '2026-09-02',
				made_at: at,
			})
			.execute();
	});
	await unitOfWork(actorOf('joy'), async (tx) => {
		await tx
			.insertInto('booking')
			.values({
				id: record.booking, ...school, person_id: cast.mara.id, booked_by: cast.joy.id, entry_id: newId(),
				visit_id: record.bookedVisit, purpose: 'class', about: planted.booking, students: 24, on_day: onDay,
				starts_at: startsAt, ends_at: endsAt, free_again_at: endsAt, booked_at: at,
			}) // biome-ignore format: short enough for three lines
			.execute();
		await tx
			.insertInto('visit')
			.values({
				id: record.bookedVisit, ...school, author_id: cast.mara.id, entry_id: newId(), kind: 'co-teaching',
				time_kind: 'in-classroom', place: 'Library', starts_at: startsAt, minutes: 60, state: 'planned', captured_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('visit_person')
			.values([
				{ visit_id: record.bookedVisit, person_id: cast.mara.id, part: 'specialist' },
				{ visit_id: record.bookedVisit, person_id: cast.joy.id, part: 'teacher' },
			])
			.execute();
		await tx
			.insertInto('booking_change')
			.values({
				id: newId(), booking_id: record.booking, changed_by: cast.joy.id, change: 'moved', was_at: at,
				word: planted.booking, at,
			}) // biome-ignore format: short enough for two lines
			.execute();
	});
	await unitOfWork(actorOf('daniel'), (tx) =>
		tx
			.insertInto('booking_wait')
			.values({
				id: record.wait, ...school, person_id: cast.mara.id, waiter_id: cast.daniel.id, starts_on: onDay,
				ends_on: new Date(startsAt.getTime() + day).toISOString().slice(0, 10), asked_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute(),
	);
	// That it was booked has been told already.
	await unitOfWork({ kind: 'mailer' }, (tx) => tx.deleteFrom('visit_to_tell').execute());
}
