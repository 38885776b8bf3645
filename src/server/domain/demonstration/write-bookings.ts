import { firstEdition } from '#server/domain/guide/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

interface Offer {
	who: string;
	weekdays: number[];
	from: string;
	to: string;
	place: string;
	purposes?: string[];
	perDay?: number;
	facilitates?: true;
}

/** Who offers what, by the week: pieces of three quarters of an hour, with five minutes between. */
const offers: Offer[] = [
	{ who: 'hana', weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', place: 'Library', perDay: 2 },
	{ who: 'mara', weekdays: [2, 4], from: '12:30', to: '15:00', place: 'Learning support', purposes: ['class', 'small-group'] },
	{ who: 'ada', weekdays: [1, 2, 4], from: '12:30', to: '15:00', place: '', perDay: 2, facilitates: true },
	{ who: 'ben', weekdays: [1, 3, 5], from: '09:00', to: '11:30', place: '', facilitates: true },
	{ who: 'priya', weekdays: [2, 3, 5], from: '12:30', to: '15:00', place: 'Maker space', facilitates: true },
]; // biome-ignore format: a table reads better in rows

const wanted = [
	['class', 'Grade 4: telling a source from an advertisement', 23],
	['small-group', 'Six who write their own captions', 6],
	['class', 'Grade 2: the first day with the robots', 22],
	['class', 'Science 7: a day of measuring at the creek', 24],
	['small-group', 'Podcast team, before the recording', 5],
	['class', 'Kindergarten: a story that answers', 18],
	['class', 'Humanities 6: who made this map?', 26],
] as const; // biome-ignore format: a table reads better in rows

const piece = 45;
const buffer = 5;

/** Who offers hours, what is booked with them in the last weeks and the next, and somebody who waits. */
export function writeBookings(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const began = calendar.at(calendar.startsOn, '07:30');
	for (const offer of offers) {
		const person = school.people.get(offer.who) ?? '';
		const bookable = random.id(began);
		rows.bookable.push({
			id: bookable, school_id: school.id, person_id: person, per_day: offer.perDay ?? null, buffer_minutes: buffer,
			notice_hours: 12, ...(offer.purposes ? { purposes: offer.purposes } : {}),
		}); // biome-ignore format: a row reads better whole
		for (const weekday of offer.weekdays)
			rows.offered_hour.push({
				id: random.id(began), bookable_id: bookable, school_id: school.id, weekday, starts_at: offer.from, ends_at: offer.to,
				piece_minutes: piece, place: offer.place,
			}); // biome-ignore format: a row reads better whole
		for (const monday of calendar.weeks.slice(-4))
			for (const weekday of offer.weekdays) {
				const day = dayAfter(monday, weekday - 1);
				if (random.chance(0.7)) writeBooking(rows, random, calendar, school, { offer, person, day });
			}
	}
	writeWait(rows, random, calendar, school);
}

function writeBooking(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	school: WrittenSchool,
	{ offer, person, day }: { offer: Offer; person: string; day: string },
): void {
	const starts = calendar.at(day, offer.from).getTime() + random.below(3) * (piece + buffer) * 60_000;
	const [startsAt, endsAt] = [new Date(starts), new Date(starts + piece * 60_000)];
	const booker = random.chance(0.15) ? (school.people.get('clara') ?? '') : random.pick(school.teachers).id;
	if ([person, booker].some((one) => isBusy(rows, one, startsAt, endsAt))) return;
	const [purpose, about, students] = random.chance(0.12)
		? (['training', 'Read-aloud and captions, for the new assistants', null] as const)
		: random.pick(wanted);
	const fits = offer.purposes?.includes(purpose) ?? true;
	const bookedAt = calendar.done(dayAfter(day, -6), '15:30');
	const visit = random.id(startsAt);
	rows.visit.push({
		id: visit, school_id: school.id, author_id: person, entry_id: random.id(startsAt),
		kind: purpose === 'training' ? 'modelling' : 'co-teaching',
		time_kind: purpose === 'training' ? 'outside-classroom' : 'in-classroom', place: offer.place,
		grouping: purpose === 'training' ? 'group' : 'one-to-one', starts_at: startsAt, minutes: piece,
		state: day < calendar.today ? 'done' : 'planned', guide_edition: firstEdition, captured_at: bookedAt,
	}); // biome-ignore format: a row reads better whole
	rows.visit_person.push(
		{
			visit_id: visit,
			person_id: person,
			part: offer.facilitates ? 'facilitator' : 'specialist',
			is_author: true,
		},
		{ visit_id: visit, person_id: booker, part: 'teacher', is_author: false },
	);
	rows.booking.push({
		id: random.id(bookedAt), school_id: school.id, person_id: person, booked_by: booker, entry_id: random.id(bookedAt),
		visit_id: visit, purpose: fits ? purpose : 'class', about, students, on_day: day, starts_at: startsAt, ends_at: endsAt,
		free_again_at: new Date(endsAt.getTime() + buffer * 60_000), booked_at: bookedAt,
	}); // biome-ignore format: a row reads better whole
}

function isBusy(rows: Rows, person: string, startsAt: Date, endsAt: Date): boolean {
	const near = rows.visit.filter((visit) => {
		const starts = (visit.starts_at as Date).getTime();
		return starts < endsAt.getTime() && starts + visit.minutes * 60_000 > startsAt.getTime();
	});
	return near.some((visit) =>
		rows.visit_person.some((one) => one.visit_id === visit.id && one.person_id === person),
	);
}

function writeWait(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const monday = calendar.weeks.at(-1) ?? calendar.startsOn;
	const [person, waiter] = [school.people.get('hana'), school.people.get('daniel')];
	if (!person || !waiter) return;
	const at = calendar.at(dayAfter(calendar.today, -1), '16:05');
	rows.booking_wait.push({
		id: random.id(at), school_id: school.id, person_id: person, waiter_id: waiter, starts_on: monday, ends_on: dayAfter(monday, 5),
		asked_at: at,
	}); // biome-ignore format: a row reads better whole
}
