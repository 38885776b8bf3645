export { findLearnt, type LearntChange, type LearntReport } from './find-learnt.ts';
export { findReports, type LearntLine } from './find-reports.ts';
export { followChange, turnChangeIntoNeed, turnChangeIntoRequest } from './follow-change.ts';
export {
	type ChangeState,
	changeStates,
	changesIn,
	deedsOf as deedsOfChange,
	most as mostOfLearnt,
} from './learnt.ts';
export { type NeedStage, needStages } from './standing.ts';
export { changeLearnt, type LearntSaid, takeBackLearnt, writeLearnt } from './write-learnt.ts';
