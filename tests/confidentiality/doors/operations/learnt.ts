import { record, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { operation } from './rows.ts';

const of = `/schools/${schools.harbour.id}/learnt-reports`;
const shows: DoorRow['shows'] = { hana: ['learnt'], ada: ['learnt'], ben: ['learnt'], goran: ['learnt'] };
const told = { occasion: 'A course', learnt: 'Much', changes: ['Another room', 'A better microphone'] };
const knocks: DoorRow['knocks'] = ['clara', 'fatima', 'hana', 'lena', 'ivo', 'daniel', 'ada', 'anyone'];

/** Daniel tells what he learnt; Ada asks for one change, and the other is let go. */
export const learntRows: DoorRow[] = [
	operation('GET /schools/{id}/learnt-reports', { at: of, others: 'seen', shows }),
	operation('GET /learnt-reports/{id}', {
		at: `/learnt-reports/${record.learnt}`,
		sees: { hana: 'seen', ada: 'seen', ben: 'seen', goran: 'seen' },
		others: 'absent',
		shows,
	}),
	operation('POST /schools/{id}/learnt-reports', {
		at: of,
		body: told,
		sees: { daniel: 'done' },
		others: 'absent',
		knocks: ['lena', 'noah', 'daniel', 'anyone'],
		keeps: { told: 'id' },
	}),
	operation('POST /learnt-reports/{id}/corrections', {
		at: '/learnt-reports/<told>/corrections',
		body: { ...told, changes: [], version: 1 },
		sees: { daniel: 'done' },
		others: 'absent',
		knocks,
	}),
	operation('POST /learnt-changes/{id}/needs', {
		at: `/learnt-changes/${record.learntChange}/needs`,
		body: { words: 'Draw what was measured', version: 1 },
		sees: { ada: 'done', goran: 'refused' },
		others: 'absent',
		knocks: ['clara', 'daniel', 'fatima', 'lena', 'ivo', 'ada', 'goran', 'anyone'],
	}),
	operation('PUT /learnt-changes/{id}/state', {
		at: `/learnt-changes/${record.learntChange}/state`,
		body: { state: 'let-go', outcome: 'No room', version: 2 },
		sees: { ada: 'done', goran: 'refused' },
		others: 'absent',
		knocks: ['clara', 'daniel', 'fatima', 'lena', 'ivo', 'ada', 'goran', 'anyone'],
	}),
	operation('PUT /learnt-changes/{id}/state', {
		at: `/learnt-changes/${record.learntChange}/state`,
		body: { state: 'proposed', version: 3 },
		sees: { hana: 'done' },
		others: 'absent',
		knocks: ['clara', 'hana', 'anyone'],
	}),
	operation('POST /learnt-changes/{id}/requests', {
		at: `/learnt-changes/${record.learntChange}/requests`,
		body: { heldAs: 'desk', words: 'Another room', version: 4 },
		sees: { ada: 'done' },
		others: 'absent',
		knocks: ['clara', 'daniel', 'fatima', 'lena', 'ada', 'anyone'],
	}),
	operation('DELETE /learnt-reports/{id}', {
		at: '/learnt-reports/<told>',
		sees: { daniel: 'done' },
		others: 'absent',
		knocks: ['clara', 'ada', 'goran', 'fatima', 'lena', 'daniel', 'anyone'],
	}),
];
