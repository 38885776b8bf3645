export { type Accepted, acceptRoster } from './accept-roster.ts';
export { type ChangeKind, changeKinds, type PersonFact, personFacts } from './change.ts';
export { type Comparison, needsConfirmation } from './compare.ts';
export { discardRoster } from './discard-roster.ts';
export type { RosterFileName } from './file-names.ts';
export { findImport, type ImportPage, type ImportSchool } from './find-import.ts';
export { findImportPeople, type ImportPerson, peopleOnAnImportPage } from './find-import-people.ts';
export {
	findImports,
	findLatestImport,
	type ImportLine,
	type ImportState,
	importsOnAPage,
} from './find-imports.ts';
export { type RosterReading, readRoster } from './oneroster.ts';
export { compareWithHere, previewRoster } from './preview-roster.ts';
export {
	MOST_PROBLEMS_LISTED,
	type Problem,
	type ProblemCode,
	type ProblemSeverity,
	sentenceOf,
} from './problem.ts';
export type { RosterSource } from './read-set.ts';
export type {
	Roster,
	RosterClass,
	RosterCounts,
	RosterSchool,
	RosterStaff,
	RosterTerm,
	RosterVersion,
	StaffKind,
} from './roster.ts';
export { staffKinds } from './roster.ts';
export { type ImportSummary, summaryOf } from './summary.ts';
