import { describe, expect, it } from 'vitest';
import { asOperator } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { missing } from '#server/platform/refusal.ts';
import { actorOf, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { changeSchool, findSchool, heldFrom, isZone, planSchoolYear, usualSchoolYear } from './index.ts';

withDatabase(rehearse);

const ivo = actorOf('ivo');
const harbour = schools.harbour.id;

describe('a school’s settings', () => {
	const wanted = {
		name: 'Harbour',
		zone: 'America/Lima',
		language: 'en',
		facilitatorWord: 'coach',
		version: 1,
	};

	it('are changed by operators, one after the other: the second of two is told', async () => {
		expect(await changeSchool(actorOf('fatima'), harbour, wanted)).toEqual(missing);
		expect(await changeSchool(ivo, newId(), wanted)).toEqual(missing);
		expect(await changeSchool(ivo, harbour, { ...wanted, zone: 'Nowhere' })).toMatchObject({
			code: 'no-such-zone',
			field: 'zone',
		});
		expect(await changeSchool(ivo, harbour, wanted)).toBe(2);
		expect(await changeSchool(ivo, harbour, wanted)).toBe(2);
		expect(await changeSchool(ivo, harbour, { ...wanted, name: 'Port' })).toMatchObject({
			code: 'changed-meanwhile',
			kind: 'conflict',
		});
		expect(await findSchool(actorOf('clara'), harbour)).toMatchObject({
			name: 'Harbour',
			facilitatorWord: 'coach',
			version: 2,
		});
	});

	it('are read by its staff and by operators, not by another school’s staff', async () => {
		expect(await findSchool(actorOf('noah'), harbour)).toEqual(missing);
		expect(await findSchool(asOperator(ivo), schools.hill.id)).toMatchObject({ name: 'Hill School' });
		expect(await findSchool(ivo, 'x')).toEqual(missing);
	});
});

describe('a school year', () => {
	it('is planned by operators and never covers another’s days', async () => {
		const year = { entry: newId(), name: '2026–27', startsOn: '2026-08-01', lastDay: '2027-07-31' };
		expect(await planSchoolYear(actorOf('ada'), harbour, year)).toEqual(missing);
		expect(await planSchoolYear(ivo, harbour, year)).toBe(year.entry);
		expect(await planSchoolYear(ivo, harbour, year)).toBe(year.entry);
		const next = { entry: newId(), name: '2027–28', startsOn: '2027-08-01', lastDay: '2028-07-31' };
		expect(await planSchoolYear(ivo, harbour, { ...next, startsOn: '2027-07-31' })).toMatchObject({
			code: 'years-overlap',
		});
		expect(await planSchoolYear(ivo, harbour, { ...next, lastDay: '2027-07-30' })).toMatchObject({
			code: 'ends-before-start',
		});
		expect(await planSchoolYear(ivo, schools.hill.id, { ...next, entry: year.entry })).toEqual(missing);
		expect(await planSchoolYear(ivo, harbour, next)).toBe(next.entry);
		expect(await findSchool(actorOf('clara'), harbour)).toMatchObject({
			years: [{ name: '2027–28' }, { name: '2026–27', startsOn: '2026-08-01', lastDay: '2027-07-31' }],
		});
	});

	it('usually begins when schools of the zone begin', () => {
		expect(usualSchoolYear('2026-11-21', 'Europe/Lisbon')).toEqual({
			name: '2026–27',
			startsOn: '2026-08-01',
			endsOn: '2027-08-01',
		});
		expect(usualSchoolYear('2026-03-01', 'America/New_York').startsOn).toBe('2025-08-01');
		expect(usualSchoolYear('2026-11-21', 'Australia/Sydney')).toEqual({
			name: '2026',
			startsOn: '2026-01-01',
			endsOn: '2027-01-01',
		});
		expect(usualSchoolYear('2026-03-31', 'Asia/Tokyo').startsOn).toBe('2025-04-01');
	});
});

describe('today', () => {
	it('holds this very moment where the school is ahead of the database', () => {
		const ahead = { school: '2026-09-15', database: '2026-09-14' };
		expect(heldFrom('2026-09-15', ahead)).toBe('2026-09-14');
		expect(heldFrom('2026-09-16', ahead)).toBe('2026-09-16');
		expect(heldFrom('2026-09-13', { school: '2026-09-13', database: '2026-09-14' })).toBe('2026-09-13');
	});
});

describe('a zone', () => {
	it('is one the clocks know', () => {
		expect(['Europe/Lisbon', 'UTC', 'Asia/Kathmandu'].every(isZone)).toBe(true);
		expect(['', 'Mars/Olympus', '../etc'].some(isZone)).toBe(false);
	});
});
