export { carryUnitPage } from './carry-unit-page.ts';
export { findUnitPage, type UnitPageSet } from './find-unit-page.ts';
export { type OpenPage, type OpenResource, openUnitPage } from './open-unit-page.ts';
export {
	type PageToPublish,
	type PageWords,
	publishUnitPage,
	takeUnitPageBack,
} from './publish-unit-page.ts';
export {
	audiences as pageAudiences,
	codeFrom,
	languageOf as pageLanguageOf,
	most as mostOfUnitPage,
	newCode,
	type PageAudience,
} from './unit-page.ts';
