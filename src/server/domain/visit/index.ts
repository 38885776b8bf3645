export type { Named } from '#server/domain/company/index.ts';
export { cancelFollowing } from './cancel-following.ts';
export { cancelVisit } from './cancel-visit.ts';
export type { Capture, Check, VisitDetails, VisitPlan } from './capture.ts';
export { captureVisit } from './capture-visit.ts';
export { editVisit } from './edit-visit.ts';
export { type CaptureStart, findCapture } from './find-capture.ts';
export { type Companions, findCompanions } from './find-companions.ts';
export { findOwnVisit, type OwnVisit } from './find-own-visit.ts';
export { type FullVisit, findVisit, type VisitCheck, type VisitStep } from './find-visit.ts';
export { findCompany, findVisits, findVisitsIn, type Stretch, type VisitLine } from './find-visits.ts';
export { findPartnersIn, findWhom, type Whom, type WhomToChoose } from './find-whom.ts';
export {
	type BookedVisit,
	cancelVisitIn,
	moveVisitIn,
	type VisitTime,
	writeBookedVisit,
} from './keep-booked-visit.ts';
export { markDone } from './mark-done.ts';
export { moveVisit } from './move-visit.ts';
export { holdTime } from './own-time.ts';
export { type Again, planVisit } from './plan-visit.ts';
export { reinstateVisit } from './reinstate-visit.ts';
export {
	type How,
	hows,
	most,
	type TimeKind,
	usually,
	type VisitKind,
	type VisitState,
	visitKinds,
} from './visit.ts';
export { type PastVisit, writePastVisits } from './write-past-visits.ts';
