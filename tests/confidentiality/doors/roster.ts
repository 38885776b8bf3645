import { record } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const roster = '/people/roster';

/** The roster is the operators’: its pages, its actions, and the command line on the server itself. */
export const rosterDoors: DoorRow[] = [
	{ door: `page ${roster}`, sees: { ivo: 'seen' }, others: 'absent' },
	// Without a file an operator is asked for one; everybody else is answered before it is looked for.
	{ door: `action ${roster}?/default`, form: {}, sees: { ivo: 'refused' }, others: 'absent' },
	{
		door: `page ${roster}/[import]`,
		path: `${roster}/${record.rosterToAccept}`,
		sees: { ivo: 'seen' },
		others: 'absent',
	},
	{ door: `page ${roster}/[import]`, path: `${roster}/${record.visit}`, sees: {}, others: 'absent' },
	{
		door: `action ${roster}/[import]?/accept`,
		path: `${roster}/${record.rosterToAccept}?/accept`,
		form: {},
		sees: { ivo: 'done' },
		others: 'absent',
	},
	{
		door: `action ${roster}/[import]?/discard`,
		path: `${roster}/${record.rosterToDiscard}?/discard`,
		form: {},
		sees: { ivo: 'done' },
		others: 'absent',
	},
	// The import was never accepted: there is nothing to undo, and only an operator is told so.
	{
		door: `action ${roster}/[import]?/undo`,
		path: `${roster}/${record.rosterToDiscard}?/undo`,
		form: {},
		sees: { ivo: 'refused' },
		others: 'absent',
	},
	{
		door: 'job prepare-rosters',
		sees: {},
		others: 'absent',
		provedBy: 'tests/roster-upload.test.ts',
	},
	...['serve', 'migrate', 'import', 'operator', 'demo', 'prove', 'help'].map(
		(name): DoorRow => ({
			door: `command ${name}`,
			sees: {},
			others: 'absent',
			provedBy: 'src/server/cli/tandem.test.ts',
		}),
	),
];
