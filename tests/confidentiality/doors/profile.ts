import type { DoorRow } from './door.ts';

const entry = '01900000-0000-7000-8000-0000000006e1';

const signingIn = (action: string) => ({
	door: `action /profile/signing-in?/${action}`,
	path: `/profile/signing-in?/${action}`,
});

/** One's own profile: everybody reads and changes theirs, and nothing of it is about anybody else. */
export const profileDoors: DoorRow[] = [
	{ door: 'page /profile', sees: {}, others: 'seen' },
	{ door: 'page /profile/readers', sees: {}, others: 'seen' },
	{ door: 'page /profile/acts', sees: {}, others: 'seen' },
	{ door: 'page /profile/tokens', sees: {}, others: 'seen' },
	{ door: 'page /profile/calendars', sees: {}, others: 'seen' },
	{ door: 'page /profile/signing-in', sees: {}, others: 'seen' },
	{ door: 'endpoint POST /profile/signing-in/passkey', sees: {}, others: 'done' },
	{ ...signingIn('add'), form: { name: 'A phone', answer: '{}' }, sees: {}, others: 'refused' },
	// A passkey or a session that is nobody's, as one that is somebody else's.
	{ ...signingIn('rename'), form: { passkey: entry, name: 'Mine' }, sees: {}, others: 'absent' },
	{ ...signingIn('remove'), form: { passkey: entry }, sees: {}, others: 'absent' },
	{ ...signingIn('end'), form: { session: 'nobodys' }, sees: {}, others: 'absent' },
	{ ...signingIn('end-others'), sees: {}, others: 'done' },
	{ ...signingIn('address'), form: { address: 'no address' }, sees: {}, others: 'refused' },
	{ ...signingIn('withdraw-address'), sees: {}, others: 'done' },
	// Nobody here has signed in with a passkey from before their address changed.
	{ ...signingIn('accept'), sees: {}, others: 'absent' },
	{ ...signingIn('dispute'), sees: {}, others: 'absent' },
	...['passkey-added', 'passkey-doubted'].map(
		(mail): DoorRow => ({
			door: `mail ${mail}`,
			sees: {},
			others: 'absent',
			provedBy: 'src/server/domain/passkey/passkey.test.ts',
		}),
	),
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
	{ door: 'action /profile/calendars?/make', form: { entry }, sees: {}, others: 'done' },
	{ door: 'action /profile/calendars?/revoke', sees: {}, others: 'done' },
	// An address of nobody's, as one that was revoked; who has one: src/server/domain/feed/feed.test.ts.
	{
		door: 'endpoint GET /feed/[token].ics',
		path: '/feed/nobodys.ics',
		sees: { anyone: 'absent' },
		others: 'absent',
	},
	{ door: 'action /profile/calendars?/letters', form: { letters: 'others' }, sees: {}, others: 'done' },
	// For who shows the operator's secret, and nobody's session is one.
	{ door: 'endpoint POST /mail-in', sees: { anyone: 'absent' }, others: 'absent' },
	...['mail visit-planned', 'mail visit-changed', 'mail visit-cancelled', 'command mail-in'].map(
		(door): DoorRow => ({
			door,
			sees: {},
			others: 'absent',
			provedBy: 'src/server/domain/calendar-letter/calendar-letter.test.ts',
		}),
	),
	{
		door: 'page /profile/calendars/outside',
		sees: {},
		others: 'seen',
		shows: { emre: ['outsideCalendar'] },
	},
	{
		door: 'action /profile/calendars/outside?/add',
		form: { entry, name: 'Mine', address: 'ftp://nowhere' },
		sees: {},
		others: 'refused',
		shows: { emre: ['outsideCalendar'] },
	},
	// A calendar that is nobody's, as one that is somebody else's.
	...['remove', 'again'].map(
		(action): DoorRow => ({
			door: `action /profile/calendars/outside?/${action}`,
			form: { calendar: entry },
			sees: {},
			others: 'absent',
		}),
	),
	{
		door: 'job read-calendars',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/outside-calendar/outside-calendar.test.ts',
	},
];
