import { record } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const one = `/requests/${record.request}`;
const form = `/requests/set-up?request=${record.request}`;
const entry = (last: string) => `01900000-0000-4000-8000-0000000009${last}`;
/** Refused, an action answers with the page: of an older version, nothing is done. */
const stale = { entry: entry('11'), version: '999', words: 'A word' };
const theTwo: Pick<DoorRow, 'sees' | 'others' | 'shows'> = {
	sees: { clara: 'refused', goran: 'refused' },
	others: 'absent',
	shows: {
		clara: ['request', 'requestCoaching', 'requestDesk', 'setUp'],
		goran: ['request', 'requestDesk', 'setUp'],
	},
};
const whole = {
	entry: entry('12'), kind: 'app', what: 'The editor', why: 'The class writes its newspaper', forClass: 'Grade 4',
	neededOn: '2199-01-04', devices: 'Trolley B', deviceCount: '15', accounts: '', licences: '', data: 'nothing', dataWords: '', tester: '',
	testBy: '', supporter: 'Clara', address: '', tool: '',
}; // biome-ignore format: a form reads better in rows
const leads = {
	accounts: '5',
	app: '5',
	licence: '15',
	access: '3',
	device: '10',
	other: '5',
	version: '999',
};

/** What Clara has set up: written and corrected by who asked, tested by them, and how long ahead the help desk has to know. */
export const setUpDoors: DoorRow[] = [
	{ door: 'page /requests/set-up', sees: {}, others: 'seen' },
	{
		door: 'page /requests/set-up',
		path: form,
		sees: { clara: 'seen' },
		others: 'absent',
		shows: { clara: ['setUp'] },
	},
	// An address alone is nobody’s reason.
	{
		door: 'action /requests/set-up?/default',
		path: '/requests/set-up',
		form: { ...whole, why: 'https://tool.test/sign-up' },
		sees: {},
		others: 'refused',
	},
	{
		door: 'action /requests/set-up?/default',
		path: form,
		form: { ...whole, request: record.request, corrects: 'true', version: '999' },
		sees: { clara: 'refused' },
		others: 'absent',
		shows: { clara: ['setUp'] },
	},
	{ door: 'page /requests/support', sees: {}, others: 'seen' },
	{ door: 'page /requests/lead-times', sees: { goran: 'seen', ivo: 'seen' }, others: 'absent' },
	{
		door: 'action /requests/lead-times?/default',
		path: '/requests/lead-times',
		form: leads,
		sees: { goran: 'refused', ivo: 'refused' },
		others: 'absent',
	},
	{ door: 'action /requests/[id]?/give-to-test', path: `${one}?/give-to-test`, form: stale, ...theTwo },
	{ door: 'action /requests/[id]?/works', path: `${one}?/works`, form: stale, ...theTwo },
	{ door: 'action /requests/[id]?/not-yet', path: `${one}?/not-yet`, form: stale, ...theTwo },
];
