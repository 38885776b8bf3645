export { bringTools, previewTools, readToolSheet, type SheetPlan } from './bring-tools.ts';
export { changeToolState, type StateChange } from './change-state.ts';
export { type Candidate, findNeed, type NeedPage, type Trial } from './find-need.ts';
export { findNeeds, type NeedLine } from './find-needs.ts';
export { findTool, type PrivacyReview, type ToolPage } from './find-tool.ts';
export { findTools, findToolsToSee, type ToolLine } from './find-tools.ts';
export { addTool, changeTool, type ToolWords } from './keep-tool.ts';
export { changeNeed, findCriteria, joinNeed, nameNeed, setCriteria } from './name-need.ts';
export { mostOfSheet, type PlannedTool, sheetFields } from './read-tool-sheet.ts';
export { type PrivacyFindings, reviewPrivacy } from './review-privacy.ts';
export { tellOfTools } from './tell-of-tools.ts';
export {
	endNear,
	type Fit,
	fits,
	most as mostOfTool,
	type Privacy,
	type PrivacyOutcome,
	privacyOutcomes,
	privacyQuestions,
	type Scale,
	scales,
	type ToolStanding,
	type ToolState,
	toolStandings,
	toolStates,
	usualCriteria,
} from './tool.ts';
export {
	beginTrial,
	changeTrial,
	type Observed,
	observeTrial,
	removeTrial,
	type TrialWords,
} from './try-tool.ts';
export { addCandidate, decideVerdict, removeCandidate, type Verdict } from './weigh-candidate.ts';
