import { cast, scene, schools } from '../../../cast/index.ts';
import type { DoorRow } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const harbour = schools.harbour.id;

/** Oneself, one's day, colleagues. */
export const youRows: DoorRow[] = [
	operation('GET /me', { others: 'seen' }),
	operation('GET /profile', { others: 'seen' }),
	operation('PUT /profile', { body: { version: 1 }, others: 'done' }),
	operation('GET /profile/readers', { others: 'seen' }),
	operation('GET /profile/acts', { others: 'seen' }),
	operation('GET /profile/feed', { others: 'seen' }),
	operation('DELETE /profile/feed', { sees: { emre: 'done' }, others: 'absent' }),
	operation('GET /profile/letters', { others: 'seen' }),
	operation('PUT /profile/letters', { body: { letters: 'all' }, others: 'done' }),
	operation('GET /profile/outside-calendars', { others: 'seen', shows: { emre: ['outsideCalendar'] } }),
	operation('POST /profile/outside-calendars', {
		body: { name: 'Mine', address: 'https://calendar.invalid/a.ics' },
		others: 'done',
		keeps: { outside: 'id' },
	}),
	// The last who named one: nobody else finds it.
	operation('DELETE /profile/outside-calendars/{id}', {
		at: '/profile/outside-calendars/<outside>',
		sees: { noah: 'done' },
		others: 'absent',
	}),
	operation('GET /today', {
		others: 'seen',
		shows: { ada: ['nextStep'], clara: ['nextStep'] },
	}),
	operation('GET /people', { others: 'seen' }),
	operation('GET /people/{id}', { at: `/people/${cast.clara.id}`, sees: ofHarbour, others: 'seen' }),
	operation('GET /schools', { others: 'seen' }),
	operation('GET /schools/{id}', { at: `/schools/${harbour}`, sees: ofHarbour, others: 'seen' }),
	operation('GET /schools/{id}/teams', { at: `/schools/${harbour}/teams`, sees: ofHarbour, others: 'seen' }),
	operation('GET /schools/{id}/colleagues', {
		at: `/schools/${harbour}/colleagues?search=clara`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('GET /teams/{id}', { at: `/teams/${scene.grade4}`, sees: ofHarbour, others: 'seen' }),
	operation('GET /schools/{id}/numbers', {
		at: `/schools/${harbour}/numbers`,
		sees: { ada: 'seen', ben: 'seen', fatima: 'seen' },
		others: 'absent',
	}),
	...(['PUT', 'DELETE'] as const).map((method) =>
		operation(`${method} /schools/{id}/hours-publication`, {
			at: `/schools/${harbour}/hours-publication`,
			sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done' },
			others: 'absent',
		}),
	),
	operation('GET /timetable', { at: '/timetable?from=2026-09-14&to=2026-09-28', others: 'seen' }),
	...Object.entries({ people: cast.clara.id, teams: scene.grade4, schools: harbour }).map(([of, id]) =>
		operation(`GET /${of}/{id}/timetable`, {
			at: `/${of}/${id}/timetable?from=2026-09-14&to=2026-09-28`,
			sees: { lena: 'absent', noah: 'absent' },
			others: 'seen',
		}),
	),
	operation('GET /time', { others: 'seen' }),
	operation('GET /time/hours', { at: '/time/hours?from=2026-09-14&to=2026-09-28', others: 'seen' }),
	operation('GET /time/preparation', { others: 'seen', shows: { ada: ['preparation'] } }),
	operation('POST /time/preparation', {
		body: { minutes: 20, words: 'Tickets' },
		sees: { ada: 'done', ben: 'done', hana: 'done', mara: 'done', lena: 'done' },
		others: 'absent',
		keeps: { preparation: 'id' },
	}),
	// The last who made one: nobody else finds it.
	operation('PUT /time/preparation/{id}', {
		at: '/time/preparation/<preparation>',
		body: { minutes: 25, begins: '00:00' },
		sees: { lena: 'done' },
		others: 'absent',
	}),
	// One's own entry or nobody's: taken back, it is gone, whoever's it was.
	operation('DELETE /time/preparation/{id}', { at: '/time/preparation/<preparation>', others: 'done' }),
];

/** One's tokens; the last of all, for one of them ends here. */
export const tokenRows: DoorRow[] = [
	operation('GET /profile/tokens', { others: 'seen', keeps: { token: 'tokens.0.id' } }),
	operation('DELETE /profile/tokens/{id}', {
		at: '/profile/tokens/<token>',
		sees: { noah: 'done' },
		others: 'absent',
	}),
];
