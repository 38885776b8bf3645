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
export { type Carried, copyYear, previewNextYear } from './copy-year.ts';
export { type BellsPage, findBells } from './find-bells.ts';
export { type CalendarEntries, type CalendarPage, findCalendar, findEntries } from './find-calendar.ts';
export { findOwnDays } from './find-own-days.ts';
export { layOut, nextSchoolDay, schoolDays } from './lay-out.ts';
export { planTerm } from './plan-term.ts';
export { type ClosurePreview, previewClosure } from './preview-closure.ts';
export { readCalendar, readCalendars } from './read-calendar.ts';
export { removable, removeEntry } from './remove-entry.ts';
export { setBells } from './set-bells.ts';
export { setCycle } from './set-cycle.ts';
export { type FoundEntry, type SortedEvents, sortEvents } from './sort-events.ts';
export { type Taken, takeEntries } from './take-entries.ts';
export { type ToldDayOff, tellDayOff } from './tell-day-off.ts';
export { tellSpecialDay } from './tell-special-day.ts';
