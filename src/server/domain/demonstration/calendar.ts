import { dayAfter, momentOf, weekOf } from '#server/domain/school/index.ts';

/** Weeks of the demonstration's school year before this one, and after it. */
const weeksBefore = 36;
const weeksAfter = 5;

export interface Calendar {
	zone: string;
	/** Today, in the school. */
	today: string;
	startsOn: string;
	endsOn: string;
	/** The Mondays of the weeks with school, this one and the next included. */
	weeks: string[];
	/** A moment on the school's clocks. */
	at: (day: string, time: string) => Date;
	/** The same for what was done: yesterday at the latest, since whoever arrives today finds it there. */
	done: (day: string, time: string) => Date;
}

/** The demonstration's year: it began thirty-six weeks ago, has two holidays, and goes on for five more. */
export function calendarAround(today: string, zone: string): Calendar {
	const thisWeek = weekOf(today);
	const startsOn = dayAfter(thisWeek, -7 * weeksBefore);
	const holidays = new Set([12, 13, 24]);
	const weeks = Array.from({ length: weeksBefore + 2 }, (_, number) => number)
		.filter((number) => !holidays.has(number))
		.map((number) => dayAfter(startsOn, 7 * number));
	const yesterday = dayAfter(today, -1);
	return {
		zone,
		today,
		startsOn,
		endsOn: dayAfter(thisWeek, 7 * weeksAfter),
		weeks,
		at: (day, time) => momentOf(day, time, zone),
		done: (day, time) => momentOf(day < today ? day : yesterday, time, zone),
	};
}

/** The same year so many years earlier: all of it is over today. */
export function yearsBefore(calendar: Calendar, years: number): Calendar {
	const earlier = (day: string) => dayAfter(day, -364 * years);
	return {
		...calendar,
		startsOn: earlier(calendar.startsOn),
		endsOn: earlier(calendar.endsOn),
		weeks: calendar.weeks.map(earlier),
	};
}
