import type { Progress } from '#server/domain/notebook/index.ts';

/** Where a teaching point may stand, in the order in which it usually moves. */
export const progresses = [
	'introduced',
	'trying',
	'on-their-own',
	'helping-others',
] as const satisfies readonly Progress[];
