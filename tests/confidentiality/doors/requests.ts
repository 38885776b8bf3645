import { cast, record } from '../../cast/index.ts';
import type { DoorRow } from './door.ts';

const one = `/requests/${record.request}`;
const entry = (last: string) => `01900000-0000-4000-8000-0000000009${last}`;
/** What each reads of Clara’s request, which lies with the help desk. */
const shows: DoorRow['shows'] = {
	clara: ['request', 'requestCoaching', 'requestDesk', 'setUp'],
	ada: ['request', 'requestCoaching'],
	goran: ['request', 'requestDesk', 'setUp'],
};
/** Refused, an action answers with the page. */
const stale = { entry: entry('01'), version: '999', words: 'A word' };
const theTwo: Pick<DoorRow, 'sees' | 'others' | 'shows'> = {
	sees: { clara: 'refused', goran: 'refused' },
	others: 'absent',
	shows,
};
const byLetter = (name: string): DoorRow => ({
	door: `mail ${name}`,
	provedBy: 'src/server/domain/request/request.test.ts',
	sees: {},
	others: 'absent',
});

/** Clara asked Ada, who passed it on to the help desk: what each reads, and that nobody else finds it. */
export const requestDoors: DoorRow[] = [
	{
		door: 'page /requests',
		sees: {},
		others: 'seen',
		shows: { clara: ['setUp'], goran: ['setUp'] },
	},
	{ door: 'page /requests', path: '/requests?over', sees: {}, others: 'seen', shows: { ada: ['request'] } },
	{ door: 'page /requests/new', sees: {}, others: 'seen' },
	{
		door: 'page /requests/new',
		path: `/requests/new?note=${record.meetingNote}`,
		sees: { ada: 'seen', clara: 'seen', daniel: 'seen' },
		others: 'absent',
		shows: { ada: ['meetingNote'], clara: ['meetingNote'], daniel: ['meetingNote'] },
	},
	{
		door: 'action /requests/new?/ask',
		path: '/requests/new?/ask',
		form: { entry: entry('02'), words: 'The printer', whom: 'desk:', forClass: '', wantedOn: '', note: '' },
		sees: {},
		others: 'done',
	},
	{
		door: 'action /requests/new?/suggest',
		path: '/requests/new?/suggest',
		form: { entry: entry('05'), words: 'The printer shows an error', note: '' },
		sees: {},
		others: 'done',
	},
	// Ada facilitates at Harbour School: staff of another one may not ask her, nor may she ask herself.
	{
		door: 'action /requests/new?/ask',
		path: '/requests/new?/ask',
		form: { entry: entry('03'), words: 'A plan', whom: `facilitator:${cast.ada.id}`, note: '' },
		sees: { ada: 'refused', lena: 'refused', noah: 'refused' },
		others: 'done',
	},
	{
		door: 'page /requests/[id]',
		path: one,
		sees: { clara: 'seen', ada: 'seen', goran: 'seen' },
		others: 'absent',
		shows,
	},
	// Both who asked and who holds it may begin something from it; Ada, who passed it on, no longer.
	{
		door: 'page /collaborations/new',
		path: `/collaborations/new?request=${record.request}`,
		sees: { clara: 'seen' },
		others: 'absent',
		shows: { clara: ['request'] },
	},
	{ door: 'action /requests/[id]?/take-up', path: `${one}?/take-up`, form: stale, ...theTwo },
	{ door: 'action /requests/[id]?/ask-back', path: `${one}?/ask-back`, form: stale, ...theTwo },
	{
		door: 'action /requests/[id]?/promise',
		path: `${one}?/promise`,
		form: { ...stale, promisedOn: '2199-01-01' },
		...theTwo,
	},
	{ door: 'action /requests/[id]?/finish', path: `${one}?/finish`, form: stale, ...theTwo },
	{ door: 'action /requests/[id]?/reopen', path: `${one}?/reopen`, form: stale, ...theTwo },
	{
		door: 'action /requests/[id]?/pass-on',
		path: `${one}?/pass-on`,
		form: { ...stale, whom: `facilitator:${cast.ben.id}` },
		...theTwo,
	},
	{
		door: 'action /requests/[id]?/withdraw',
		path: `${one}?/withdraw`,
		form: { message: entry('ff') },
		sees: {},
		others: 'absent',
	},
	{
		door: 'action /requests/[id]?/say',
		path: `${one}?/say`,
		form: { ...stale, entry: entry('04') },
		sees: { clara: 'done', goran: 'done' },
		others: 'absent',
	},
	{
		door: 'page /requests/desk',
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen', lena: 'seen' },
		others: 'absent',
	},
	{
		door: 'action /requests/desk?/default',
		path: '/requests/desk',
		form: { address: 'help@desk.test', version: '999' },
		sees: { ada: 'refused', ben: 'refused', ivo: 'refused', lena: 'refused' },
		others: 'absent',
	},
	byLetter('help-desk-set'),
	byLetter('request-to-desk'),
	byLetter('request-answered'),
	byLetter('request-asked'),
	byLetter('request-news'),
	byLetter('request-waits'),
	byLetter('request-overdue'),
	{
		door: 'job remind-of-requests',
		provedBy: 'src/server/domain/request/request.test.ts',
		sees: {},
		others: 'absent',
	},
];
