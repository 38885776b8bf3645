import { dayAfter } from '#server/domain/school/index.ts';
import { type Calendar, calendarAround, yearsBefore } from './calendar.ts';
import { type Random, randomFrom } from './random.ts';
import { noRows, type Rows } from './rows.ts';
import { type DemonstrationPerson, staff } from './staff.ts';
import { writeAnswers } from './write-answers.ts';
import { writeBookings } from './write-bookings.ts';
import { writeCalendar } from './write-calendar.ts';
import { writeCollaborations } from './write-collaborations.ts';
import { writeElsewhere } from './write-elsewhere.ts';
import { writeLearnt } from './write-learnt.ts';
import { writeLibrary } from './write-library.ts';
import { writeMeetings } from './write-meetings.ts';
import { writeOwn } from './write-own.ts';
import { writePartnership } from './write-partnership.ts';
import { writePlans } from './write-plans.ts';
import { writeReadings } from './write-readings.ts';
import { writeRequests } from './write-requests.ts';
import { type WrittenSchool, writeSchool, writeYear } from './write-school.ts';
import { writeSequence } from './write-sequence.ts';
import { writeSeries } from './write-series.ts';
import { writeSpaces } from './write-spaces.ts';
import { writeStandards } from './write-standards.ts';
import { writeSupport } from './write-support.ts';
import { writeTools } from './write-tools.ts';
import { writeUnits } from './write-units.ts';
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
	writeStandards(rows, calendar, school, collaborations);
	writeVisits(rows, random, calendar, school, collaborations);
	publishHours(rows, random, calendar, school);
	writePartnership(rows, random, calendar, school, collaborations);
	writeOwn(rows, random, calendar, school, collaborations);
	writePlans(rows, randomFrom(seed + 1), calendar, school, collaborations);
	writeSeries(rows, randomFrom(seed + 3), calendar, school, collaborations);
	writeBookings(rows, randomFrom(seed + 2), calendar, school);
	writeAnswers(rows);
	writeCalendar(rows, randomFrom(seed + 3), calendar, schoolId);
	writeUnits(rows, randomFrom(seed + 4), calendar, school, collaborations);
	writeLibrary(rows, randomFrom(seed + 11), calendar, school);
	writeMeetings(rows, randomFrom(seed + 5), calendar, school);
	writeRequests(rows, randomFrom(seed + 6), calendar, school);
	writeTools(rows, randomFrom(seed + 8), calendar, school);
	writeSupport(rows, randomFrom(seed + 9), calendar, school);
	writeSequence(rows, randomFrom(seed + 10), calendar, school);
	writeSpaces(rows, randomFrom(seed + 11), calendar, school);
	writeLearnt(rows, randomFrom(seed + 12), calendar, school);
	writeElsewhere(rows, randomFrom(seed + 7), calendar, school);
	return rows;
}

/** All facilitators let their hours be shown, so that a leader sees the three kinds of time. */
function publishHours(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	for (const person_id of school.facilitators) {
		const published_at = calendar.done(calendar.today, '08:00');
		rows.hours_publication.push({
			id: random.id(published_at),
			person_id,
			school_id: school.id,
			published_at,
		});
	}
}

/** The sixtieth: with everybody of the demonstration school, a school of the large profile has sixty staff. */
const substitute: DemonstrationPerson = {
	key: 'nils', given: 'Nils', family: 'Aalto', roles: ['assistant'], teams: ['Grade 1'],
}; // biome-ignore format: short enough for one line

/** Everybody of a school of the large profile: sixty staff. */
export const largeStaff = [...staff, substitute];

/** How often a visit is put into a week of the large profile: some thirty of the forty hours there are. */
const busyWeek = 40;

/** How often what is asked for in the demonstration comes again, a week apart, and every other week what lies in its library. */
const turns = 16;

/**
 * A meeting's key is counted from its rhythm's, which is another in every school: what is written in one is left out. So are the pages
 * of units, since no two may have the same short link.
 */
const leftOut = {
	meeting: [],
	meeting_person: [],
	meeting_note: [],
	unit_page: [],
	unit_page_words: [],
	unit_page_name: [],
};

/**
 * Generates a school with a past, for measuring: sixty staff, four school years of sixty collaborations, somewhat more than
 * ten thousand visits, and who has read what. The running year is made like the demonstration's, with its calendar, bookings,
 * units and planning rhythms, and many times its requests and resources.
 */
export function generateYears(schoolId: string, today: string, zone: string, seed: number): Rows {
	const rows = noRows();
	const random = randomFrom(seed);
	const running = calendarAround(today, zone);
	const calendars = [3, 2, 1].map((years) => yearsBefore(running, years)).concat(running);
	const [first = running, ...later] = calendars;
	const school = writeSchool(rows, random, first, schoolId, largeStaff);
	for (const calendar of later) writeYear(rows, random, calendar, schoolId);
	let collaborations: ReturnType<typeof writeCollaborations> = [];
	for (const calendar of calendars) {
		collaborations = writeCollaborations(rows, random, calendar, school);
		writeVisits(rows, random, calendar, school, collaborations, busyWeek);
	}
	publishHours(rows, random, running, school);
	writeReadings(rows, random);
	writeBookings(rows, randomFrom(seed + 2), running, school);
	writeCalendar(rows, randomFrom(seed + 3), running, schoolId);
	writeUnits(rows, randomFrom(seed + 4), running, school, collaborations);
	writeMeetings(rows, randomFrom(seed + 5), running, school);
	for (let turn = 0; turn < turns; turn += 1) {
		const then = { ...running, today: dayAfter(running.today, -turn * 7) };
		if (turn % 2 === 0) writeLibrary(rows, randomFrom(seed + 20 + 2 * turn), then, school);
		writeRequests(rows, randomFrom(seed + 21 + 2 * turn), then, school);
	}
	writeTools(rows, randomFrom(seed + 8), running, school);
	writeSequence(rows, randomFrom(seed + 10), running, school);
	writeSpaces(rows, randomFrom(seed + 11), running, school);
	return { ...rows, ...leftOut };
}
