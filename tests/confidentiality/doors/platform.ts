import type { DoorRow } from './door.ts';

/** The doors of no noun: the front, signing in and out, the probes, mail and jobs. */
export const platformDoors: DoorRow[] = [
	{ door: 'page /', sees: { anyone: 'sign-in' }, others: 'led-on' },
	{ door: 'page /sign-in', sees: { anyone: 'seen' }, others: 'led-on' },
	{
		door: 'action /sign-in?/default',
		form: { address: 'no address at all' },
		sees: { anyone: 'refused' },
		// Who is signed in already is led to their day.
		others: 'done',
	},
	{ door: 'page /sign-in/link', sees: { anyone: 'seen' }, others: 'seen' },
	{
		door: 'action /sign-in/link?/default',
		form: { token: 'never-given' },
		sees: { anyone: 'refused' },
		others: 'refused',
	},
	{ door: 'page /sign-in/passkey', sees: {}, others: 'sign-in' },
	{
		door: 'action /sign-in/passkey?/default',
		form: { answer: '{"id":"never-made"}' },
		sees: { anyone: 'refused' },
		others: 'refused',
	},
	// A challenge says nothing of anybody.
	{ door: 'endpoint POST /sign-in/passkey/challenge', sees: { anyone: 'done' }, others: 'done' },
	{ door: 'page /sign-out', sees: {}, others: 'led-on' },
	// Signing out for real is the journey's: here nobody is signed in who could lose a session the other rows need.
	{
		door: 'action /sign-out?/default',
		sees: {},
		others: 'led-on',
		provedBy: 'tests/journeys/sign-in.spec.ts',
	},
	// Nor is what the rules are.
	{ door: 'page /who-may-see', sees: { anyone: 'seen' }, others: 'seen' },
	// What programs can do is no secret: the pages are made from the document alone.
	{ door: 'page /api', sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'page /api/[noun]', path: '/api/visits', sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'page /api/[noun]', path: '/api/nothing', sees: { anyone: 'absent' }, others: 'absent' },
	// Shown in place of a page that the database kept from being made; nothing is there for who comes by the address.
	{ door: 'page /unavailable', sees: { anyone: 'led-on' }, others: 'led-on' },
	{
		door: 'action /unavailable?/default',
		form: { wanted: '{}' },
		// Led to the front, as by the page.
		sees: { anyone: 'done' },
		others: 'done',
	},
	{ door: 'endpoint GET /healthz', sees: { anyone: 'seen' }, others: 'seen' },
	{ door: 'endpoint GET /readyz', sees: { anyone: 'seen' }, others: 'seen' },
	// For who has the operator's token (tests/survival/metrics.test.ts), and nobody's session is one.
	{ door: 'endpoint GET /metrics', sees: {}, others: 'absent' },
	{
		door: 'job deliver-mail',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/platform/mail/deliver.test.ts',
	},
	{
		door: 'job tell-of-visits',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/calendar-letter/calendar-letter.test.ts',
	},
	{
		door: 'job tidy-sign-in',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/platform/sign-in/sign-in.test.ts',
	},
	{
		door: 'job keep-backups',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/domain/backup/backup.test.ts',
	},
	...['backup', 'backup-key', 'restore'].map(
		(name): DoorRow => ({
			door: `command ${name}`,
			sees: {},
			others: 'absent',
			provedBy: 'src/server/cli/backup.test.ts',
		}),
	),
	{
		door: 'mail sign-in',
		sees: {},
		others: 'absent',
		provedBy: 'src/server/platform/sign-in/sign-in.test.ts',
	},
	// In a real school nobody chooses whom to be.
	{ door: 'page /demonstration', sees: { anyone: 'absent' }, others: 'absent' },
	{ door: 'action /demonstration?/make', sees: { anyone: 'absent' }, others: 'absent' },
	{
		door: 'action /demonstration?/be',
		form: { person: 'ada' },
		sees: { anyone: 'absent' },
		others: 'absent',
	},
];
