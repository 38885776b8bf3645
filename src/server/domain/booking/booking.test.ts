import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeEntry } from '#server/domain/calendar/index.ts';
import { chooseLetters } from '#server/domain/calendar-letter/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import {
	cancelVisit,
	editVisit,
	findVisit,
	markDone,
	planVisit,
	reinstateVisit,
} from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	askToBeTold,
	bookTime,
	cancelBooking,
	findAffected,
	findBookables,
	findBooking,
	findBookings,
	findFreeTimes,
	findOwnHours,
	findWaits,
	keepLimits,
	moveAll,
	moveBooking,
	offerHours,
	purposes,
	sayAway,
	takeBackAway,
	withdrawHour,
} from './index.ts';

withDatabase(assemble);
const school = schools.harbour.id;
const origin = 'https://tandem.example';
const week = '2026-09-14';

let clock = new Date('2026-09-10T08:00:00Z');
let letGo: () => void;
beforeAll(async () => {
	letGo = holdClock(() => clock);
	await offers('ada');
	await offers('hana', { perDay: 2, perWeek: 8 });
});
afterAll(() => letGo());

function given<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(`refused: ${result.code}`);
	return result;
}
const code = (result: unknown) => (isRefusal(result) ? result.code : 'done');

/** Mornings, Monday to Friday: four hours a day. */
async function offers(name: CastName, limits: { perDay?: number; perWeek?: number } = {}): Promise<void> {
	const who = actorOf(name);
	given(
		await offerHours(who, school, {
			cycleDays: [],
			weekdays: [1, 2, 3, 4, 5],
			periodIds: [],
			clock: { startsAt: '08:00', endsAt: '12:00', pieceMinutes: 60 },
			place: 'Library',
			remote: false,
		}, origin), // biome-ignore format: short enough for its lines
	);
	given(
		await keepLimits(who, school, {
			perDay: null, perWeek: null, ...limits, noticeHours: 24, aheadDays: 60, bufferMinutes: 0, purposes: [...purposes],
			open: true, version: 1,
		}), // biome-ignore format: short enough for two lines
	);
}

/** A moment by the clocks of Lisbon, in summer. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+01:00`);
const booking = (who: CastName, day: string, time: string, more: object = {}) => ({
	entry: newId(), schoolId: school, personId: cast[who].id, startsAt: at(day, time), purpose: 'class' as const,
	about: 'Grade 4, water stories', students: 24, origin, ...more,
}); // biome-ignore format: short enough for two lines
const book = async (by: CastName, who: CastName, day: string, time: string) =>
	given(await bookTime(actorOf(by), booking(who, day, time)));

async function free(by: CastName, who: CastName, day = week): Promise<string[]> {
	const found = given(
		await findFreeTimes(actorOf(by), { personId: cast[who].id, schoolId: school, week: day }),
	);
	return found.days.flatMap(({ times }) =>
		times.filter((time) => time.shut === null).map((time) => `${time.day} ${time.from}`),
	);
}

async function letters(): Promise<{ to: string; subject: string; body: string }[]> {
	return unitOfWork({ kind: 'mailer' }, async (tx) => {
		const rows = await tx
			.selectFrom('mail')
			.select(['to_address as to', 'subject', 'body'])
			.orderBy('id')
			.execute();
		await tx.updateTable('mail').set({ body: '', subject: '', to_address: '' }).execute();
		return rows.filter((row) => row.subject !== '');
	});
}

/** So many teachers more, in one go. */
async function moreTeachers(count: number): Promise<Member[]> {
	const ids = Array.from({ length: count }, () => newId());
	const dated = (id: string) => ({ id: newId(), person_id: id, school_id: school, starts_on: '2026-08-01' });
	await unitOfWork(machine, async (tx) => {
		const names = (id: string) => ({ given_name: 'Teacher', family_name: id, search_name: `teacher ${id}` });
		await tx
			.insertInto('person')
			.values(ids.map((id) => ({ id, ...names(id) })))
			.execute();
		await tx.insertInto('membership').values(ids.map(dated)).execute();
		await tx
			.insertInto('role_assignment')
			.values(ids.map((id) => ({ ...dated(id), role: 'teacher' })))
			.execute();
	});
	return ids.map((personId) => ({ kind: 'member', personId }));
}

describe('two hundred who book at the same moment', () => {
	it('get exactly the times that exist, within the limits, and each other gets a sentence', async () => {
		const teachers = await moreTeachers(200);
		const days = Array.from({ length: 5 }, (_, number) => dayAfter('2026-09-21', number));
		const times = days.flatMap((day) => ['08:00', '09:00', '10:00', '11:00'].map((time) => ({ day, time })));
		const results = await Promise.all(
			teachers.map(async (teacher, number) => {
				const time = times[number % times.length] ?? { day: '', time: '' };
				const who = number % 2 === Math.floor(number / times.length) % 2 ? 'ada' : 'hana';
				return { who, result: await bookTime(teacher, booking(who, time.day, time.time)) };
			}),
		);
		const won = (who: string) => results.filter((one) => one.who === who && !isRefusal(one.result)).length;
		expect({ ada: won('ada'), hana: won('hana') }).toEqual({ ada: 20, hana: 8 });
		const lost = results.filter((one) => isRefusal(one.result)).map((one) => one.result as Refusal);
		expect(lost).toHaveLength(172);
		expect(new Set(lost.map((one) => one.code))).toEqual(new Set(['booking-taken', 'booking-full']));
		expect(lost.every((one) => one.field === 'time')).toBe(true);
		const kept = await unitOfWork({ kind: 'counter' }, (tx) =>
			sql<{ visits: number }>`select count(*)::int as visits from visit`.execute(tx),
		);
		expect(kept.rows).toEqual([{ visits: 28 }]);
		expect(await free('daniel', 'ada', '2026-09-21')).toEqual([]);
		expect(await free('daniel', 'hana', '2026-09-21')).toEqual([]);
		await letters();
	});

	it('cannot be outdone by writing past the verb: the table keeps one person to one booking at a time', async () => {
		const { bookingId } = await book('daniel', 'ada', '2026-09-28', '09:00');
		const write = (from: string, to: string, freeAgain: string) =>
			unitOfWork(actorOf('emre'), (tx) =>
				tx
					.insertInto('booking')
					.values({
						id: newId(), school_id: school, person_id: cast.ada.id, booked_by: cast.emre.id, entry_id: newId(),
						visit_id: newId(), purpose: 'class', on_day: '2026-09-28', starts_at: at('2026-09-28', from),
						ends_at: at('2026-09-28', to), free_again_at: at('2026-09-28', freeAgain), booked_at: clock,
					}) // biome-ignore format: short enough for four lines
					.execute(),
			);
		await expect(write('09:30', '10:30', '10:30')).rejects.toMatchObject({ constraint: 'booking_when_free' });
		await expect(write('08:00', '09:00', '09:10')).rejects.toMatchObject({
			constraint: 'booking_never_double',
		});
		given(await cancelBooking(actorOf('daniel'), bookingId, { version: 1, word: '', origin }));
		await letters();
	});
});

describe('a booking', () => {
	it('is the visit of both at once, tells who is booked, and is made once however often it is sent', async () => {
		const asked = booking('ada', week, '08:00');
		const clara = actorOf('clara');
		const [first, second] = await Promise.all([bookTime(clara, asked), bookTime(clara, asked)]);
		const made = given(first);
		expect(second).toEqual(made);
		for (const name of ['ada', 'clara'] as const) {
			const visit = given(await findVisit(actorOf(name), made.visitId));
			expect(visit).toMatchObject({ kind: 'co-teaching', state: 'planned', minutes: 60, place: 'Library' });
			expect(visit.authorId).toBe(cast.ada.id);
			expect(visit.people.map(({ personId, part }) => [personId, part]).sort()).toEqual(
				[
					[cast.ada.id, 'facilitator'],
					[cast.clara.id, 'teacher'],
				].sort(),
			);
		}
		const [letter, ...others] = await letters();
		expect(others).toEqual([]);
		expect(letter?.to).toBe('ada@example.org');
		expect(letter?.body).toContain('Clara Mendes');
		expect(letter?.body).toContain('Monday 14 September, 08:00–09:00');
		expect(letter?.body).toContain(`${origin}/bookings/${made.bookingId}`);
		expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/water|class|student|co-teach/i);
	});

	it('is read by the two alone; to everybody else its time is taken, and of what for nothing is told', async () => {
		const { bookingId, visitId } = await book('clara', 'ada', week, '09:00');
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'goran', 'ivo', 'mara', 'lena', 'noah'] as const) {
			expect(code(await findBooking(actorOf(name), bookingId)), name).toBe('missing');
			expect(code(await findVisit(actorOf(name), visitId)), name).toBe('missing');
		}
		const seen = given(
			await findFreeTimes(actorOf('daniel'), { personId: cast.ada.id, schoolId: school, week }),
		);
		const time = seen.days[0]?.times[1];
		expect(time).toMatchObject({ from: '09:00', shut: 'taken' });
		expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${cast.clara.id}|${bookingId}|${visitId}|water`));
		expect(given(await findBooking(actorOf('ada'), bookingId))).toMatchObject({
			about: 'Grade 4, water stories', students: 24, isWithMe: true, bookedBy: { name: 'Clara Mendes' },
		}); // biome-ignore format: short enough for one line
	});

	it('is only of who offers hours, by who may book, and never by or of who leads or evaluates the other', async () => {
		const tries: [CastName, CastName][] = [
			['clara', 'ben'], ['clara', 'daniel'], ['fatima', 'ada'], ['goran', 'ada'], ['noah', 'ada'], ['ada', 'ada'],
		]; // biome-ignore format: short enough for one line
		for (const [by, who] of tries)
			expect(code(await bookTime(actorOf(by), booking(who, week, '10:00'))), `${by} ${who}`).toBe('missing');
		await offers('mara');
		expect(code(await bookTime(actorOf('clara'), booking('mara', week, '10:00')))).toBe('missing');
		expect(code(await bookTime(actorOf('daniel'), booking('mara', week, '10:00')))).toBe('done');
		const whom = async (name: CastName) =>
			(await findBookables(actorOf(name), school)).map((one) => one.personId).sort();
		expect(await whom('clara')).toEqual([cast.ada.id, cast.hana.id].sort());
		expect(await whom('daniel')).toEqual([cast.ada.id, cast.hana.id, cast.mara.id].sort());
		await letters();
	});

	it('keeps notice, days away, planned visits and withdrawn hours', async () => {
		const wednesday = dayAfter(week, 2);
		const outcome = async (day: string, time: string) =>
			code(await bookTime(actorOf('emre'), booking('ada', day, time)));
		expect(await outcome('2026-09-11', '08:00')).toBe('booking-taken');
		expect(await outcome('2026-12-14', '09:00')).toBe('booking-taken');
		expect(await outcome(wednesday, '08:30')).toBe('booking-taken');
		const { awayId } = given(await sayAway(actorOf('ada'), { from: wednesday, to: dayAfter(wednesday) }));
		expect(await outcome(wednesday, '08:00')).toBe('booking-taken');
		expect(code(await takeBackAway(actorOf('hana'), awayId))).toBe('missing');
		given(await takeBackAway(actorOf('ada'), awayId));
		await unitOfWork(actorOf('ada'), async (tx) => {
			const id = newId();
			await tx
				.insertInto('visit')
				.values({
					id, school_id: school, author_id: cast.ada.id, entry_id: newId(), kind: 'check-in', time_kind: 'outside-classroom',
					starts_at: at(wednesday, '08:45'), minutes: 30, state: 'planned', captured_at: clock,
				}) // biome-ignore format: short enough for two lines
				.execute();
			const part = { visit_id: id, person_id: cast.ada.id, part: 'facilitator' };
			await tx.insertInto('visit_person').values(part).execute();
		});
		expect((await free('emre', 'ada')).filter((time) => time.startsWith(wednesday))).toEqual([
			`${wednesday} 10:00`,
			`${wednesday} 11:00`,
		]);
		expect(await outcome(wednesday, '08:00')).toBe('booking-taken');
		expect(await outcome(wednesday, '10:00')).toBe('done');
		const [hour] = given(await findOwnHours(actorOf('mara'), school)).hours;
		expect(code(await withdrawHour(actorOf('ada'), hour?.id ?? ''))).toBe('missing');
		given(await withdrawHour(actorOf('mara'), hour?.id ?? ''));
		expect((await free('emre', 'mara')).some((time) => time.startsWith(week))).toBe(false);
		await letters();
	});

	it('is moved and cancelled by either side, with a word that stands on it and in no letter', async () => {
		const thursday = dayAfter(week, 3);
		const { bookingId, visitId } = await book('clara', 'ada', thursday, '08:00');
		await letters();
		const to = (time: string, version: number, word = '') => ({
			startsAt: at(thursday, time),
			version,
			word,
			origin,
		});
		expect(code(await moveBooking(actorOf('daniel'), bookingId, to('09:00', 1)))).toBe('missing');
		given(await moveBooking(actorOf('clara'), bookingId, to('09:00', 1, 'An assembly came between')));
		expect(code(await moveBooking(actorOf('ada'), bookingId, to('10:00', 1)))).toBe('changed-meanwhile');
		given(await moveBooking(actorOf('ada'), bookingId, to('10:00', 2)));
		expect(given(await findVisit(actorOf('ada'), visitId)).startsAt).toEqual(at(thursday, '10:00'));
		expect(
			given(await findBooking(actorOf('ada'), bookingId)).changes.map((one) => [one.byId, one.word]),
		).toEqual([
			[cast.clara.id, 'An assembly came between'],
			[cast.ada.id, ''],
		]);
		await book('daniel', 'ada', thursday, '11:00');
		expect(code(await moveBooking(actorOf('clara'), bookingId, to('11:00', 3)))).toBe('booking-taken');
		given(await cancelBooking(actorOf('clara'), bookingId, { version: 3, word: 'assembly', origin }));
		expect(given(await findVisit(actorOf('ada'), visitId)).state).toBe('cancelled');
		expect(code(await moveBooking(actorOf('clara'), bookingId, to('08:00', 4)))).toBe('booking-over');
		expect(await free('emre', 'ada')).toContain(`${thursday} 10:00`);
		const told = await letters();
		expect(told.map(({ to: who }) => who)).toEqual([
			'ada@example.org', 'clara@example.org', 'ada@example.org', 'ada@example.org',
		]); // biome-ignore format: short enough for one line
		expect(JSON.stringify(told)).not.toContain('ssembly');
	});

	it('is never planned over: neither at first, nor moved or made longer, nor planned again', async () => {
		const ada = actorOf('ada');
		const day = dayAfter(week, 30);
		await book('clara', 'ada', day, '09:00');
		const visit = (time: string, minutes: number) => ({
			entry: newId(),
			schoolId: school,
			with: [cast.clara.id],
			kind: 'observing' as const,
			startsAt: at(day, time),
			minutes,
		});
		expect(code(await planVisit(ada, visit('09:30', 20)))).toBe('visit-over-booking');
		expect(code(await planVisit(ada, visit('08:30', 31)))).toBe('visit-over-booking');
		const { visitId } = given(await planVisit(ada, visit('08:30', 30)));
		const details = { kind: 'observing' as const, place: '', version: 1 };
		const change = (time: string, minutes: number) =>
			editVisit(ada, visitId, { ...details, minutes, startsAt: at(day, time) });
		expect(code(await change('08:30', 45))).toBe('visit-over-booking');
		expect(code(await change('09:45', 30))).toBe('visit-over-booking');
		expect(code(await cancelVisit(ada, visitId))).toBe('done');
		await book('emre', 'ada', day, '08:00');
		expect(code(await reinstateVisit(ada, visitId))).toBe('visit-over-booking');
		await letters();
	});

	it('is changed as a booking, and not behind the other’s back as a visit', async () => {
		const friday = dayAfter(week, 4);
		const { bookingId, visitId } = await book('clara', 'ada', friday, '08:00');
		const ada = actorOf('ada');
		const details = { kind: 'observing' as const, minutes: 60, place: 'Room 12', version: 1 };
		expect(code(await cancelVisit(ada, visitId))).toBe('visit-is-booked');
		const moved = { ...details, startsAt: at(friday, '09:00') };
		expect(code(await editVisit(ada, visitId, moved))).toBe('visit-is-booked');
		expect(code(await editVisit(ada, visitId, { ...details, startsAt: at(friday, '08:00') }))).toBe('done');
		clock = at(friday, '09:05');
		expect(code(await markDone(ada, visitId))).toBe('done');
		expect(code(await cancelBooking(actorOf('clara'), bookingId, { version: 1, word: '', origin }))).toBe(
			'booking-over',
		);
		clock = new Date('2026-09-10T08:00:00Z');
		await letters();
	});
});

describe('who waits', () => {
	it('is told, all at the same moment, when a time of those days comes free; and nobody else learns who waits', async () => {
		const tuesday = '2026-09-29';
		const { bookingId } = await book('clara', 'ada', tuesday, '08:00');
		const wait = { personId: cast.ada.id, schoolId: school, from: tuesday, to: dayAfter(tuesday) };
		const first = given(await askToBeTold(actorOf('daniel'), wait));
		expect(given(await askToBeTold(actorOf('daniel'), wait))).toEqual(first);
		given(await askToBeTold(actorOf('emre'), { ...wait, from: '2026-09-28', to: '2026-10-03' }));
		given(await askToBeTold(actorOf('joy'), { ...wait, from: '2026-10-05', to: '2026-10-10' }));
		expect(code(await askToBeTold(actorOf('daniel'), { ...wait, personId: cast.ben.id }))).toBe('missing');
		expect((await findWaits(actorOf('ada'))).map((one) => one.waiter.name)).toHaveLength(3);
		expect(await findWaits(actorOf('clara'))).toEqual([]);
		await letters();
		given(await cancelBooking(actorOf('clara'), bookingId, { version: 1, word: '', origin }));
		const told = await letters();
		expect(told.map(({ to }) => to).sort()).toEqual([
			'ada@example.org',
			'daniel@example.org',
			'emre@example.org',
		]);
		expect(told.find(({ to }) => to.startsWith('daniel'))?.body).toContain('Ada Okafor');
		expect(JSON.stringify(told)).not.toMatch(/joy/);
		await book('daniel', 'ada', tuesday, '08:00');
		expect((await findWaits(actorOf('daniel'))).length).toBe(0);
		await letters();
	});

	it('is told of hours that are added on those days, once each; not of those on others', async () => {
		const offer = (weekdays: number[], periodIds: string[] = []) =>
			offerHours(actorOf('ada'), school, {
				cycleDays: [], weekdays, periodIds, place: '', remote: false,
				clock: periodIds.length > 0 ? null : { startsAt: '13:00', endsAt: '14:00', pieceMinutes: null },
			}, origin); // biome-ignore format: short enough for its lines
		expect(given(await offer([6])).offered).toBe(1);
		expect(await letters()).toEqual([]);
		expect(given(await offer([1])).offered).toBe(1);
		expect((await letters()).map(({ to, subject }) => [to, subject])).toEqual([
			['emre@example.org', 'Time with Ada Okafor has come free: Monday 28 September'],
			['joy@example.org', 'Time with Ada Okafor has come free: Monday 5 October'],
		]);
		expect(given(await offer([1])).offered).toBe(0);
		expect(await letters()).toEqual([]);
		const period = { id: newId(), school_id: school, name: 'Period 9', position: 9 };
		await unitOfWork(actorOf('ada'), (tx) => tx.insertInto('period').values(period).execute());
		given(await offer([2], [period.id]));
		expect(await removeEntry(actorOf('ben'), school, 'period', period.id)).toMatchObject({
			code: 'period-needed',
			said: { args: { names: 'Ada Okafor' } },
		});
		await letters();
	});

	it('of those booked, gets one letter about one change: where their calendar is told, no second one', async () => {
		useSettings({ SMTP_URL: 'smtp://127.0.0.1:1', ORIGIN: origin });
		const day = '2026-10-01';
		const { bookingId } = await book('clara', 'ada', day, '08:00');
		expect((await letters()).map(({ to }) => to)).toEqual(['ada@example.org']);
		const to = { startsAt: at(day, '09:00'), word: '', origin };
		given(await moveBooking(actorOf('ada'), bookingId, { ...to, version: 1 }));
		expect((await letters()).map(({ to: who }) => who)).toEqual(['emre@example.org']);
		await chooseLetters(actorOf('clara'), 'none');
		given(await moveBooking(actorOf('ada'), bookingId, { ...to, startsAt: at(day, '10:00'), version: 2 }));
		expect((await letters()).map(({ to: who }) => who)).toContain('clara@example.org');
		useSettings(undefined);
	});
});

describe('I am ill today', () => {
	it('moves all to the next free times at once, cancels what is chosen, tells everybody, and leaves nothing half done', async () => {
		const monday = '2026-10-05';
		const first = await book('clara', 'ada', monday, '08:00');
		const second = await book('daniel', 'ada', monday, '09:00');
		const third = await book('emre', 'ada', monday, '10:00');
		await book('joy', 'ada', dayAfter(monday), '08:00');
		await letters();
		clock = at(monday, '06:30');
		const days = { from: monday, to: dayAfter(monday) };
		const found = given(await findAffected(actorOf('ada'), school, days));
		expect(found.affected.map((one) => one.proposal?.startsAt)).toEqual([
			at(dayAfter(monday), '09:00'),
			at(dayAfter(monday), '10:00'),
			at(dayAfter(monday), '11:00'),
		]);
		const [one, two] = found.affected.map((each) => ({
			visitId: each.visitId,
			to: each.proposal?.startsAt ?? new Date(0),
		})) as [{ visitId: string; to: Date }, { visitId: string; to: Date }];
		const cancelled = { visitId: third.visitId, to: 'cancelled' as const };
		const all = (choices: Parameters<typeof moveAll>[2]['choices']) =>
			moveAll(actorOf('ada'), school, { ...days, choices, word: 'A cold', origin });
		const wrong = await all([one, { ...two, to: at(dayAfter(monday), '08:00') }, cancelled]);
		expect(code(wrong)).toBe('booking-move-taken');
		expect((await letters()).length).toBe(0);
		expect(given(await findOwnHours(actorOf('ada'), school)).away).toEqual([]);
		expect(given(await all([one, two, cancelled]))).toEqual({ moved: 2, cancelled: 1, told: 0 });
		expect((await letters()).map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
			['clara@example.org', 'Moved'],
			['daniel@example.org', 'Moved'],
			['emre@example.org', 'Cancelled'],
		]);
		expect(given(await findBooking(actorOf('clara'), first.bookingId))).toMatchObject({
			startsAt: at(dayAfter(monday), '09:00'),
			changes: [{ change: 'moved', word: 'A cold' }],
		});
		expect(given(await findVisit(actorOf('daniel'), second.visitId)).startsAt).toEqual(
			at(dayAfter(monday), '10:00'),
		);
		expect(given(await findOwnHours(actorOf('ada'), school)).away).toMatchObject([days]);
		expect(await free('emre', 'ada', monday)).not.toContain(`${monday} 11:00`);
		const mine = await findBookings(actorOf('emre'), { order: 'back' });
		expect(mine.bookings[0]).toMatchObject({ id: third.bookingId, state: 'cancelled' });
	});
});
