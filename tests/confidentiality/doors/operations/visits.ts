import { cast, record, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const about = { ada: 'seen', clara: 'seen' } as const;
const ownSide = ['teachingPoint', 'checkRemark', 'sharedNote', 'nextStep'] as const;
const everything = [...ownSide, 'privateNote', 'heldBack'] as const;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const inAWeek = new Date(Date.now() + 8 * 86_400_000).toISOString();
const harbour = schools.harbour.id;
const withClara = { schoolId: harbour, collaborationId: scene.clara, with: [cast.clara.id] };
const adas = { sees: { ada: 'done' }, others: 'absent' } as const;

/** Visits, guides and notes: Ada's to Clara. */
export const visitRows: DoorRow[] = [
	operation('GET /visits', { others: 'seen' }),
	operation('GET /visits/{id}', {
		at: `/visits/${record.visit}`,
		sees: about,
		others: 'absent',
		shows: { ada: [...everything], clara: [...ownSide] },
	}),
	operation('GET /visits/{id}/summaries/{teacherId}', {
		at: `/visits/${record.visit}/summaries/${cast.clara.id}`,
		sees: about,
		others: 'absent',
		shows: { ada: ['summary'], clara: ['summary'] },
	}),
	operation('PUT /visits/{id}/summaries/{teacherId}', {
		at: `/visits/${record.visit}/summaries/${cast.clara.id}`,
		body: { words: 'Other words', version: 1, approve: true },
		...adas,
	}),
	operation('PUT /summaries/{id}/withdrawal', { at: `/summaries/${record.summary}/withdrawal`, ...adas }),
	operation('GET /capture-start', {
		at: `/capture-start?schoolId=${harbour}&teacherId=${cast.clara.id}&collaborationId=${scene.clara}`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['teachingPoint', 'heldBack'] },
	}),
	operation('POST /visits', {
		body: { ...withClara, kind: 'check-in', startsAt: '2026-09-22T09:00:00Z', minutes: 15 },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	}),
	operation('POST /planned-visits', {
		body: {
			...withClara,
			kind: 'co-teaching',
			startsAt: tomorrow,
			minutes: 45,
			place: 'Room 12',
			further: [inAWeek],
		},
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
		keeps: { plan: 'id' },
	}),
	operation('PUT /visits/{id}', {
		at: '/visits/<plan>',
		body: { version: 1, kind: 'co-teaching', startsAt: tomorrow, minutes: 30 },
		...adas,
	}),
	operation('PUT /visits/{id}/cancellation', { at: '/visits/<plan>/cancellation', ...adas }),
	operation('PUT /visits/{id}/reinstatement', { at: '/visits/<plan>/reinstatement', ...adas }),
	operation('PUT /visits/{id}/completion', {
		at: '/visits/<plan>/completion',
		sees: { ada: 'refused' },
		others: 'absent',
	}),
	operation('PUT /visits/{id}/following-cancellation', {
		at: '/visits/<plan>/following-cancellation',
		...adas,
	}),
	operation('PUT /visits/{id}/completion', { at: `/visits/${record.visit}/completion`, ...adas }),
	operation('GET /visits/{id}/guide', {
		at: `/visits/${record.visit}/guide`,
		sees: about,
		others: 'absent',
		shows: { ada: ['guideAnswer'], clara: ['guideAnswer'] },
	}),
	operation('PUT /visits/{id}/guide/answers', {
		at: `/visits/${record.visit}/guide/answers`,
		body: { answers: [{ prompt: 'modelling.before.lesson', words: 'A story in pictures', version: 0 }] },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('POST /visits/{id}/notes', {
		at: `/visits/${record.visit}/notes`,
		body: { kind: 'note', words: 'To think about' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
		keeps: { note: 'id' },
	}),
	operation('PUT /notes/{id}', {
		at: '/notes/<note>',
		body: { version: 1, words: 'To think about again' },
		sees: { clara: 'done' },
		others: 'absent',
	}),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /notes/{id}/readers/{personId}`, {
			at: `/notes/<note>/readers/${cast.ada.id}`,
			sees: { clara: 'done' },
			others: 'absent',
		}),
	),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /notes/{id}/settlement`, { at: `/notes/${record.heldBack}/settlement`, ...adas }),
	),
];

/** Notebooks, look-fors and next steps: Clara's, as Ada keeps it. */
export const notebookRows: DoorRow[] = [
	operation('GET /notebooks', { others: 'seen' }),
	operation('GET /notebooks/{personId}', {
		at: `/notebooks/${cast.clara.id}?collaboration=${scene.clara}`,
		sees: about,
		others: 'absent',
		shows: { ada: [...everything], clara: [...ownSide] },
	}),
	operation('GET /notebook-search', {
		at: '/notebook-search?words=planted',
		others: 'seen',
		shows: { ada: [...everything], clara: [...ownSide] },
	}),
	operation('GET /kept-logs', { others: 'seen', shows: { ada: ['keptLog'] } }),
	operation('GET /kept-logs/{id}', {
		at: `/kept-logs/${record.keptLog}`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	}),
	operation('GET /kept-logs/{id}/unread', {
		at: `/kept-logs/${record.keptLog}/unread`,
		sees: { ada: 'seen' },
		others: 'absent',
		shows: { ada: ['keptLog'] },
	}),
	operation('POST /kept-logs', {
		body: {
			schoolId: harbour,
			fileName: 'log.csv',
			content: Buffer.from('Date,Teacher,Notes\n2026-09-03,Clara Mendes,Groups').toString('base64'),
		},
		knocks: ['clara', 'emre', 'fatima', 'goran', 'hana', 'mara', 'lena', 'ada', 'anyone'],
		sees: { ada: 'done' },
		others: 'absent',
		keeps: { log: 'id' },
	}),
	operation('PUT /kept-logs/{id}/reading', {
		at: '/kept-logs/<log>/reading',
		body: { columns: { day: 0, teacher: 1, note: 2 }, first: 'day', people: [], kinds: [] },
		...adas,
	}),
	operation('PUT /kept-logs/{id}/visits', { at: '/kept-logs/<log>/visits', ...adas }),
	operation('DELETE /kept-logs/{id}', { at: '/kept-logs/<log>', ...adas }),
	operation('POST /notebooks/{personId}/teaching-points', {
		at: `/notebooks/${cast.clara.id}/teaching-points`,
		body: { collaborationId: scene.clara, words: 'Small groups' },
		// A teacher writes in their own notebook too; what follows is about what Ada writes.
		knocks: ['ben', 'daniel', 'fatima', 'goran', 'hana', 'ivo', 'mara', 'lena', 'clara', 'ada', 'anyone'],
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
		keeps: { point: 'id' },
	}),
	operation('POST /notebooks/{personId}/put-offs', {
		at: `/notebooks/${cast.clara.id}/put-offs`,
		body: { collaborationId: scene.clara, until: inAWeek.slice(0, 10), reason: 'Reports this week' },
		...adas,
		keeps: { putOff: 'id' },
	}),
	operation('DELETE /put-offs/{id}', { at: '/put-offs/<putOff>', ...adas }),
	operation('PUT /teaching-points/{id}/progress', {
		at: '/teaching-points/<point>/progress',
		body: { version: 1, to: 'trying' },
		knocks: ['ben', 'ivo', 'ada', 'clara', 'anyone'],
		// To Clara it is done already.
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('PUT /teaching-points/{id}/settlement', {
		at: '/teaching-points/<point>/settlement',
		body: { version: 2 },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	}),
	operation('PUT /teaching-points/{id}/resumption', {
		at: '/teaching-points/<point>/resumption',
		body: { version: 3 },
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	}),
	operation('GET /schools/{id}/look-fors', {
		at: `/schools/${harbour}/look-fors`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/look-fors', {
		at: `/schools/${harbour}/look-fors`,
		body: { words: 'They ask each other first' },
		sees: ofHarbour,
		others: 'done',
		keeps: { lookFor: 'id' },
	}),
	operation('PUT /look-fors/{id}/retirement', {
		at: '/look-fors/<lookFor>/retirement',
		sees: { mara: 'done' },
		others: 'absent',
	}),
	operation('GET /next-steps', { others: 'seen', shows: { clara: ['nextStep'] } }),
	operation('GET /next-steps/{id}', {
		at: `/next-steps/${record.nextStep}`,
		sees: about,
		others: 'absent',
		shows: { ada: ['nextStep'], clara: ['nextStep'] },
	}),
	operation('POST /notebooks/{personId}/next-steps', {
		at: `/notebooks/${cast.clara.id}/next-steps`,
		body: {
			collaborationId: scene.clara,
			ownerId: cast.clara.id,
			words: 'Send the rubric',
			dueOn: '2026-12-01',
		},
		// A teacher writes in their own notebook too; what follows is about what Ada writes.
		knocks: ['ben', 'daniel', 'fatima', 'goran', 'hana', 'ivo', 'mara', 'lena', 'clara', 'ada', 'anyone'],
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
		keeps: { step: 'id' },
	}),
	operation('PUT /next-steps/{id}', {
		at: '/next-steps/<step>',
		body: { version: 1, words: 'Send the rubric and the list' },
		knocks: ['ben', 'ivo', 'ada', 'clara', 'anyone'],
		sees: { ada: 'done', clara: 'refused' },
		others: 'absent',
	}),
	operation('PUT /next-steps/{id}/keeping', {
		at: '/next-steps/<step>/keeping',
		body: { version: 2 },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('PUT /next-steps/{id}/reopening', {
		at: '/next-steps/<step>/reopening',
		body: { version: 3 },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
];
