import { scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const planners = {
	sees: { ada: 'done', ben: 'done', clara: 'done', daniel: 'done', hana: 'done', mara: 'done' },
	others: 'absent',
} as const;
const once: Pick<DoorRow, 'knocks' | 'sees' | 'others'> = {
	knocks: ['emre', 'fatima', 'lena', 'clara', 'anyone'],
	sees: { clara: 'done' },
	others: 'absent',
};
const written = { title: 'Rivers', startsOn: '2026-10-05', lastDay: '2026-11-13' };

/** The units of Grade 4. */
export const unitRows: DoorRow[] = [
	operation('GET /teams/{id}/units', { at: `/teams/${scene.grade4}/units`, sees: ofHarbour, others: 'seen' }),
	operation('POST /teams/{id}/units', {
		at: `/teams/${scene.grade4}/units`,
		body: written,
		...planners,
		keeps: { unit: 'id' },
	}),
	operation('GET /schools/{id}/coverage', {
		at: `/schools/${schools.harbour.id}/coverage?team=${scene.grade4}`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('GET /units/{id}', { at: '/units/<unit>', sees: ofHarbour, others: 'seen' }),
	operation('PUT /units/{id}', { at: '/units/<unit>', body: { ...written, version: 1 }, ...once }),
	operation('PUT /units/{id}/put-away', {
		at: '/units/<unit>/put-away',
		body: { isPutAway: false, version: 2 },
		...once,
	}),
	operation('PUT /units/{id}/collaborations/{collaborationId}', {
		at: `/units/<unit>/collaborations/${scene.clara}`,
		sees: { ada: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('DELETE /units/{id}/collaborations/{collaborationId}', {
		at: `/units/<unit>/collaborations/${scene.clara}`,
		...once,
	}),
	operation('GET /teams/{id}/units/next-year', {
		at: `/teams/${scene.grade4}/units/next-year`,
		sees: { ada: 'seen', ben: 'seen', clara: 'seen', daniel: 'seen', hana: 'seen', mara: 'seen' },
		others: 'absent',
	}),
	operation('POST /teams/{id}/units/next-year', {
		at: `/teams/${scene.grade4}/units/next-year`,
		body: { units: [{ id: scene.unit, startsOn: '2028-10-04', lastDay: '2028-11-12' }] },
		...planners,
	}),
];
