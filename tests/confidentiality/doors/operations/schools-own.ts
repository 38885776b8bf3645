import { schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const harbour = schools.harbour.id;
const facilitators = { sees: { ada: 'done', ben: 'done' }, others: 'absent' } as const;
const keepers = { sees: { ada: 'done', ben: 'done', ivo: 'done' }, others: 'absent' } as const;
const writers = { sees: { ada: 'done', ben: 'done', fatima: 'done' }, others: 'absent' } as const;
const newPrompt = {
	key: 'own-01900000-0000-4000-8000-0000000005a2',
	words: 'What will you tell your team?',
	first: 'teacher',
};

/** What a school makes its own, and says of nobody: its guides, its bank of questions, its vision. */
export const schoolsOwnRows: DoorRow[] = [
	operation('GET /schools/{id}/guides', {
		at: `/schools/${harbour}/guides`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('GET /schools/{id}/guides/{kind}', {
		at: `/schools/${harbour}/guides/co-teaching`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/guides/{kind}/editions', {
		at: `/schools/${harbour}/guides/co-teaching/editions`,
		body: { basedOn: 1, prompts: ['before', 'class', 'after'].map((phase, at) => ({
			...newPrompt, phase, key: `${newPrompt.key.slice(0, -1)}${at}`,
		})) }, // biome-ignore format: one body
		// Made by the one, it is the same to the other.
		...facilitators,
	}),
	operation('GET /schools/{id}/questions', {
		at: `/schools/${harbour}/questions`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/questions', {
		at: `/schools/${harbour}/questions`,
		body: { words: 'What would a visitor have seen?', purpose: 'evidence' },
		...facilitators,
		keeps: { question: 'id' },
	}),
	operation('PUT /questions/{id}', {
		at: '/questions/<question>',
		body: { words: 'What would a guest have seen?', purpose: 'evidence', version: 1 },
		...facilitators,
	}),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /schools/{id}/questions/{question}/retirement`, {
			at: `/schools/${harbour}/questions/proud/retirement`,
			...facilitators,
		}),
	),
	operation('GET /schools/{id}/calendar', {
		at: `/schools/${harbour}/calendar?from=2041-09-01&to=2041-09-08`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/terms', {
		at: `/schools/${harbour}/terms`,
		body: { name: 'Term', startsOn: '2051-09-01', lastDay: '2051-12-01' },
		...keepers,
		knocks: ['clara', 'fatima', 'noah', 'ada'],
		keeps: { term: 'id' },
	}),
	operation('DELETE /schools/{id}/terms/{term}', { at: `/schools/${harbour}/terms/<term>`, ...keepers }),
	operation('POST /schools/{id}/days-off', {
		at: `/schools/${harbour}/days-off`,
		body: { name: 'Storm', startsOn: '2051-09-05', lastDay: '2051-09-05', kind: 'closure', effect: 'push' },
		...keepers,
		keeps: { dayOff: 'id' },
	}),
	operation('DELETE /schools/{id}/days-off/{dayOff}', {
		at: `/schools/${harbour}/days-off/<dayOff>`,
		...keepers,
	}),
	operation('GET /schools/{id}/calendar/entries', {
		at: `/schools/${harbour}/calendar/entries?from=2041-09-01&to=2042-09-01`,
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen' },
		others: 'absent',
	}),
	operation('POST /schools/{id}/special-days', {
		at: `/schools/${harbour}/special-days`,
		body: { day: '2051-09-06', name: 'Sports day', endsAt: '12:00' },
		...keepers,
		keeps: { specialDay: 'id' },
	}),
	operation('DELETE /schools/{id}/special-days/{specialDay}', {
		at: `/schools/${harbour}/special-days/<specialDay>`,
		...keepers,
	}),
	operation('POST /schools/{id}/cycles', {
		at: `/schools/${harbour}/cycles`,
		body: { startsOn: '2051-09-01', length: 6 },
		...keepers,
		keeps: { cycle: 'id' },
	}),
	operation('DELETE /schools/{id}/cycles/{cycle}', { at: `/schools/${harbour}/cycles/<cycle>`, ...keepers }),
	operation('POST /schools/{id}/bells', {
		at: `/schools/${harbour}/bells`,
		body: { name: 'Short days', lines: '8:00-8:30 Opening\n8:35-9:05 Closing' },
		...keepers,
		knocks: ['clara', 'fatima', 'noah', 'ada'],
		keeps: { bells: 'id' },
	}),
	operation('GET /schools/{id}/bells', {
		at: `/schools/${harbour}/bells`,
		sees: { ada: 'seen', ben: 'seen', ivo: 'seen' },
		others: 'absent',
	}),
	operation('DELETE /schools/{id}/bells/{bells}', { at: `/schools/${harbour}/bells/<bells>`, ...keepers }),
	operation('GET /schools/{id}/stage-examples', {
		at: `/schools/${harbour}/stage-examples`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/stage-examples', {
		at: `/schools/${harbour}/stage-examples`,
		body: {
			stage: 'coaching',
			title: 'Beside, not in front',
			url: 'https://clips.example.org/7',
			credit: 'A school',
		},
		...facilitators,
		keeps: { example: 'id' },
	}),
	operation('DELETE /stage-examples/{id}', { at: '/stage-examples/<example>', ...facilitators }),
	operation('PUT /schools/{id}/vision/order', {
		at: `/schools/${harbour}/vision/order`,
		body: { statementIds: [] },
		...writers,
	}),
	operation('GET /schools/{id}/vision', {
		at: `/schools/${harbour}/vision`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/vision', {
		at: `/schools/${harbour}/vision`,
		body: { words: 'Students choose how they show what they know', shownBy: 'Two ways in one room' },
		...writers,
		keeps: { statement: 'id' },
	}),
	operation('PUT /vision-statements/{id}', {
		at: '/vision-statements/<statement>',
		body: { words: 'Learners choose how they show what they know', version: 1 },
		...writers,
	}),
	operation('PUT /vision-statements/{id}/retirement', {
		at: '/vision-statements/<statement>/retirement',
		body: { version: 2 },
		...writers,
	}),
	operation('PUT /vision-statements/{id}/resumption', {
		at: '/vision-statements/<statement>/resumption',
		body: { version: 3 },
		...writers,
	}),
	operation('POST /schools/{id}/vision/look-fors', {
		at: `/schools/${harbour}/vision/look-fors`,
		body: { words: 'Two ways to answer', statementId: '<statement>' },
		// The second is told that the school looks for it already.
		knocks: ['clara', 'ivo', 'lena', 'ben', 'anyone'],
		sees: { ben: 'done' },
		others: 'absent',
		keeps: { schoolLookFor: 'id' },
	}),
	operation('PUT /look-fors/{id}/statement', {
		at: '/look-fors/<schoolLookFor>/statement',
		body: { statementId: null },
		...writers,
	}),
];
