import type { DoorRow } from './door.ts';

const entry = '01900000-0000-7000-8000-0000000006e1';

/** One's own profile: everybody reads and changes theirs, and nothing of it is about anybody else. */
export const profileDoors: DoorRow[] = [
	{ door: 'page /profile', sees: {}, others: 'seen' },
	{ door: 'page /profile/readers', sees: {}, others: 'seen' },
	{ door: 'page /profile/acts', sees: {}, others: 'seen' },
	{ door: 'page /profile/tokens', sees: {}, others: 'seen' },
	{
		door: 'action /profile?/default',
		form: { version: '1', knownAs: '', language: '' },
		// An operator has renamed Joy by now: what she saw is no longer what is saved.
		sees: { joy: 'refused' },
		others: 'done',
	},
	{
		door: 'action /profile/tokens?/make',
		form: { entry, name: 'A script', 'reach-visits': 'read' },
		sees: {},
		others: 'done',
	},
	// A token that is nobody's, as one that is somebody else's.
	{ door: 'action /profile/tokens?/revoke', form: { token: entry }, sees: {}, others: 'absent' },
];
