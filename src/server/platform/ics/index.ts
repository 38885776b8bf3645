export type { CalendarEvent } from './events-of.ts';
export { type CalendarFile, type Limits, readCalendarFile, usualLimits } from './read-calendar-file.ts';
