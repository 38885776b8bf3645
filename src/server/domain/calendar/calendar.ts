/** Days from `startsOn` up to, not including, `endsOn`, as `YYYY-MM-DD`. */
export interface Span {
	startsOn: string;
	endsOn: string;
}

/** What becomes of the days of the cycle that fall on days off: they move on, or are left out. */
export type Effect = 'push' | 'drop';

export interface Term extends Span {
	name: string;
}

export interface DayOff extends Span {
	name: string;
	/** A closure was not planned. */
	kind: 'holiday' | 'closure';
	/** Null: as the cycle has it. */
	effect: Effect | null;
}

/** A day that ends early, has other bells, or only a name. */
export interface SpecialDay {
	day: string;
	name: string;
	/** School closes early, at this time of the school's clocks, `HH:MM`. */
	endsAt: string | null;
	bellScheduleId: string | null;
	/** Told for the division, and not for the whole school. */
	own: boolean;
}

/** Holds from its first day until a later one of the same division begins. */
export interface Cycle {
	startsOn: string;
	/** Of 2 to 20 days; null where school is told by the week alone. */
	length: number | null;
	/** The number of its first day. */
	firstDay: number;
	/** Whether days off are counted, too: what fell on them is left out. */
	throughDaysOff: boolean;
	/** The days of the week with school, ISO: Monday is 1. */
	weekdays: number[];
	own: boolean;
}

/** A part of the school day by the school's clocks, `HH:MM`. */
export interface PeriodOfDay {
	id: string;
	name: string;
	startsAt: string;
	endsAt: string;
}

/** When the bells ring on the days for which it is named; the usual one on all others. */
export interface BellSchedule {
	id: string;
	usual: boolean;
	weekdays: number[];
	cycleDays: number[];
	/** In the order of the day. */
	periods: PeriodOfDay[];
	own: boolean;
}

/**
 * The calendar of a school, or of one of its divisions, that is known from `from` up to, not including, `to`. What a division
 * tells for itself (`own`) goes before what is told for the whole school.
 */
export interface SchoolCalendar {
	from: string;
	to: string;
	years: Span[];
	terms: Term[];
	daysOff: DayOff[];
	specialDays: SpecialDay[];
	cycles: Cycle[];
	bells: BellSchedule[];
}

export interface CalendarDay {
	day: string;
	/** `outside`: in a school year that has terms, but in none of them. */
	kind: 'school' | 'weekend' | 'off' | 'outside';
	/** On school days of a cycle: which one, from 1. */
	cycleDay: number | null;
	cycleLength: number | null;
	/** On school days of a cycle: which turn of it, told by where the cycle began; a closure changes the turn of no later day of it. */
	turn: string | null;
	/** Of days off and special days that it is in. */
	names: string[];
	/** School closes early, `HH:MM`. */
	endsAt: string | null;
	term: string | null;
	/** In the order of the day; none on days without school. */
	periods: PeriodOfDay[];
}

/** The calendar of a school that told nothing: Monday to Friday are school days. */
export function noCalendar(from: string, to: string): SchoolCalendar {
	return { from, to, years: [], terms: [], daysOff: [], specialDays: [], cycles: [], bells: [] };
}
