import { cast, record, schools } from '../../../cast/index.ts';
import { bookedAt } from '../../../cast/rehearse-booking.ts';
import type { DoorRow, Outcome } from '../door.ts';
import { ofHarbour, operation } from './rows.ts';

const startsAt = bookedAt();
const hours = (later: number) => new Date(startsAt.getTime() + later * 3_600_000).toISOString();
const day = (after = 0) => new Date(startsAt.getTime() + after * 86_400_000).toISOString().slice(0, 10);
const harbour = `/schools/${schools.harbour.id}`;
const mara = { schoolId: schools.harbour.id, personId: cast.mara.id };

/** Who may book Mara: not Clara, whom she evaluates, nor who leads, runs or mends. */
const may = (outcome: Outcome) =>
	({ ada: outcome, ben: outcome, daniel: outcome, emre: outcome, hana: outcome, joy: outcome }) as const;
const offers = (outcome: Outcome) => ({ ada: outcome, ben: outcome, hana: outcome, mara: outcome }) as const;
const theTwo = (outcome: Outcome) => ({ mara: outcome, joy: outcome }) as const;
const words = { mara: ['booking'], joy: ['booking'] } as const satisfies DoorRow['shows'];
const ofEmre = { sees: { emre: 'done', mara: 'done' }, others: 'absent' } as const;

/** Mara's hours, the one that Joy has booked, and one that Emre books. */
export const bookingRows: DoorRow[] = [
	operation('GET /schools/{id}/bookable-people', { at: `${harbour}/bookable-people`, others: 'seen' }),
	operation('GET /schools/{id}/bookable-people/{personId}/times', {
		at: `${harbour}/bookable-people/${cast.mara.id}/times?week=${day()}`,
		sees: may('seen'),
		others: 'absent',
	}),
	operation('GET /bookings', { others: 'seen', shows: words }),
	operation('GET /bookings/{id}', {
		at: `/bookings/${record.booking}`,
		sees: theTwo('seen'),
		others: 'absent',
		shows: words,
	}),
	operation('POST /bookings', {
		body: { ...mara, startsAt: hours(1), purpose: 'class', about: 'Grade 5', students: 24 },
		sees: { emre: 'done' },
		others: 'absent',
		knocks: ['clara', 'fatima', 'lena', 'emre'],
		keeps: { booked: 'id' },
	}),
	operation('PUT /bookings/{id}/time', {
		at: '/bookings/<booked>/time',
		body: { startsAt: hours(3), version: 1, word: 'After the assembly' },
		...ofEmre,
	}),
	operation('PUT /bookings/{id}/cancellation', {
		at: '/bookings/<booked>/cancellation',
		body: { version: 2 },
		...ofEmre,
	}),
	operation('GET /booking-waits', { others: 'seen' }),
	operation('POST /booking-waits', {
		body: { ...mara, from: day(), to: day(1) },
		sees: may('done'),
		others: 'absent',
		keeps: { wait: 'id' },
	}),
	operation('DELETE /booking-waits/{id}', {
		at: '/booking-waits/<wait>',
		sees: { joy: 'done' },
		others: 'absent',
	}),
	operation('GET /schools/{id}/own-hours', {
		at: `${harbour}/own-hours`,
		sees: offers('seen'),
		others: 'absent',
	}),
	operation('POST /schools/{id}/own-hours', {
		at: `${harbour}/own-hours`,
		body: {
			unit: 'week',
			days: [1],
			clock: { startsAt: '08:00', endsAt: '09:00', pieceMinutes: 30 },
			place: 'Library',
		},
		sees: offers('done'),
		others: 'absent',
	}),
	operation('DELETE /own-hours/{id}', {
		at: `/own-hours/${record.hour}`,
		sees: { mara: 'done' },
		others: 'absent',
	}),
	operation('PUT /schools/{id}/booking-limits', {
		at: `${harbour}/booking-limits`,
		body: {
			open: true,
			perDay: 3,
			perWeek: null,
			noticeHours: 12,
			aheadDays: 28,
			bufferMinutes: 5,
			purposes: ['class'],
			version: 1,
		},
		sees: offers('done'),
		others: 'absent',
	}),
	operation('POST /days-away', {
		body: { from: day(30), to: day(32) },
		sees: {},
		others: 'done',
		keeps: { away: 'id' },
	}),
	operation('DELETE /days-away/{id}', {
		at: '/days-away/<away>',
		sees: { noah: 'done' },
		others: 'absent',
	}),
	operation('GET /schools/{id}/affected-visits', {
		at: `${harbour}/affected-visits?from=${day()}&to=${day(1)}`,
		sees: ofHarbour,
		others: 'seen',
	}),
	operation('POST /schools/{id}/absences', {
		at: `${harbour}/absences`,
		body: { from: day(40), to: day(41), choices: [] },
		sees: ofHarbour,
		others: 'done',
	}),
];
