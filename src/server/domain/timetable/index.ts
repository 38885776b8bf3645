export { type Engagement, mostEngagements } from './engagements.ts';
export { findTimetable, mostDays, type Timetable } from './find-timetable.ts';
export { findYearOf, type YearOf } from './find-year.ts';
export { reach, spanOf, type View, views } from './span.ts';
export type { SchoolOfDays, Whose } from './whose.ts';
