export { type Closing, closeSpace, takeOverSpace } from './close-space.ts';
export { endingSpacesIn, type SpaceEnding } from './find-endings.ts';
export { findSpace, findSpaces, type SpaceLine, type SpacePage } from './find-space.ts';
export { changeSpace, findSpaceStart, makeSpace, type SpaceWords } from './make-space.ts';
export { doStep, openSpace } from './prepare-space.ts';
export {
	audiences as spaceAudiences,
	demands,
	fates,
	missingIn,
	most as mostOfSpace,
	type SpaceState,
	type Step as SpaceStep,
	type StepKind,
	spaceStates,
	stepKinds,
} from './space.ts';
export { tellOfSpaces } from './tell-of-spaces.ts';
export { findTemplate, setTemplate } from './template.ts';
