export { editGoal, setGoal, settleGoal } from './change-goal.ts';
export {
	findGoal,
	findGoals,
	type Goal,
	type GoalEntry,
	type GoalLine,
	type SettledAs,
} from './find-goals.ts';
export {
	type Beat,
	beats,
	type EntryWords,
	type GoalWords,
	most as mostOfGoal,
	type RhythmWeek,
} from './goal.ts';
export { shareGoal, takeBackGoal } from './share-goal.ts';
export { writeGoalEntry } from './write-entry.ts';
