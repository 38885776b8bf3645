import { record, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const harbour = schools.harbour.id;
const written = { title: 'Rivers', audience: 'school', url: 'https://rivers.test/' };
const once = {
	knocks: ['emre', 'fatima', 'lena', 'clara', 'anyone'],
	sees: { clara: 'done' },
	others: 'absent',
} satisfies Pick<DoorRow, 'knocks' | 'sees' | 'others'>;
const ofTheTeam: DoorRow['shows'] = { clara: ['resource'], daniel: ['resource'] };

/** Resources and the pages of units. */
export const libraryRows: DoorRow[] = [
	operation('GET /schools/{id}/resources', {
		at: `/schools/${harbour}/resources`,
		others: 'seen',
		shows: ofTheTeam,
	}),
	operation('POST /schools/{id}/resources', {
		at: `/schools/${harbour}/resources`,
		body: { ...written, kind: 'link' },
		knocks: ['lena', 'emre', 'clara', 'anyone'],
		sees: { lena: 'absent', emre: 'done', clara: 'done' },
		others: 'absent',
		keeps: { resource: 'id' },
	}),
	operation('POST /schools/{id}/link-lists', {
		at: `/schools/${harbour}/link-lists`,
		body: { list: 'url,title\nhttps://rivers.test/map,Rivers' },
		knocks: ['lena', 'emre', 'clara', 'fatima', 'anyone'],
		sees: { emre: 'done', clara: 'done', fatima: 'done' },
		others: 'absent',
	}),
	operation('POST /schools/{id}/links', {
		at: `/schools/${harbour}/links`,
		body: { links: [{ url: 'https://rivers.test/deltas' }], audience: 'school' },
		knocks: ['lena', 'emre', 'clara', 'anyone'],
		sees: { emre: 'done', clara: 'done' },
		others: 'absent',
	}),
	operation('GET /resources/{id}', { at: '/resources/<resource>', sees: ofHarbour, others: 'seen' }),
	operation('GET /resources/{id}', {
		at: `/resources/${record.resource}`,
		sees: { clara: 'seen', daniel: 'seen' },
		others: 'absent',
		shows: ofTheTeam,
	}),
	operation('PUT /resources/{id}', {
		at: '/resources/<resource>',
		body: { ...written, version: 1 },
		...once,
	}),
	operation('PUT /units/{id}/resources/{resourceId}', {
		at: `/units/${scene.unit}/resources/<resource>`,
		...once,
	}),
	operation('GET /units/{id}/resources', {
		at: `/units/${scene.unit}/resources`,
		others: 'seen',
		shows: ofTheTeam,
	}),
	operation('DELETE /units/{id}/resources/{resourceId}', {
		at: `/units/${scene.unit}/resources/<resource>`,
		...once,
	}),
	operation('PUT /resources/{id}/link', {
		at: '/resources/<resource>/link',
		body: { is: 'working' },
		...once,
	}),
	operation('PUT /resources/{id}/withdrawal', {
		at: '/resources/<resource>/withdrawal',
		body: { isWithdrawn: true },
		...once,
	}),
	operation('GET /profile/withdrawn-resources', { others: 'seen', shows: { clara: ['withdrawnResource'] } }),
	operation('GET /profile/links-to-mend', { others: 'seen' }),
	operation('GET /profile/left-links', { others: 'seen' }),
	// Who takes over what somebody left behind: src/server/domain/resource/left-behind.test.ts.
	operation('PUT /resources/{id}/owner', { at: '/resources/<resource>/owner', ...once }),
	operation('DELETE /resources/{id}', { at: '/resources/<resource>', ...once }),
	operation('GET /units/{id}/page', { at: `/units/${scene.unit}/page`, sees: ofHarbour, others: 'seen' }),
	operation('PUT /units/{id}/page', {
		at: `/units/${scene.unit}/page`,
		body: { audience: 'families', words: [{ language: 'en', title: 'Water' }], version: 1 },
		...once,
	}),
	operation('DELETE /units/{id}/page', { at: `/units/${scene.unit}/page`, ...once }),
];
