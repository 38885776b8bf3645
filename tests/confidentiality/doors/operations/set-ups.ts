import { schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const leads = `/schools/${schools.harbour.id}/lead-times`;
const fields = {
	kind: 'accounts', what: 'The editor', why: 'The class writes its newspaper', forClass: 'Grade 4', neededOn: '2199-01-04',
	accounts: 24, data: 'aliases', supporter: 'Clara',
}; // biome-ignore format: fields read better in rows
const knocks: DoorRow['knocks'] = ['clara', 'ada', 'fatima', 'ivo', 'lena', 'goran', 'emre', 'anyone'];
const words = 'PLAIN words';
const byGoran: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'ada', 'fatima', 'lena', 'goran', 'anyone'],
	sees: { goran: 'done' },
	others: 'absent',
};
const byEmre: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'ada', 'fatima', 'lena', 'emre', 'anyone'],
	sees: { emre: 'done' },
	others: 'absent',
};

/** Emre has something set up: corrected by him, handed over by Goran, and what came of it; and the lead times. */
export const setUpRows: DoorRow[] = [
	operation('GET /schools/{id}/lead-times', { at: leads, sees: ofHarbour, others: 'seen' }),
	operation('PUT /schools/{id}/lead-times', {
		at: leads,
		body: { times: { accounts: 5, app: 5, licence: 15, access: 3, device: 10, other: 5 }, version: 0 },
		sees: { goran: 'done', ivo: 'refused' },
		others: 'absent',
		knocks: ['clara', 'ada', 'fatima', 'lena', 'goran', 'ivo', 'anyone'],
	}),
	operation('GET /set-ups', { others: 'seen', shows: { goran: ['setUp'] } }),
	operation('POST /set-ups', {
		body: { schoolId: schools.harbour.id, ...fields },
		sees: { emre: 'done' },
		others: 'absent',
		knocks: ['lena', 'noah', 'emre', 'anyone'],
		keeps: { setUp: 'id' },
	}),
	operation('POST /requests/{id}/corrections', {
		at: '/requests/<setUp>/corrections',
		body: { ...fields, accounts: 25, version: 1 },
		sees: { emre: 'done', goran: 'refused' },
		others: 'absent',
		knocks,
	}),
	operation('POST /requests/{id}/tests', { at: '/requests/<setUp>/tests', body: { version: 1 }, ...byGoran }),
	operation('POST /requests/{id}/complaints', {
		at: '/requests/<setUp>/complaints',
		body: { version: 2, words },
		...byEmre,
	}),
	operation('POST /requests/{id}/approvals', {
		at: '/requests/<setUp>/approvals',
		body: { version: 3 },
		sees: { emre: 'refused', goran: 'refused' },
		others: 'absent',
		knocks,
	}),
	// Handed over again: now it may be said to work.
	operation('POST /requests/{id}/tests', { at: '/requests/<setUp>/tests', body: { version: 3 }, ...byGoran }),
	operation('POST /requests/{id}/approvals', {
		at: '/requests/<setUp>/approvals',
		body: { version: 4 },
		...byEmre,
	}),
	operation('POST /requests', {
		body: { schoolId: schools.harbour.id, words, heldAs: 'facilitator' },
		sees: { emre: 'done' },
		others: 'absent',
		knocks: ['emre', 'anyone'],
		keeps: { plain: 'id' },
	}),
	operation('POST /requests/{id}/set-up', {
		at: '/requests/<plain>/set-up',
		body: { ...fields, version: 1 },
		knocks: ['clara', 'goran', 'fatima', 'lena', 'emre', 'anyone'],
		sees: { emre: 'done' },
		others: 'absent',
	}),
];
