import { record, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const at = (path: string) => path.replace('{id}', record.toolNeed);
const ofSchool = (path: string) => path.replace('{id}', schools.harbour.id);
const shows: DoorRow['shows'] = {
	clara: ['toolNeed'],
	ada: ['toolNeed'],
	fatima: ['toolNeed'],
	ivo: ['toolNeed'],
};
const seen: DoorRow['shows'] = {
	clara: ['toolNeed', 'toolObservation'],
	ada: ['toolNeed', 'toolObservation'],
	fatima: ['toolNeed', 'toolObservation'],
	ivo: ['toolNeed', 'toolObservation'],
};
/** All of the school read; a leader and an operator only read; another school finds nothing. */
const reading: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'ada', 'fatima', 'ivo', 'lena', 'noah', 'anyone'],
	sees: ofHarbour,
	others: 'seen',
};
const onlyReaders = { fatima: 'absent', ivo: 'absent' } as const;
const tried: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['fatima', 'ivo', 'lena', 'noah', 'daniel', 'anyone'],
	sees: { ...ofHarbour, ...onlyReaders },
	others: 'done',
};
const kept: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['daniel', 'fatima', 'ivo', 'lena', 'noah', 'ada', 'anyone'],
	sees: { ada: 'done' },
	others: 'absent',
};
const findings = { data: 'a', keptWhere: 'b', ages: 'c', agreement: 'd', deletion: 'e', advertising: 'f' };
const trial = { className: 'Grade 4 B', students: 20, startsOn: '2026-09-14', tried: 'Alone' };

/** The tools of Harbour School; one that Ada adds is reviewed and recommended, and a need of Daniel’s goes its way. */
export const toolRows: DoorRow[] = [
	operation('GET /schools/{id}/tools', {
		at: ofSchool('/schools/{id}/tools?state=idea&search=sound'),
		...reading,
	}),
	operation('GET /tools/{id}', {
		at: `/tools/${record.tool}`,
		...reading,
		// It names a space to those who read it.
		shows: {
			...shows,
			clara: ['toolNeed', 'space'],
			ada: ['toolNeed', 'space'],
			goran: ['toolNeed', 'space'],
		},
	}),
	operation('POST /schools/{id}/tools', {
		at: ofSchool('/schools/{id}/tools'),
		body: { name: 'Letter Press', address: 'press.test', seats: 30, until: '2027-06-30' },
		...kept,
		keeps: { press: 'id' },
	}),
	operation('PUT /tools/{id}', {
		at: '/tools/<press>',
		body: { name: 'Letter Press', notes: 'In the library', version: 1 },
		...kept,
	}),
	operation('POST /tools/{id}/privacy-reviews', {
		at: '/tools/<press>/privacy-reviews',
		body: { ...findings, outcome: 'with-care', care: 'First names only', holdsUntil: '2028-06-30' },
		...kept,
	}),
	operation('POST /tools/{id}/states', {
		at: '/tools/<press>/states',
		body: { state: 'recommended', why: 'Two classes asked for it again', version: 2 },
		...kept,
	}),
	operation('POST /schools/{id}/tool-sheets', {
		at: ofSchool('/schools/{id}/tool-sheets'),
		body: { csv: 'Name,State\nLetter Press,nonsense\nAtlas,idea' },
		...kept,
	}),
	operation('GET /schools/{id}/tool-criteria', { at: ofSchool('/schools/{id}/tool-criteria'), ...reading }),
	operation('PUT /schools/{id}/tool-criteria', {
		at: ofSchool('/schools/{id}/tool-criteria'),
		body: { criteria: ['Learning first', 'Every learner'] },
		...kept,
	}),
	operation('GET /schools/{id}/tool-needs', { at: ofSchool('/schools/{id}/tool-needs'), ...reading, shows }),
	operation('GET /tool-needs/{id}', { at: at('/tool-needs/{id}'), ...reading, shows: seen }),
	operation('POST /schools/{id}/tool-needs', {
		at: ofSchool('/schools/{id}/tool-needs'),
		body: { words: 'Set a page in type', forClass: 'Grade 5' },
		...tried,
		keeps: { need: 'id' },
	}),
	operation('PUT /tool-needs/{id}', {
		at: '/tool-needs/<need>',
		body: { words: 'Set a page in type', closed: false, version: 1 },
		...tried,
	}),
	operation('PUT /tool-needs/{id}/criteria', {
		at: '/tool-needs/<need>/criteria',
		body: { criteria: ['Learning first'] },
		...tried,
	}),
	operation('PUT /tool-needs/{id}/joining', { at: at('/tool-needs/{id}/joining'), ...tried }),
	operation('DELETE /tool-needs/{id}/joining', {
		at: at('/tool-needs/{id}/joining'),
		...tried,
		sees: ofHarbour,
	}),
	operation('POST /tool-needs/{id}/candidates', {
		at: '/tool-needs/<need>/candidates',
		body: { name: 'Letter Press' },
		...kept,
	}),
	operation('POST /tool-needs/{id}/candidates', {
		at: '/tool-needs/<need>/candidates',
		body: { name: 'Put there by mistake' },
		...kept,
		keeps: { mistaken: 'id' },
	}),
	operation('DELETE /tool-needs/{id}/candidates/{tool}', {
		at: '/tool-needs/<need>/candidates/<mistaken>',
		...kept,
	}),
	operation('POST /tool-needs/{id}/trials', {
		at: '/tool-needs/<need>/trials',
		body: { toolId: '<press>', ...trial },
		...tried,
		keeps: { trial: 'id' },
	}),
	operation('PUT /tool-trials/{id}', {
		at: '/tool-trials/<trial>',
		body: { ...trial, version: 1 },
		...tried,
		knocks: ['clara', ...(tried.knocks ?? [])],
		sees: { ...tried.sees, clara: 'absent' },
	}),
	operation('PUT /tool-trials/{id}/observations', {
		at: `/tool-trials/${record.toolTrial}/observations`,
		body: { observations: [{ criterionId: record.toolCriterion, scale: 'very-well', words: 'PLAIN' }] },
		...tried,
	}),
	operation('DELETE /tool-needs/{id}/trials/{trial}', {
		at: '/tool-needs/<need>/trials/<trial>',
		...tried,
		knocks: ['clara', ...(tried.knocks ?? [])],
		sees: { ...tried.sees, clara: 'absent' },
	}),
	operation('POST /tool-needs/{id}/verdicts', {
		at: '/tool-needs/<need>/verdicts',
		body: { toolId: '<press>', suits: 'suits', forWhom: 'Grade 5', words: 'They read their proofs' },
		...kept,
	}),
];
