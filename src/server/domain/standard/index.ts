export { acceptFramework } from './accept-framework.ts';
export {
	browseFramework,
	type StandardPage,
	type TreePage,
	type TreeStandard,
} from './browse-framework.ts';
export { addDigCompEdu, digcompeduKey, digcompeduPackage } from './digcompedu.ts';
export { discardImport } from './discard-import.ts';
export {
	type Coverage,
	type CoverageColumn,
	type CoverageRow,
	findCoverage,
} from './find-coverage.ts';
export {
	type Framework,
	type FrameworkLine,
	type FrameworkRights,
	findFramework,
	findFrameworks,
} from './find-frameworks.ts';
export {
	type ChangedStandard,
	type FrameworkImportLine,
	type FrameworkImportPage,
	type FrameworkImportState,
	findFrameworkImport,
	findFrameworkImports,
	mostChangesListed,
} from './find-imports.ts';
export { type FrameworkRows, rowsOf, standardKey } from './framework-rows.ts';
export { type NamedStandards, namedIn, namedInTopic, namedInUnit, nameStandards } from './name-standards.ts';
export { previewFramework } from './preview-framework.ts';
export { packageOf, readPackage } from './read-package.ts';
export { findStandards, mostFound, searchStandards } from './search-standards.ts';
export {
	type FrameworkName,
	mostNamed,
	type Purpose,
	purposes,
	type StandardLine,
} from './standard.ts';
export { useFramework } from './use-framework.ts';
export { wholeWords, withoutBlanks, wordsOf } from './words.ts';
export { writePackage } from './write-package.ts';
