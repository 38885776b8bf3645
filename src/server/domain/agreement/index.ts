export { acceptAgreement } from './accept-agreement.ts';
export {
	changesSince,
	type Line,
	type LineChange,
	linesAtStage,
	linesOf,
	mostOwnLines,
} from './agreement.ts';
export { type Agreement, findAgreement, mergeWithCurrent } from './find-agreement.ts';
export {
	defaultHolder,
	type Holder,
	holders,
	isResponsibility,
	type Origin,
	originOf,
	type Responsibility,
	responsibilities,
} from './responsibilities.ts';
export { reviseAgreement } from './revise-agreement.ts';
export { shiftAgreement, startAgreement } from './write-revision.ts';
