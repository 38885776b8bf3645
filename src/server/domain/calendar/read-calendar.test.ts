import { beforeAll, describe, expect, it } from 'vitest';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, type CastName, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { layOut, readCalendar } from './index.ts';

const harbour = schools.harbour.id;
const ids = { lower: newId(), hill: newId(), bells: newId(), first: newId(), second: newId() };

withDatabase(async (database) => {
	await rehearse(database);
	await unitOfWork({ kind: 'machine' }, async (tx) => {
		await tx
			.insertInto('division')
			.values({ id: ids.lower, school_id: harbour, name: 'Lower School' })
			.execute();
		await tx
			.insertInto('division')
			.values({ id: ids.hill, school_id: schools.hill.id, name: 'Upper' })
			.execute();
	});
});

const as = <Result>(name: CastName, work: (tx: Tx) => Promise<Result>) => unitOfWork(actorOf(name), work);
const refused = { code: '42501' };
const of = { school_id: harbour };

beforeAll(() =>
	as('ada', async (tx) => {
		await tx
			.insertInto('cycle')
			.values([
				{ id: newId(), ...of, starts_on: '2026-08-17', length: 6 },
				{
					id: newId(),
					...of,
					starts_on: '2026-08-17',
					length: 5,
					division_id: ids.lower,
					weekdays: [7, 1, 2, 3, 4],
				},
			])
			.execute();
		await tx
			.insertInto('day_off')
			.values([
				{ id: newId(), ...of, name: 'Inset', starts_on: '2026-08-18', ends_on: '2026-08-19', kind: 'holiday' },
				{ id: newId(), ...of, name: 'Camp', starts_on: '2026-08-20', ends_on: '2026-08-21', kind: 'holiday', division_id: ids.lower },
			]) // biome-ignore format: a row reads better whole
			.execute();
		await tx
			.insertInto('bell_schedule')
			.values({ id: ids.bells, ...of, division_id: ids.lower, name: 'Usual', usual: true })
			.execute();
		for (const [at, id] of [ids.first, ids.second].entries())
			await tx
				.insertInto('period')
				.values({ id, ...of, division_id: ids.lower, name: `Period ${at + 1}`, position: at })
				.execute();
		await tx
			.insertInto('period_time')
			.values([
				{ bell_schedule_id: ids.bells, period_id: ids.second, ...of, starts_at: '09:00', ends_at: '09:50' },
				{ bell_schedule_id: ids.bells, period_id: ids.first, ...of, starts_at: '08:10', ends_at: '09:00' },
			])
			.execute();
		await tx
			.insertInto('special_day')
			.values({ id: newId(), ...of, on_day: '2026-08-19', name: 'Open evening', ends_at: '09:30' })
			.execute();
	}),
);

const week = async (name: CastName, divisionId: string | null) =>
	layOut(
		await as(name, (tx) => readCalendar(tx, harbour, divisionId, '2026-09-14', '2026-09-21')),
		'2026-09-14',
		'2026-09-21',
	).map((day) => day.cycleDay);

describe('a school’s calendar', () => {
	it('is read by its staff, counted from where the cycle began; another school’s staff read nothing', async () => {
		expect(await week('clara', null)).toEqual([2, 3, 4, 5, 6, null, null]);
		expect(await week('clara', ids.lower)).toEqual([4, 5, 1, 2, null, null, 3]);
		expect(await week('noah', null)).toEqual([null, null, null, null, null, null, null]);
	});

	it('tells the periods of a division by its bells, and what closes early', async () => {
		const read = await as('clara', (tx) => readCalendar(tx, harbour, ids.lower, '2026-08-19', '2026-08-21'));
		expect(layOut(read, '2026-08-19', '2026-08-21')).toMatchObject([
			{
				names: ['Open evening'],
				endsAt: '09:30',
				periods: [
					{ id: ids.first, name: 'Period 1', startsAt: '08:10', endsAt: '09:00' },
					{ id: ids.second, startsAt: '09:00', endsAt: '09:30' },
				],
			},
			{ kind: 'off', names: ['Camp'], periods: [] },
		]);
		const whole = await as('clara', (tx) => readCalendar(tx, harbour, null, '2026-08-20', '2026-08-21'));
		expect(layOut(whole, '2026-08-20', '2026-08-21')).toMatchObject([
			{ kind: 'school', cycleDay: 3, periods: [] },
		]);
	});

	it('is kept by facilitators and operators of the school, and by nobody else', async () => {
		const term = (school_id: string, starts_on: string) => (tx: Tx) =>
			tx
				.insertInto('term')
				.values({ id: newId(), school_id, name: 'A term', starts_on, ends_on: '2030-12-01' })
				.execute();
		for (const name of ['clara', 'fatima', 'noah'] as const)
			await expect(as(name, term(harbour, '2030-09-01')), name).rejects.toMatchObject(refused);
		await expect(as('ada', term(schools.hill.id, '2030-09-01'))).rejects.toMatchObject(refused);
		await as('ivo', term(harbour, '2030-09-01'));
		await expect(as('ada', term(harbour, '2030-11-30'))).rejects.toMatchObject({ code: '23P01' });
		const gone = await as('clara', (tx) => tx.deleteFrom('term').executeTakeFirst());
		expect(gone.numDeletedRows).toBe(0n);
	});

	it('holds together: no division of another school, no two bells at once, no cycle of one day', async () => {
		const cycle = (change: object) => (tx: Tx) =>
			tx
				.insertInto('cycle')
				.values({ id: newId(), ...of, starts_on: '2029-08-17', length: 6, ...change })
				.execute();
		await expect(as('ada', cycle({ division_id: ids.hill }))).rejects.toMatchObject(refused);
		for (const wrong of [
			{ length: 1 },
			{ length: 21 },
			{ first_day: 7 },
			{ weekdays: [] },
			{ weekdays: [0] },
		])
			await expect(as('ada', cycle(wrong)), JSON.stringify(wrong)).rejects.toMatchObject({ code: '23514' });
		await expect(as('ada', cycle({ starts_on: '2026-08-17' }))).rejects.toMatchObject({ code: '23505' });
		const third = newId();
		await as('ada', (tx) =>
			tx
				.insertInto('period')
				.values({ id: third, ...of, division_id: ids.lower, name: 'Period 3' })
				.execute(),
		);
		const rings = (period_id: string, starts_at: string, ends_at: string) => (tx: Tx) =>
			tx
				.insertInto('period_time')
				.values({ bell_schedule_id: ids.bells, period_id, ...of, starts_at, ends_at })
				.execute();
		await expect(as('ada', rings(third, '09:40', '10:20'))).rejects.toMatchObject({ code: '23P01' });
		await as('ada', rings(third, '09:50', '10:20'));
		const whole = newId();
		await as('ada', (tx) =>
			tx
				.insertInto('period')
				.values({ id: whole, ...of, name: 'Assembly' })
				.execute(),
		);
		await expect(as('ada', rings(whole, '11:00', '11:20'))).rejects.toMatchObject(refused);
		const use = (weekday: number) => (tx: Tx) =>
			tx
				.insertInto('bell_schedule_use')
				.values({ id: newId(), ...of, bell_schedule_id: ids.bells, division_id: ids.lower, weekday })
				.execute();
		await as('ada', use(3));
		await expect(as('ada', use(3))).rejects.toMatchObject({ code: '23505' });
	});
});
