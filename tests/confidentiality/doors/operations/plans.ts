import { cast, record, scene, schools } from '../../../cast/index.ts';
import type { Caller, DoorRow } from '../door.ts';
import { operation } from './rows.ts';

const one = `/collaborations/${scene.clara}`;
const seen = { ada: 'seen', clara: 'seen' } as const;
const adas: Pick<DoorRow, 'sees' | 'others'> & { knocks: Caller[] } = {
	knocks: ['daniel', 'ivo', 'ada', 'anyone'],
	sees: { ada: 'done' },
	others: 'absent',
};
const adaReads = { ada: ['plan'], clara: ['plan'] } satisfies DoorRow['shows'];
const lesson = {
	title: 'Ask somebody who knows',
	parts: [{ words: 'The question', minutes: 10, who: 'together' }],
};
const film = {
	title: 'The film again',
	students: true,
	consent: 'The families of 4B',
	useUntil: '2199-06-30',
};

/** Plans and evidence: Clara's and Ada's. */
export const planRows: DoorRow[] = [
	operation('GET /collaborations/{id}/plan', {
		at: `${one}/plan`,
		sees: seen,
		others: 'absent',
		shows: adaReads,
	}),
	operation('PUT /collaborations/{id}/plan', {
		at: `${one}/plan`,
		body: {
			version: 1,
			title: 'Water',
			about: 'Where it comes from',
			assessments: [{ words: 'What they say', who: cast.clara.id }],
		},
		...adas,
	}),
	operation('POST /collaborations/{id}/lessons', {
		at: `${one}/lessons`,
		body: lesson,
		...adas,
		keeps: { lesson: 'id' },
	}),
	operation('GET /lessons/{id}', { at: '/lessons/<lesson>', sees: seen, others: 'absent' }),
	operation('PUT /lessons/{id}', { at: '/lessons/<lesson>', body: { version: 1, ...lesson }, ...adas }),
	operation('PUT /lessons/{id}/rise', { at: '/lessons/<lesson>/rise', ...adas }),
	operation('DELETE /lessons/{id}', { at: '/lessons/<lesson>', ...adas }),
	operation('GET /collaborations/{id}/pedagogy', {
		at: `${one}/pedagogy`,
		sees: seen,
		others: 'absent',
		shows: { ada: ['pedagogy'], clara: ['pedagogy'] },
	}),
	operation('PUT /collaborations/{id}/pedagogy', {
		at: `${one}/pedagogy`,
		body: { number: 1, answers: [{ question: 'aimed', choice: 'changed', words: 'They answer each other' }] },
		...adas,
	}),
	operation('GET /collaborations/{id}/evidence', {
		at: `${one}/evidence`,
		sees: seen,
		others: 'absent',
		shows: { ada: ['evidence'], clara: ['evidence'] },
	}),
	operation('POST /collaborations/{id}/evidence', {
		at: `${one}/evidence`,
		body: { url: 'https://example.org/film', ...film },
		...adas,
		keeps: { evidence: 'id' },
	}),
	operation('GET /evidence/{id}', { at: '/evidence/<evidence>', sees: seen, others: 'absent' }),
	operation('PUT /evidence/{id}', { at: '/evidence/<evidence>', body: { version: 1, ...film }, ...adas }),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /evidence/{id}/visits/{visitId}`, {
			at: `/evidence/<evidence>/visits/${record.visit}`,
			...adas,
		}),
	),
	operation('DELETE /evidence/{id}', { at: '/evidence/<evidence>', ...adas }),
];

const claras = { sees: { clara: 'done' } as const, others: 'absent' as const };

/** Goals: Clara's. */
export const goalRows: DoorRow[] = [
	operation('GET /goals', { others: 'seen', shows: { clara: ['goal'] } }),
	operation('POST /goals', {
		body: { schoolId: schools.harbour.id, words: 'To wait longer', sign: 'More of them speak' },
		knocks: ['ada', 'fatima', 'noah', 'clara', 'anyone'],
		...claras,
		keeps: { goal: 'id' },
	}),
	operation('PUT /goals/{id}/readers/{personId}', { at: `/goals/<goal>/readers/${cast.ada.id}`, ...claras }),
	operation('GET /goals/{id}', { at: '/goals/<goal>', sees: seen, others: 'absent' }),
	operation('POST /goals/{id}/entries', {
		at: '/goals/<goal>/entries',
		body: {
			onDay: '2026-09-21',
			met: true,
			modelled: false,
			resources: false,
			reflected: true,
			words: 'Twice',
		},
		...claras,
	}),
	operation('PUT /goals/{id}', { at: '/goals/<goal>', body: { version: 1, words: 'To wait' }, ...claras }),
	operation('PUT /goals/{id}/settlement', {
		at: '/goals/<goal>/settlement',
		body: { version: 2, as: 'reached' },
		...claras,
	}),
	operation('DELETE /goals/{id}/readers/{personId}', {
		at: `/goals/<goal>/readers/${cast.ada.id}`,
		...claras,
	}),
];
