import { record } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const one = `/requests/learnt/${record.learnt}`;
/** Who told it, and the facilitators and technicians of the school. */
const shows: DoorRow['shows'] = {
	hana: ['learnt'],
	ada: ['learnt'],
	ben: ['learnt'],
	goran: ['learnt'],
};
const readers: Pick<DoorRow, 'sees' | 'others' | 'shows'> = {
	sees: { hana: 'seen', ada: 'seen', ben: 'seen', goran: 'seen' },
	others: 'absent',
	shows,
};
const stale: Pick<DoorRow, 'sees' | 'others' | 'shows'> = {
	...readers,
	sees: { hana: 'refused', ada: 'refused', ben: 'refused', goran: 'refused' },
};
const change = { change: record.learntChange, version: '999' };
const entry = (last: string) => `01900000-0000-4000-8000-0000000009${last}`;
const byLetter = (name: string): DoorRow => ({
	door: `mail ${name}`,
	provedBy: 'src/server/domain/learnt/learnt.test.ts',
	sees: {},
	others: 'absent',
});

/** What Hana learnt at a conference, and what should change with it. */
export const learntDoors: DoorRow[] = [
	{ door: 'page /requests/learnt', sees: {}, others: 'seen', shows },
	// Without what was learnt there is nothing to tell.
	{
		door: 'action /requests/learnt?/default',
		path: '/requests/learnt',
		form: { entry: entry('21'), occasion: 'A conference', learnt: '' },
		sees: {},
		others: 'refused',
		shows,
	},
	{ door: 'page /requests/learnt/[report]', path: one, ...readers },
	{ door: 'action /requests/learnt/[report]?/done', path: `${one}?/done`, form: change, ...stale },
	{
		door: 'action /requests/learnt/[report]?/let-go',
		path: `${one}?/let-go`,
		form: { ...change, outcome: 'x' },
		...stale,
	},
	{ door: 'action /requests/learnt/[report]?/propose', path: `${one}?/propose`, form: change, ...stale },
	{
		door: 'action /requests/learnt/[report]?/try',
		path: `${one}?/try`,
		form: { ...change, entry: entry('24'), need: 'x' },
		...stale,
	},
	{
		door: 'action /requests/learnt/[report]?/ask',
		path: `${one}?/ask`,
		form: { ...change, entry: entry('22'), whom: 'desk:', words: 'x' },
		...stale,
	},
	{
		door: 'action /requests/learnt/[report]?/correct',
		path: `${one}?/correct`,
		form: { entry: entry('23'), version: '999', occasion: 'x', learnt: 'x' },
		sees: { hana: 'refused' },
		others: 'absent',
		shows,
	},
	{
		door: 'action /requests/learnt/[report]?/take-back',
		path: `/requests/learnt/${entry('ff')}?/take-back`,
		form: {},
		sees: {},
		others: 'absent',
	},
	byLetter('learnt-written'),
	byLetter('learnt-news'),
];
