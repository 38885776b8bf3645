import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** How many weeks ahead such a calendar was read. */
const weeksAhead = 8;
/** Nobody answers at the address that it was read from: it is never asked again. */
const never = new Date('2100-01-01T00:00:00Z');

/** A calendar that the first facilitator keeps elsewhere: when they are busy with a choir, and on a Thursday morning. */
export function writeElsewhere(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const person_id = school.facilitators[0];
	if (person_id === undefined) return;
	const at = calendar.at(dayAfter(calendar.today, -1), '06:40');
	const id = random.id(at);
	rows.outside_calendar.push({
		id,
		person_id,
		name: 'Choir and family',
		address: 'https://calendars.example.org/choir-and-family.ics',
		added_at: at,
		due_at: never,
		tried_at: at,
		read_at: at,
	});
	const busy = (day: string, from: string, to: string) =>
		rows.busy_block.push({
			calendar_id: id,
			person_id,
			starts_at: calendar.at(day, from),
			ends_at: calendar.at(day, to),
		});
	const monday = weekOf(calendar.today);
	for (let week = 0; week < weeksAhead; week += 1) busy(dayAfter(monday, 7 * week + 1), '16:30', '18:00');
	busy(dayAfter(monday, 10), '08:00', '10:30');
}
