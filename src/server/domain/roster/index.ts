export { type Accepted, acceptRoster } from './accept-roster.ts';
export { bytesInMemory, bytesOnDisk } from './byte-source.ts';
export { type ChangeKind, changeKinds, type PersonFact, personFacts } from './change.ts';
export { needsConfirmation } from './confirmation.ts';
export { discardRoster } from './discard-roster.ts';
export { findImport, type ImportPage, type ImportSchool } from './find-import.ts';
export { findImportPeople, type ImportPerson, peopleOnAnImportPage } from './find-import-people.ts';
export {
	findImports,
	findLatestImport,
	type ImportLine,
	type ImportState,
	importStates,
	importsOnAPage,
} from './find-imports.ts';
export { findKept, type KeptThing, keptOnAPage } from './find-kept.ts';
export { withdrawImport } from './forget-import.ts';
export { prepareWaiting, type UploadPlace } from './prepare-waiting.ts';
export { previewRoster } from './preview-roster.ts';
export {
	MOST_PROBLEMS_LISTED,
	type Problem,
	type ProblemCode,
	type ProblemSeverity,
	sentenceOf,
} from './problem.ts';
export type { HandedPart, RosterSource } from './read-set.ts';
export { receiveRoster } from './receive-roster.ts';
export { type RosterFormat, rosterFormats, type StaffKind, staffKinds } from './roster.ts';
export { findSummary, type ImportSummary } from './summary.ts';
export { type KeptReason, keptReasons, type Undone, undoImport } from './undo-import.ts';
export { listZip } from './zip-archive.ts';
