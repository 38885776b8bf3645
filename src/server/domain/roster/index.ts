export type { RosterFileName } from './file-names.ts';
export { type RosterReading, readRoster } from './oneroster.ts';
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
