export { addEvidence } from './add-evidence.ts';
export { bringEvidence, editEvidence, leaveEvidence, removeEvidence, useOnGoal } from './change-evidence.ts';
export {
	checkNew,
	type EvidenceKind,
	type EvidenceWords,
	linkOf,
	most as mostOfEvidence,
	type NewEvidence,
} from './evidence.ts';
export {
	type Evidence,
	findEvidence,
	findInPlans,
	findOneEvidence,
	type InPlan,
	openEvidence,
	readEvidence,
} from './find-evidence.ts';
export { insertEvidence } from './insert-evidence.ts';
export { removeEnded } from './remove-ended.ts';
