export {
	askBack,
	finishRequest,
	promiseRequest,
	reopenRequest,
	takeUpRequest,
} from './answer-request.ts';
export { type Asking, askFor } from './ask.ts';
export { askForSetUp, correctSetUp, type SettingUp, turnIntoSetUp } from './ask-set-up.ts';
export type { To } from './begin-part.ts';
export type { Changed, Said as SaidInRequest } from './change-request.ts';
export { findRequest, type RequestMessage, type RequestPage } from './find-request.ts';
export { findRequests, findSetUps, type RequestLine, waitingRequestsIn } from './find-requests.ts';
export { findSetUpStart, type SetUpStart } from './find-set-up-start.ts';
export { findHelpDesk, type HelpDesk, setHelpDesk } from './help-desk.ts';
export { findLeadTimes, type LeadTimesPage, setLeadTimes } from './lead-times.ts';
export { passOnRequest } from './pass-on-request.ts';
export { remindOfRequests } from './remind.ts';
export {
	type Change as RequestChange,
	changes as requestChanges,
	type Deed,
	deeds as requestDeeds,
	deedsOf,
	type HeldAs,
	holders,
	most as mostOfRequest,
	type State as RequestState,
	states as requestStates,
} from './request.ts';
export { sayInRequest } from './say-in-request.ts';
export {
	type DataChoice,
	dataChoices,
	type LeadTimes,
	mostOfSetUp,
	type SetUpAsked,
	type SetUpKind,
	type SupportKind,
	setUpKinds,
	supportKinds,
} from './set-up.ts';
export type { SetUp } from './set-up-rows.ts';
export { setUpSaid } from './set-up-said.ts';
export { type Suggestion, suggestHolder } from './suggestion.ts';
export { takeDeskAnswer } from './take-desk-answer.ts';
export { giveToTest, sayItWorks, sayNotYet } from './test-set-up.ts';
export {
	findRequestStart,
	type RequestStart,
	turnIntoBooking,
	turnIntoCollaboration,
	turnIntoResource,
} from './turn-request.ts';
export { findWhom, type Whom } from './whom.ts';
export { withdrawFromRequest } from './withdraw-request-message.ts';
