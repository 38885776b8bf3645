export { findSummary, type Seen, type Summary, type SummaryPage } from './find-summary.ts';
export { keepSummary, mostSummary } from './keep-summary.ts';
export { takeBackSummary } from './take-back-summary.ts';
