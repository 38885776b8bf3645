export { changeRotation, setRotatingFacilitator, setRotatingTeam } from './change-settings.ts';
export { computePlans } from './compute-plans.ts';
export {
	findRotation,
	type Moved,
	type Outcome as RotationOutcome,
	type RotationPage,
	type TeamWeek,
} from './find-rotation.ts';
export { findRotatingTeam, type RotatingTeamPage } from './find-team.ts';
export { dropPin, setPin } from './pin.ts';
export { planRotation } from './plan-rotation.ts';
export {
	bounds as rotationBounds,
	type PlanState,
	planStates,
	type RotationSettings,
	usualSettings,
	type WishKind,
	wishKinds,
} from './rotation.ts';
export { stopPlan } from './stop-plan.ts';
export type { KeptClash } from './tell-clashes.ts';
export type { WhyFocus, WhyVisit } from './why.ts';
export { dropWish, makeWish, mostDaysWished } from './wish.ts';
