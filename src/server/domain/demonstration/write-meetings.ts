import { layOut, noCalendar, type SchoolCalendar } from '#server/domain/calendar/index.ts';
import { layMeetings, type Rhythm } from '#server/domain/planning/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import type { WrittenSchool } from './write-school.ts';

/** What is said at meetings of the demonstration. */
const said = [
	'We want a real reader for the last piece of work. Who could that be?',
	'Start with the recording this time; the writing comes easier after it.',
	'The tablets are booked for the second week, mornings only.',
	'Ask the Grade 2 team how they sorted their pictures.',
	'Assessment: hear two recordings side by side, first week and last.',
];

/**
 * Every team meets once a cycle on its unit, and the next school day on technology with its facilitator; what was said at the
 * last meetings is written down.
 */
export function writeMeetings(rows: Rows, random: Random, calendar: Calendar, school: WrittenSchool): void {
	const at = calendar.at(calendar.startsOn, '08:20');
	const from = dayAfter(calendar.today, -40);
	for (const [number, [team, teamId]] of [...school.teams].entries()) {
		const people = school.teachers.filter((one) => one.team === team).map(({ id }) => id);
		const facilitator = school.facilitators[(number + 2) % school.facilitators.length];
		if (people.length === 0 || facilitator === undefined) continue;
		const division = rows.team.find((row) => row.id === teamId)?.division_id;
		const [period] = rows.period.filter((row) => row.division_id === division).slice(-1);
		const rhythm: Rhythm = {
			id: random.id(at),
			cycleDay: 1 + (number % 6),
			weekday: null,
			holdsFrom: calendar.startsOn,
			holdsUntil: null,
			slots: [
				{ kind: 'unit', daysAfter: 0, periodId: null, startsAt: '15:00', minutes: 45, place: `${team}, team room` },
				{ kind: 'technology', daysAfter: 1, periodId: period?.id ?? null, startsAt: null, minutes: 45, place: 'Studio' },
			],
		}; // biome-ignore format: a slot reads better whole
		rows.planning_rhythm.push({
			id: rhythm.id,
			school_id: school.id,
			team_id: teamId,
			cycle_day: rhythm.cycleDay,
			holds_from: rhythm.holdsFrom,
			made_by: facilitator,
			made_at: at,
		});
		for (const [index, slot] of rhythm.slots.entries())
			rows.planning_slot.push({
				rhythm_id: rhythm.id,
				part: index + 1,
				kind: slot.kind,
				days_after: slot.daysAfter,
				period_id: slot.periodId,
				starts_at: slot.startsAt,
				minutes: slot.minutes,
				place: slot.place,
			});
		rows.planning_guest.push({ rhythm_id: rhythm.id, person_id: facilitator });
		const days = layOut(calendarOf(rows, calendar), from, calendar.today);
		for (const meeting of layMeetings(rhythm, days).slice(-3)) {
			const began = calendar.at(meeting.day, meeting.startsAt ?? '14:00');
			rows.meeting.push({
				id: meeting.id,
				school_id: school.id,
				team_id: teamId,
				rhythm_id: rhythm.id,
				turn: meeting.turn,
				part: meeting.part,
				kind: meeting.kind,
				on_day: meeting.day,
				starts_at: meeting.startsAt,
				minutes: meeting.minutes,
				place: meeting.place,
				made_by: facilitator,
				made_at: began,
			});
			for (const person_id of new Set([...people, facilitator]))
				rows.meeting_person.push({ meeting_id: meeting.id, person_id });
			for (const author_id of [facilitator, random.pick(people)])
				rows.meeting_note.push({
					id: random.id(began),
					meeting_id: meeting.id,
					author_id,
					words: random.pick(said),
					written_at: began,
				});
		}
	}
}

/** The school's calendar as its rows tell it; without bells, which say no day. */
function calendarOf(rows: Rows, calendar: Calendar): SchoolCalendar {
	const span = (row: { starts_on: unknown; ends_on: unknown; name: string }) => ({
		name: row.name,
		startsOn: String(row.starts_on),
		endsOn: String(row.ends_on),
	});
	return {
		...noCalendar(calendar.startsOn, calendar.endsOn),
		years: rows.school_year.map(span),
		terms: rows.term.map(span),
		daysOff: rows.day_off.map((row) => ({ ...span(row), kind: 'holiday' as const, effect: null })),
		cycles: rows.cycle.map((row) => ({
			startsOn: String(row.starts_on),
			length: row.length ?? null,
			firstDay: 1,
			throughDaysOff: false,
			weekdays: [1, 2, 3, 4, 5],
			own: false,
		})),
	};
}
