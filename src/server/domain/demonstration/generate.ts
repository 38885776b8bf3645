import { calendarAround } from './calendar.ts';
import { randomFrom } from './random.ts';
import { noRows, type Rows } from './rows.ts';
import { writeCollaborations } from './write-collaborations.ts';
import { writeSchool } from './write-school.ts';
import { writeVisits } from './write-visits.ts';

/** The seed of the demonstration that everybody sees. */
export const usualSeed = 1914;

/**
 * Generates the rows of one school year, the same every time for the same seed, school and day.
 * @param today the school day the visitor arrives on, `YYYY-MM-DD`
 * @param zone the school's IANA zone
 */
export function generateYear(schoolId: string, today: string, zone: string, seed = usualSeed): Rows {
	const rows = noRows();
	const random = randomFrom(seed);
	const calendar = calendarAround(today, zone);
	const school = writeSchool(rows, random, calendar, schoolId);
	const collaborations = writeCollaborations(rows, random, calendar, school);
	writeVisits(rows, random, calendar, school, collaborations);
	// All three let their hours be shown, so that a leader sees the three kinds of time.
	for (const person_id of school.facilitators) {
		const published_at = calendar.at(calendar.today, '08:00');
		rows.hours_publication.push({
			id: random.id(published_at),
			person_id,
			school_id: schoolId,
			published_at,
		});
	}
	return rows;
}
