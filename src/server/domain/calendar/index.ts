export {
	type BellSchedule,
	type CalendarDay,
	type Cycle,
	type DayOff,
	type Effect,
	noCalendar,
	type PeriodOfDay,
	type SchoolCalendar,
	type Span,
	type SpecialDay,
	type Term,
} from './calendar.ts';
export { layOut, nextSchoolDay, schoolDays } from './lay-out.ts';
export { readCalendar } from './read-calendar.ts';
