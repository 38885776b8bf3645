import type { DoorRow } from './door.ts';

/** The pages of the design system are there in development only: as people run it they are not. */
export const designDoors: DoorRow[] = [
	'',
	'/capture',
	'/collaboration',
	'/notebook',
	'/sign-in',
	'/today',
].map((page) => ({
	door: `page /design${page}`,
	sees: {},
	others: 'absent',
}));
