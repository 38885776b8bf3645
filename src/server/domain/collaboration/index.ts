export { acceptCollaboration, findInvitation, type Invitation } from './accept-collaboration.ts';
export { acceptStage, type ProposedStage, setStageAside } from './accept-stage.ts';
export { acceptHandover, setHandoverAside } from './answer-handover.ts';
export { askColleague } from './ask-colleague.ts';
export { beginCollaboration } from './begin-collaboration.ts';
export { type Answer, mostAsked, type NextAction, type Side, type State, sides } from './collaboration.ts';
export { declineCollaboration } from './decline-collaboration.ts';
export { editFocus, type Focus } from './edit-focus.ts';
export { type Collaboration, findCollaboration, type StageHeld } from './find-collaboration.ts';
export {
	type CollaborationRow,
	findCollaborations,
	findOpenCollaborationsIn,
} from './find-collaborations.ts';
export { type Colleague, findColleagues, findTeams } from './find-colleagues.ts';
export { findHandover, type Handover } from './find-handover.ts';
export { type CollaborationsOf, findCollaborationsOf, type OfPerson } from './find-of-person.ts';
export type { Partner } from './find-partners.ts';
export { findProposalStart, type ProposalStart } from './find-proposal-start.ts';
export { handoverWaitsFor, type OpenHandover } from './handover.ts';
export { leaveCollaboration } from './leave-collaboration.ts';
export { mostTools } from './name-tools.ts';
export { findOutcomes, mostOutcome, type Outcome, type Outcomes, sayOutcome } from './outcome.ts';
export { type Proposal, proposeCollaboration } from './propose-collaboration.ts';
export { proposeHandover } from './propose-handover.ts';
export { proposeStage } from './propose-stage.ts';
export { holdPartnership, type Reached, reachCollaboration } from './reach-collaboration.ts';
export type { PersonShown, RoleShown } from './roles-shown.ts';
export { setFindable } from './set-findable.ts';
export { type Stage, stages } from './stage.ts';
export { finishCollaboration, pauseCollaboration, resumeCollaboration } from './take-turn.ts';
