import { expect, it } from 'vitest';
import { sayAway } from '#server/domain/booking/index.ts';
import { cancelVisit } from '#server/domain/visit/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, record, rehearse, schools } from '../../../../tests/cast/index.ts';
import { bookedAt } from '../../../../tests/cast/rehearse-booking.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { findTimetable } from './index.ts';

withDatabase(rehearse);

const harbour = [{ ...schools.harbour, zone: 'Europe/Lisbon' }];
const week = { from: '2026-09-21', to: '2026-09-28' };

async function engagementsOf(name: CastName, days = week) {
	const found = await findTimetable(actorOf(name), harbour, days);
	if (isRefusal(found)) throw new Error(found.code);
	return found.engagements;
}

it('one’s days hold the visits and bookings one takes part in, on either side, and nobody else’s', async () => {
	expect(await engagementsOf('ada')).toMatchObject([
		{ visitId: record.visit, minutes: 45, place: 'Room 12', with: [{ name: 'Clara Mendes' }] },
	]);
	expect(await engagementsOf('clara')).toMatchObject([
		{ visitId: record.visit, with: [{ name: 'Ada Okafor' }] },
	]);
	for (const name of ['ben', 'daniel', 'fatima', 'ivo', 'lena'] as const)
		expect(await engagementsOf(name)).toEqual([]);

	const day = bookedAt().toISOString().slice(0, 10);
	const days = { from: day, to: new Date(bookedAt().getTime() + 86_400_000).toISOString().slice(0, 10) };
	for (const name of ['mara', 'joy'] as const)
		expect(await engagementsOf(name, days)).toMatchObject([
			{ visitId: record.bookedVisit, place: 'Library' },
		]);
});

it('one’s days are those of the school’s calendar, with the days one is away', async () => {
	await sayAway(actorOf('ada'), { from: '2026-09-24', to: '2026-09-26' });
	expect(await findTimetable(actorOf('ada'), harbour, week)).toMatchObject({
		days: [
			{ day: '2026-09-21', kind: 'school', away: false },
			{ away: false },
			{ away: false },
			{ day: '2026-09-24', away: true },
			{ away: true },
			{ day: '2026-09-26', kind: 'weekend', away: false },
			{ kind: 'weekend' },
		],
	});
	const [ben, nowhere] = await Promise.all([
		findTimetable(actorOf('ben'), harbour, week),
		findTimetable(actorOf('ben'), [], week),
	]);
	for (const found of [ben, nowhere])
		expect(isRefusal(found) || found.days.some(({ away }) => away)).toBe(false);
});

it('a visit that is cancelled stands in nobody’s days, and more than 100 days are refused', async () => {
	await cancelVisit(actorOf('ada'), record.visit);
	expect(await engagementsOf('ada')).toEqual([]);
	expect(
		await findTimetable(actorOf('ada'), harbour, { from: '2026-09-01', to: '2026-12-11' }),
	).toMatchObject({
		code: 'calendar-span',
	});
});
