import { record, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const ofSchool = (path: string) => path.replace('{id}', schools.harbour.id);
/** Emre prepares a space of his own, which nobody else finds. */
const byEmre: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'ada', 'fatima', 'ivo', 'lena', 'goran', 'emre', 'anyone'],
	sees: { emre: 'done' },
	others: 'absent',
};

export const spaceRows: DoorRow[] = [
	operation('GET /spaces', {
		others: 'seen',
		shows: { clara: ['space'], ada: ['space'], goran: ['space'] },
	}),
	operation('GET /spaces/{id}', {
		at: `/spaces/${record.space}`,
		sees: { clara: 'seen', ada: 'seen', goran: 'seen' },
		others: 'absent',
		shows: { clara: ['space', 'spaceLine'], ada: ['space', 'spaceLine'], goran: ['space'] },
	}),
	operation('PUT /space-steps/{id}', {
		at: `/space-steps/${record.spaceStep}`,
		body: { done: true, device: 'A tablet', version: 1 },
		knocks: ['daniel', 'fatima', 'ivo', 'lena', 'noah', 'goran', 'anyone'],
		sees: { goran: 'done' },
		others: 'absent',
	}),
	operation('GET /schools/{id}/space-template', {
		at: ofSchool('/schools/{id}/space-template'),
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('PUT /schools/{id}/space-template', {
		at: ofSchool('/schools/{id}/space-template'),
		body: { tools: 'none', accounts: 'none', slips: 'none', may: ['Families know'], version: 0 },
		knocks: ['clara', 'fatima', 'ivo', 'lena', 'hana', 'anyone'],
		sees: { hana: 'done' },
		others: 'absent',
	}),
	operation('POST /schools/{id}/spaces', {
		at: ofSchool('/schools/{id}/spaces'),
		body: { name: 'A wall of questions', audience: 'class' },
		knocks: ['fatima', 'ivo', 'goran', 'lena', 'noah', 'emre', 'anyone'],
		sees: { emre: 'done' },
		others: 'absent',
		keeps: { space: 'id' },
	}),
	operation('PUT /spaces/{id}', {
		at: '/spaces/<space>',
		body: { name: 'A wall', audience: 'school', version: 1 },
		...byEmre,
	}),
	// Who takes over what somebody left behind: src/server/domain/space/space.test.ts.
	operation('PUT /spaces/{id}/owner', {
		at: '/spaces/<space>/owner',
		body: { version: 2 },
		...byEmre,
	}),
	operation('POST /spaces/{id}/openings', {
		at: '/spaces/<space>/openings',
		body: { version: 2 },
		...byEmre,
	}),
	operation('POST /spaces/{id}/closings', {
		at: '/spaces/<space>/closings',
		body: { accounts: 'deleted', version: 3 },
		...byEmre,
	}),
];
