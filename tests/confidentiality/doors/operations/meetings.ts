import { cast, record, scene } from '../../../cast/index.ts';
import { rehearsedMeeting } from '../../../cast/rehearse-meeting.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const team = `/teams/${scene.grade4}`;
const one = `${team}/meetings/${rehearsedMeeting(record)}`;
const once: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['emre', 'fatima', 'mara', 'lena', 'clara', 'anyone'],
	sees: { clara: 'done' },
	others: 'absent',
};
const planned: typeof once = { ...once, knocks: ['emre', 'fatima', 'lena', 'clara', 'anyone'] };
const rhythm = {
	weekday: 4,
	holdsFrom: '2041-09-02',
	first: { kind: 'unit', minutes: 40 },
	second: { kind: 'technology', minutes: 40, daysAfter: 1 },
};

/** The meetings of Grade 4, and what was written in one. */
export const meetingRows: DoorRow[] = [
	operation('GET /teams/{id}/meetings', { at: `${team}/meetings`, sees: ofHarbour, others: 'seen' }),
	operation('GET /teams/{id}/meetings/{meetingId}', {
		at: one,
		sees: ofHarbour,
		others: 'seen',
		shows: {
			ada: ['meetingNote', 'nextStep', 'evidence'],
			clara: ['meetingNote', 'nextStep', 'evidence'],
			daniel: ['meetingNote'],
		},
	}),
	operation('POST /teams/{id}/meetings/{meetingId}/notes', {
		at: `${one}/notes`,
		body: { words: 'A decision' },
		...once,
		keeps: { note: 'id' },
	}),
	operation('PUT /meeting-notes/{id}', {
		at: '/meeting-notes/<note>',
		body: { words: 'Another', version: 1 },
		...once,
	}),
	operation('POST /meeting-notes/{id}/next-steps', {
		at: '/meeting-notes/<note>/next-steps',
		body: { teacherId: cast.clara.id, ownerId: cast.clara.id, words: 'Try it' },
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('DELETE /meeting-notes/{id}', { at: '/meeting-notes/<note>', ...once }),
	operation('PUT /teams/{id}/meetings/{meetingId}', {
		at: one,
		body: { onDay: '2026-09-23', minutes: 40, version: 1 },
		...once,
	}),
	operation('PUT /teams/{id}/meetings/{meetingId}/called-off', {
		at: `${one}/called-off`,
		body: { calledOff: false, version: 2 },
		...once,
	}),
	operation('GET /teams/{id}/rhythms', { at: `${team}/rhythms`, sees: ofHarbour, others: 'seen' }),
	operation('POST /teams/{id}/rhythms', {
		at: `${team}/rhythms`,
		body: rhythm,
		...planned,
		keeps: { rhythm: 'id' },
	}),
	operation('PUT /teams/{id}/rhythms/{rhythmId}', {
		at: `${team}/rhythms/<rhythm>`,
		body: { ...rhythm, version: 1 },
		...planned,
	}),
	operation('PUT /teams/{id}/rhythms/{rhythmId}/end', {
		at: `${team}/rhythms/<rhythm>/end`,
		body: { version: 2 },
		...planned,
	}),
];
