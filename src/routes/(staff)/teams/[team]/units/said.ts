import type { TechnologyPart } from '#server/domain/unit/index.ts';

export type { Purpose } from '#server/domain/standard/index.ts';
export type { TechnologyPart } from '#server/domain/unit/index.ts';

/** The parts that technology plays in a unit, in the order in which it is taught. */
export const parts = [
	'tuningIn',
	'investigation',
	'communication',
	'creation',
	'assessment',
] as const satisfies readonly TechnologyPart[];
