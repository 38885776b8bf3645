import { record } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const entry = (last: string) => `01900000-0000-4000-8000-0000000007${last}`;
const one = `/spaces/${record.space}`;
/** The help desk reads what stands about the space, and not the lines of the school’s own. */
const shows: DoorRow['shows'] = {
	clara: ['space', 'spaceLine'],
	ada: ['space', 'spaceLine'],
	goran: ['space'],
};
const refused: Pick<DoorRow, 'sees' | 'others' | 'shows'> = {
	sees: { clara: 'refused' },
	others: 'absent',
	shows,
};

const letter = { provedBy: 'src/server/domain/space/space.test.ts', sees: {}, others: 'absent' } as const;

/** A space of Clara’s that Ada helps with and the help desk prepares. */
export const spaceDoors: DoorRow[] = [
	{
		door: 'page /spaces',
		sees: {},
		others: 'seen',
		shows: { clara: ['space'], ada: ['space'], goran: ['space'] },
	},
	{
		door: 'action /spaces?/make',
		path: '/spaces?/make',
		form: { entry: entry('01'), name: 'A wall', purpose: '', address: '', toolId: '', helperId: '' },
		sees: { fatima: 'absent', goran: 'absent', ivo: 'absent' },
		others: 'done',
	},
	{
		door: 'action /spaces?/template',
		path: '/spaces?/template',
		form: { version: '999', tools: 'must', accounts: 'must', slips: 'must' },
		sees: {},
		others: 'absent',
	},
	{
		door: 'page /spaces/[space]',
		path: one,
		sees: { clara: 'seen', ada: 'seen', goran: 'seen' },
		others: 'absent',
		shows,
	},
	{
		door: 'action /spaces/[space]?/step',
		path: `${one}?/step`,
		form: { step: record.spaceStep, version: '1', done: 'on', device: '' },
		sees: { clara: 'refused', ada: 'refused', goran: 'refused' },
		others: 'absent',
		shows,
	},
	// A line of the school's own is not the help desk's.
	{
		door: 'action /spaces/[space]?/step',
		path: `${one}?/step`,
		form: { step: record.spaceLine, version: '999' },
		sees: { clara: 'refused', ada: 'refused' },
		others: 'absent',
		shows: { clara: ['space', 'spaceLine'], ada: ['space', 'spaceLine'] },
	},
	{ door: 'action /spaces/[space]?/open', path: `${one}?/open`, form: { version: '1' }, ...refused },
	{
		door: 'action /spaces/[space]?/save',
		path: `${one}?/save`,
		form: { version: '999', name: 'A wall' },
		...refused,
	},
	{
		door: 'action /spaces/[space]?/close',
		path: `${one}?/close`,
		form: { version: '999', accounts: 'none' },
		...refused,
	},
	// Clara is there: nobody else takes it over.
	{
		door: 'action /spaces/[space]?/take',
		path: `${one}?/take`,
		form: { version: '1' },
		sees: { clara: 'done' },
		others: 'absent',
	},
	...['space-near', 'space-past'].map((name) => ({ door: `mail ${name}`, ...letter })),
	{ door: 'job tell-of-spaces', ...letter },
];
