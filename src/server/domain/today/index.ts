export type { Day, SharedNote, Stop } from './find-day.ts';
export type { Operating } from './find-operating.ts';
export { findToday, type Today, type Waiting } from './find-today.ts';
export { partsFor, type TodayPart } from './parts.ts';
