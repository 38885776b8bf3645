export { findLatestNumbers, findNumbers, type MonthNumbers, type Numbers } from './find-numbers.ts';
export { freezeNumbers } from './freeze-numbers.ts';
export { keepHours, publishHours } from './publish-hours.ts';
export { type SheetName, sheetLines, sheetNames } from './sheets.ts';
