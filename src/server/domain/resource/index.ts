export { addressOf } from './address.ts';
export {
	type BroughtLink,
	type BroughtPreview,
	type LookedAt,
	lookAtLinks,
	mostBrought,
	takeLinks,
} from './bring-resources.ts';
export { checkLinks } from './check-links.ts';
export {
	type CurrentUnit,
	findFilters,
	findTags,
	type LibraryTags,
} from './find-filters.ts';
export { findResource, openResource, type ResourcePage } from './find-resource.ts';
export {
	type FoundResources,
	findResources,
	findUnitResources,
	findWithdrawn,
	type ResourceLine,
	type ResourceSearch,
} from './find-resources.ts';
export {
	findLeftLinks,
	findLinksToLookAt,
	findLinksToMend,
	type LeftLink,
	type LinkToMend,
	mendLink,
	sayLinkWorks,
} from './mend-link.ts';
export { carryResources, placeResource, takeResourceOut } from './place-resource.ts';
export {
	type Audience,
	audiences,
	foundBy,
	kinds as resourceKinds,
	languages as resourceLanguages,
	listed,
	most as mostOfResource,
	type ResourceKind,
	type ResourceWords,
} from './resource.ts';
export { takeOverResource } from './take-over-resource.ts';
export { deleteResource, withdrawResource } from './withdraw-resource.ts';
export { addResource, changeResource, type NewResource } from './write-resource.ts';
