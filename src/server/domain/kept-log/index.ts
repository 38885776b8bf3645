export { bringLog } from './bring-log.ts';
export { orderOf, readDay } from './cells.ts';
export { changeReading, type ReadingChange } from './change-reading.ts';
export { dropLog } from './drop-log.ts';
export { findLog, findUnread, type LogPage } from './find-log.ts';
export { findLogs, type LogLine } from './find-logs.ts';
export {
	type LogField,
	logFields,
	most as mostOfLog,
	type Sheet,
	type Unread,
	whyUnread,
} from './kept-log.ts';
export { OUR_COLUMN, readSheet } from './read-sheet.ts';
export { takeLog } from './take-log.ts';
