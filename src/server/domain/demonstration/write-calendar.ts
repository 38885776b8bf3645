import { dayAfter } from '#server/domain/school/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { divisions } from './staff.ts';

/** Weeks of the year by number: three terms with their breaks, which are the weeks without visits. */
const terms = [
	{ name: 'First term', from: 0, until: 12 },
	{ name: 'Second term', from: 14, until: 24 },
	{ name: 'Third term', from: 25, until: 41 },
];
const breaks = [
	{ name: 'Mid-year break', from: 12, until: 14 },
	{ name: 'Spring break', from: 24, until: 25 },
];
/** Days off, and about which week. */
const holidays = [
	{ name: 'Founders’ Day', week: 5 },
	{ name: 'Professional learning day', week: 9 },
	{ name: 'Harbour Festival', week: 18 },
	{ name: 'Labour Day', week: 30 },
	{ name: 'Professional learning day', week: 33 },
];

const lower = ['Morning meeting', 'First block', 'Second block', 'Third block', 'Fourth block'];
const upper = ['Period 1', 'Period 2', 'Period 3', 'Period 4', 'Period 5', 'Period 6'];
const bells: Record<'lower' | 'upper', Record<'usual' | 'wednesday', [string, string][]>> = {
	lower: {
		usual: [['08:15', '08:40'], ['08:40', '09:50'], ['10:15', '11:25'], ['12:15', '13:25'], ['13:35', '14:45']],
		wednesday: [['08:15', '08:35'], ['08:35', '09:30'], ['09:50', '10:45'], ['10:45', '11:40'], ['12:20', '13:15']],
	},
	upper: {
		usual: [['08:00', '08:55'], ['09:00', '09:55'], ['10:15', '11:10'], ['11:15', '12:10'], ['13:00', '13:55'], ['14:00', '14:55']],
		wednesday: [['08:00', '08:45'], ['08:50', '09:35'], ['09:50', '10:35'], ['10:40', '11:25'], ['11:30', '12:15'], ['12:50', '13:35']],
	},
}; // biome-ignore format: bells read better in rows

/** The school's calendar: a six-day cycle, three terms, days off, bells by division with an early release on Wednesdays. */
export function writeCalendar(rows: Rows, random: Random, calendar: Calendar, schoolId: string): void {
	const id = () => random.id(calendar.at(calendar.startsOn, '07:00'));
	const monday = (week: number) => dayAfter(calendar.startsOn, 7 * week);
	const of = { school_id: schoolId };
	for (const { name, from, until } of terms)
		rows.term.push({ id: id(), ...of, name, starts_on: monday(from), ends_on: dayAfter(monday(until), -2) });
	for (const { name, from, until } of breaks)
		rows.day_off.push({
			id: id(), ...of, name, starts_on: monday(from), ends_on: dayAfter(monday(until), -2), kind: 'holiday',
		}); // biome-ignore format: a row reads better whole
	for (const { name, week } of holidays) {
		const day = quietest(rows, calendar, monday(week));
		rows.day_off.push({ id: id(), ...of, name, starts_on: day, ends_on: dayAfter(day), kind: 'holiday' });
	}
	rows.cycle.push({ id: id(), ...of, starts_on: calendar.startsOn, length: 6 });
	for (const [week, name, ends_at] of [
		[11, 'Last day of term', '12:30'],
		[20, 'Family conferences', '12:30'],
		[37, 'Sports day', null],
		[40, 'Last day of school', '11:30'],
	] as const)
		rows.special_day.push({ id: id(), ...of, on_day: dayAfter(monday(week), 4), name, ends_at });
	for (const division of rows.division)
		if (division.school_id === schoolId)
			writeBells(
				rows,
				id,
				schoolId,
				division.id,
				divisions.indexOf(division.name as never) < 2 ? 'lower' : 'upper',
			);
}

function writeBells(
	rows: Rows,
	id: () => string,
	schoolId: string,
	divisionId: string,
	side: 'lower' | 'upper',
) {
	const of = { school_id: schoolId, division_id: divisionId };
	const periods = (side === 'lower' ? lower : upper).map((name, position) => ({
		id: id(),
		...of,
		name,
		position,
	}));
	rows.period.push(...periods);
	for (const kind of ['usual', 'wednesday'] as const) {
		const schedule = id();
		const name = kind === 'usual' ? 'Usual day' : 'Wednesday, early release';
		rows.bell_schedule.push({ id: schedule, ...of, name, usual: kind === 'usual' });
		if (kind === 'wednesday')
			rows.bell_schedule_use.push({ id: id(), ...of, bell_schedule_id: schedule, weekday: 3 });
		for (const [at, [starts_at, ends_at]] of bells[side][kind].entries())
			rows.period_time.push({
				bell_schedule_id: schedule, period_id: periods[at]?.id ?? id(), school_id: schoolId, starts_at, ends_at,
			}); // biome-ignore format: a row reads better whole
	}
}

/** Of the days of a week the one with the fewest visits: nobody visits on a holiday. */
function quietest(rows: Rows, calendar: Calendar, monday: string): string {
	const visits = (day: string) => {
		const [from, to] = [calendar.at(day, '00:00'), calendar.at(dayAfter(day), '00:00')];
		return rows.visit.filter((row) => row.starts_at >= from && row.starts_at < to).length;
	};
	const days = [0, 1, 2, 3, 4].map((weekday) => dayAfter(monday, weekday));
	return days.reduce((quiet, day) => (visits(day) < visits(quiet) ? day : quiet));
}
