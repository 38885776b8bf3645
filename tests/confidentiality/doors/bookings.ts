import { cast, record } from '../../cast/index.ts';
import { bookedAt } from '../../cast/rehearse-booking.ts';
import type { DoorRow, Outcome } from './door.ts';

const startsAt = bookedAt();
const hours = (later: number) => new Date(startsAt.getTime() + later * 3_600_000).toISOString();
const day = startsAt.toISOString().slice(0, 10);
const after = (days: number) => new Date(startsAt.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const withMara = `/bookings/with/${cast.mara.id}`;
const one = `/bookings/${record.booking}`;

/** Who may book Mara: not Clara, whom she evaluates, nor who leads, runs or mends. */
const may = (outcome: Outcome) =>
	({ ada: outcome, ben: outcome, daniel: outcome, emre: outcome, hana: outcome, joy: outcome }) as const;
const offers = (outcome: Outcome) =>
	({ ada: outcome, ben: outcome, hana: outcome, mara: outcome, lena: outcome }) as const;
const theTwo = (outcome: Outcome) => ({ mara: outcome, joy: outcome }) as const;
const words = { mara: ['booking'], joy: ['booking'] } as const satisfies DoorRow['shows'];

/** Mara's hours, and the one that Joy has booked. */
export const bookingDoors: DoorRow[] = [
	{ door: 'page /bookings', sees: {}, others: 'seen', shows: { mara: ['booking'], joy: ['booking'] } },
	{ door: 'page /bookings', path: '/bookings?past', sees: {}, others: 'seen' },
	{
		door: 'page /bookings/with/[person]',
		path: `${withMara}?week=${day}`,
		sees: may('seen'),
		others: 'absent',
	},
	{
		door: 'page /bookings/with/[person]',
		path: `${withMara}?week=${day}&move=${record.booking}`,
		sees: theTwo('seen'),
		others: 'absent',
		shows: words,
	},
	{
		door: 'action /bookings/with/[person]?/wait',
		path: `${withMara}?/wait`,
		form: { from: day, to: after(1) },
		sees: may('done'),
		others: 'absent',
	},
	{ door: 'action /bookings?/stop', form: { wait: record.wait }, sees: { daniel: 'done' }, others: 'absent' },
	{
		door: 'page /bookings/with/[person]/book',
		path: `${withMara}/book?at=${hours(1)}`,
		sees: may('seen'),
		others: 'absent',
	},
	// The hour that Joy has.
	{
		door: 'action /bookings/with/[person]/book?/default',
		path: `${withMara}/book?at=${hours(0)}`,
		form: {
			time: hours(0),
			entry: '01900000-0000-4000-8000-0000000005b1',
			purpose: 'class',
			about: 'Grade 4',
			students: '24',
		},
		sees: may('refused'),
		others: 'absent',
	},
	{ door: 'page /bookings/[id]', path: one, sees: theTwo('seen'), others: 'absent', shows: words },
	{
		door: 'page /bookings/[id]/move',
		path: `${one}/move?at=${hours(2)}`,
		sees: theTwo('seen'),
		others: 'absent',
		shows: words,
	},
	{
		door: 'action /bookings/[id]/move?/default',
		path: `${one}/move?at=${hours(2)}`,
		form: { time: hours(2), version: '1', word: '' },
		sees: theTwo('done'),
		others: 'absent',
	},
	{
		door: 'action /bookings/[id]?/cancel',
		path: `${one}?/cancel`,
		form: { version: '2', word: '' },
		sees: theTwo('done'),
		others: 'absent',
	},
	{ door: 'page /bookings/hours', sees: offers('seen'), others: 'absent' },
	{
		door: 'action /bookings/hours?/offer',
		form: { unit: 'week', 'days[]': ['1'], from: '08:00', to: '09:00', piece: '', place: '' },
		sees: offers('done'),
		others: 'absent',
	},
	{
		door: 'action /bookings/hours?/limits',
		form: {
			open: 'on', perDay: '', perWeek: '', noticeHours: '24', aheadDays: '28', bufferMinutes: '0', 'purposes[]': ['class'],
			version: '0',
		}, // biome-ignore format: short enough for two lines
		// All who offer have said something already, but in another tab.
		sees: offers('refused'),
		others: 'absent',
	},
	{
		door: 'action /bookings/hours?/withdraw',
		form: { hour: record.hour },
		sees: { mara: 'done' },
		others: 'absent',
	},
	{
		door: 'action /bookings/hours?/here',
		form: { away: record.away },
		sees: { mara: 'done' },
		others: 'absent',
	},
	{ door: 'page /bookings/away', sees: {}, others: 'seen' },
	{
		door: 'action /bookings/away?/default',
		form: { from: after(7), until: after(7) },
		sees: {},
		others: 'done',
	},
	{
		door: 'mail booking-booked',
		provedBy: 'src/server/domain/booking/booking.test.ts',
		sees: {},
		others: 'absent',
	},
	{
		door: 'mail booking-moved',
		provedBy: 'src/server/domain/booking/booking.test.ts',
		sees: {},
		others: 'absent',
	},
	{
		door: 'mail booking-cancelled',
		provedBy: 'src/server/domain/booking/booking.test.ts',
		sees: {},
		others: 'absent',
	},
	{
		door: 'mail booking-free',
		provedBy: 'src/server/domain/booking/booking.test.ts',
		sees: {},
		others: 'absent',
	},
	{
		door: 'mail booking-away',
		provedBy: 'src/server/domain/booking/booking.test.ts',
		sees: {},
		others: 'absent',
	},
];
