export {
	type Engagement,
	findTimetable,
	mostDays,
	mostEngagements,
	readEngagements,
	type Timetable,
} from './find-timetable.ts';
export { reach, spanOf, type View, views } from './span.ts';
