export { addLookFor } from './add-look-for.ts';
export { addSchoolLookFor, placeLookFor } from './add-school-look-for.ts';
export { addTeachingPoint, type NewTeachingPoint } from './add-teaching-point.ts';
export { findLookFors, type LookFor, lookForsIn } from './find-look-fors.ts';
export { findNotebook, type NotebookWanted } from './find-notebook.ts';
export { findNotebooks, findNotebooksIn, type NamedSuggestion, type Notebooks } from './find-notebooks.ts';
export { type HeldBack, isDue } from './held-back.ts';
export { type StartingLookFor, startingLookFors, startLookFors } from './look-fors.ts';
export { moveTeachingPoint } from './move-teaching-point.ts';
export type {
	Check,
	LookForSeen,
	Named,
	Notebook,
	NotebookNote,
	NotebookVisit,
	Side,
	TeachingPoint,
} from './notebook.ts';
export { type PutOff, putOff, takeUpAgain } from './put-off.ts';
export type { Work } from './read-work.ts';
export { resumeTeachingPoint } from './resume-teaching-point.ts';
export { retireLookFor } from './retire-look-for.ts';
export { type FoundEntry, type FoundInNotebook, mostFound, searchNotebook } from './search-notebook.ts';
export { settleTeachingPoint } from './settle-teaching-point.ts';
export { checkAgainAfter, isProgress, type Progress, progresses } from './teaching-point.ts';
export {
	arrangedWithin,
	type Candidate,
	monthCountsFrom,
	type Suggestion,
	usualDays,
	weights,
	whomToVisit,
} from './whom-to-visit.ts';
