import { record, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

/** A day ahead: no visit is planned for one that is over. */
const soon = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const harbour = `/schools/${schools.harbour.id}`;
const written = { strand: 'fluency', title: 'Who made this page?' };
/** Who works with all teams of Harbour School. */
const sequencers = {
	sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done' },
	others: 'absent',
} as const;
const once: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['clara', 'fatima', 'lena', 'hana', 'anyone'],
	sees: { hana: 'done' },
	others: 'absent',
};
const lessons = `/topics/${scene.topic}/lessons`;

/** The scope and sequence of Grade 4, and Clara's class: Mara evaluates Clara. */
export const topicRows: DoorRow[] = [
	operation('GET /schools/{id}/sequence', { at: `${harbour}/sequence`, sees: ofHarbour, others: 'seen' }),
	operation('POST /schools/{id}/topics', {
		at: `${harbour}/topics`,
		body: { ...written, grade: '04' },
		...sequencers,
		keeps: { topic: 'id' },
	}),
	operation('POST /schools/{id}/topics/from-standards', {
		at: `${harbour}/topics/from-standards`,
		body: { grade: '04', strand: 'fluency', standards: [] },
		...sequencers,
	}),
	operation('GET /topics/{id}', { at: `/topics/${scene.topic}`, sees: ofHarbour, others: 'seen' }),
	operation('PUT /topics/{id}', { at: '/topics/<topic>', body: { ...written, version: 1 }, ...once }),
	operation('PUT /topics/{id}/standards', {
		at: '/topics/<topic>/standards',
		body: { content: [], technology: [], version: 2 },
		...once,
	}),
	operation('PUT /topics/{id}/put-away', {
		at: '/topics/<topic>/put-away',
		body: { isPutAway: true, version: 3 },
		...once,
	}),
	operation('POST /topics/{id}/lessons', {
		at: lessons,
		body: { classId: scene.class, hadOn: '2026-09-18' },
		knocks: ['daniel', 'fatima', 'mara', 'lena', 'hana', 'clara', 'anyone'],
		sees: { clara: 'done', hana: 'done' },
		others: 'absent',
	}),
	operation('POST /topics/{id}/lessons/planned', {
		at: `${lessons}/planned`,
		body: { classId: scene.class, day: soon, time: '05:10', minutes: 30 },
		knocks: ['daniel', 'fatima', 'mara', 'lena', 'hana', 'anyone'],
		sees: { hana: 'done' },
		others: 'absent',
	}),
	operation('POST /topics/{id}/lessons/visits', {
		at: `${lessons}/visits`,
		body: { classId: scene.class, visitId: record.visit },
		knocks: ['hana', 'daniel', 'fatima', 'mara', 'lena', 'clara', 'anyone'],
		sees: { clara: 'done' },
		others: 'absent',
	}),
	operation('DELETE /topic-lessons/{id}', {
		at: `/topic-lessons/${record.topicLesson}`,
		knocks: ['daniel', 'fatima', 'mara', 'lena', 'clara', 'anyone'],
		sees: { clara: 'done' },
		others: 'absent',
	}),
];
