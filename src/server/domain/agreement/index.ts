export { acceptAgreement } from './accept-agreement.ts';
export {
	changesSince,
	isOwn,
	type Line,
	type LineChange,
	linesAtStage,
	linesOf,
	mostOwnLines,
} from './agreement.ts';
export { type CatalogueLine, mostSchoolLines } from './catalogue.ts';
export { type Agreement, findAgreement, mergeWithCurrent } from './find-agreement.ts';
export { findSchoolLines, type SchoolLines } from './find-school-lines.ts';
export { addSchoolLine, editSchoolLine, retireSchoolLine } from './keep-school-line.ts';
export {
	defaultHolder,
	type Holder,
	holders,
	isResponsibility,
	type Origin,
	originOf,
	origins,
	type Responsibility,
	responsibilities,
} from './responsibilities.ts';
export { reviseAgreement } from './revise-agreement.ts';
export { shiftAgreement, startAgreement } from './write-revision.ts';
