export {
	type Engagement,
	findTimetable,
	mostDays,
	mostEngagements,
	readEngagements,
	type Timetable,
} from './find-timetable.ts';
