export {
	askBack,
	finishRequest,
	promiseRequest,
	reopenRequest,
	takeUpRequest,
} from './answer-request.ts';
export { type Asking, askFor } from './ask.ts';
export type { To } from './begin-part.ts';
export type { Changed, Said as SaidInRequest } from './change-request.ts';
export { findRequest, type RequestMessage, type RequestPage } from './find-request.ts';
export { findRequests, type RequestLine, waitingRequestsIn } from './find-requests.ts';
export { findHelpDesk, type HelpDesk, setHelpDesk } from './help-desk.ts';
export { passOnRequest } from './pass-on-request.ts';
export { remindOfRequests } from './remind.ts';
export {
	type Change as RequestChange,
	type Deed,
	deedsOf,
	type HeldAs,
	holders,
	most as mostOfRequest,
	type State as RequestState,
	states as requestStates,
} from './request.ts';
export { sayInRequest } from './say-in-request.ts';
export { type Suggestion, suggestHolder } from './suggestion.ts';
export { takeDeskAnswer } from './take-desk-answer.ts';
export {
	findRequestStart,
	type RequestStart,
	turnIntoBooking,
	turnIntoCollaboration,
} from './turn-request.ts';
export { findWhom, type Whom } from './whom.ts';
export { withdrawFromRequest } from './withdraw-request-message.ts';
