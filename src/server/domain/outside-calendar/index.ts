export { addOutsideCalendar } from './add-outside-calendar.ts';
export { findOutsideCalendars, type OutsideCalendar } from './find-outside-calendars.ts';
export { mostCalendars } from './outside-calendar.ts';
export { readOutsideCalendars } from './read-outside-calendars.ts';
export { readAgain, removeOutsideCalendar } from './remove-outside-calendar.ts';
