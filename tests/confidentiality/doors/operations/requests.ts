import { cast, record, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { operation } from './rows.ts';

const one = `/requests/${record.request}`;
const shows: DoorRow['shows'] = {
	clara: ['request', 'requestCoaching', 'requestDesk', 'setUp'],
	ada: ['request', 'requestCoaching'],
	goran: ['request', 'requestDesk', 'setUp'],
};
/** Emre asks the help desk; nobody else reads it, and Goran does something about it. */
const byGoran: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'ada', 'fatima', 'ivo', 'lena', 'goran', 'anyone'],
	sees: { goran: 'done' },
	others: 'absent',
};
const words = 'PLAIN words';

/** Clara’s request, which lies with the help desk, and one of Emre’s that goes through its states. */
export const requestRows: DoorRow[] = [
	operation('GET /schools/{id}/request-holders', {
		at: `/schools/${schools.harbour.id}/request-holders`,
		others: 'seen',
	}),
	operation('POST /requests/suggestion', { body: { words: 'The printer is broken' }, others: 'done' }),
	operation('GET /schools/{id}/help-desk', {
		at: `/schools/${schools.harbour.id}/help-desk`,
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen' },
		others: 'absent',
	}),
	operation('PUT /schools/{id}/help-desk', {
		at: `/schools/${schools.harbour.id}/help-desk`,
		body: { address: null, version: 0 },
		knocks: ['clara', 'goran', 'fatima', 'lena', 'ada', 'anyone'],
		sees: { ada: 'done' },
		others: 'absent',
	}),
	operation('GET /requests', { others: 'seen', shows: { clara: ['setUp'] } }),
	operation('GET /requests', {
		at: '/requests?side=held',
		others: 'seen',
		shows: { goran: ['setUp'] },
	}),
	operation('GET /requests/{id}', {
		at: one,
		sees: { clara: 'seen', ada: 'seen', goran: 'seen' },
		others: 'absent',
		shows,
	}),
	operation('POST /requests', {
		body: { schoolId: schools.harbour.id, words, heldAs: 'desk' },
		sees: { emre: 'done' },
		others: 'absent',
		knocks: ['lena', 'noah', 'emre', 'anyone'],
		keeps: { asked: 'id' },
	}),
	operation('POST /requests/{id}/taking-up', {
		at: '/requests/<asked>/taking-up',
		body: { version: 1 },
		...byGoran,
	}),
	operation('POST /requests/{id}/promises', {
		at: '/requests/<asked>/promises',
		body: { version: 2, promisedOn: '2199-01-04' },
		...byGoran,
	}),
	operation('POST /requests/{id}/questions', {
		at: '/requests/<asked>/questions',
		body: { version: 3, words },
		...byGoran,
	}),
	operation('POST /requests/{id}/messages', {
		at: '/requests/<asked>/messages',
		body: { words },
		...byGoran,
	}),
	operation('POST /requests/{id}/completions', {
		at: '/requests/<asked>/completions',
		body: { version: 4 },
		...byGoran,
	}),
	operation('POST /requests/{id}/reopenings', {
		at: '/requests/<asked>/reopenings',
		body: { version: 5, words },
		...byGoran,
	}),
	operation('POST /requests/{id}/passings-on', {
		at: '/requests/<asked>/passings-on',
		body: { version: 6, heldAs: 'facilitator', personId: cast.ben.id, words },
		...byGoran,
	}),
	operation('DELETE /request-messages/{id}', {
		at: `/request-messages/${record.requestDesk}`,
		...byGoran,
	}),
];
