export { type Account, type AccountState, accountStates } from './account.ts';
export { addPerson, type PersonToAdd } from './add-person.ts';
export { insertAddress } from './address.ts';
export { acceptChange, type ChangedAddress, disputeChange, findChangedAddress } from './answer-change.ts';
export { askForAddress, withdrawOwnAddress } from './ask-for-address.ts';
export { confirmAddress, confirmableDays, findAddressChange } from './confirm-address.ts';
export { deactivatePerson } from './deactivate-person.ts';
export { endEvaluator } from './end-evaluator.ts';
export { endRole } from './end-role.ts';
export { findNames } from './find-names.ts';
export { findOwnSeals, type OwnSeal } from './find-own-seal.ts';
export { findPeople, type PeopleFilter, type PersonLine, peopleOnAPage } from './find-people.ts';
export { type DatedRole, findPerson, type PersonPage } from './find-person.ts';
export { giveRole, type RoleToGive } from './give-role.ts';
export { countUninvited, inviteEveryone, invitePerson } from './invite-people.ts';
export { dayInLetter, tellEach, wordsFor, writeToEach } from './letter.ts';
export { type Names, nameRow, readAddress, searchPatterns } from './person.ts';
export { type ProposedAddress, proposeAddress, withdrawAddress } from './propose-address.ts';
export { reactivatePerson } from './reactivate-person.ts';
export { type EvaluatorToRecord, recordEvaluator } from './record-evaluator.ts';
export { renamePerson } from './rename-person.ts';
export { type HeldRole, mayBeGiven } from './role.ts';
export { type Proof, shutSealOf, tellOldAddress } from './seal.ts';
export {
	findStanding,
	nameOf,
	type Role,
	roles,
	type SchoolStanding,
	type Standing,
	searchable,
} from './standing.ts';
export { vouchForPerson } from './vouch-for-person.ts';
