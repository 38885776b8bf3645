import { describe, expect, it } from 'vitest';
import { cancelBooking } from '#server/domain/booking/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { cancelVisit, moveVisit, planVisit } from '#server/domain/visit/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import {
	actorOf,
	type CastName,
	cast,
	record,
	rehearse,
	scene,
	schools,
} from '../../../../tests/cast/index.ts';
import { bookedAt } from '../../../../tests/cast/rehearse-booking.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { findTimetable, findYearOf, type Whose } from './index.ts';

withDatabase(rehearse);

const zone = 'Europe/Lisbon';
const week = { from: '2026-09-21', to: '2026-09-28' };
const person = (name: CastName): Whose => ({ kind: 'person', id: cast[name].id });
const team: Whose = { kind: 'team', id: scene.grade4 };
const school: Whose = { kind: 'school', id: schools.harbour.id };
const everybody = Object.keys(cast) as CastName[];

function given<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result;
}
const schoolsOf = (name: CastName) => [{ ...schools[cast[name].school], zone }];
const look = (reader: CastName, whose: Whose, days = week) =>
	findTimetable(actorOf(reader), schoolsOf(reader), days, whose);
const visitsOf = async (reader: CastName, whose: Whose, days = week) =>
	given(await look(reader, whose, days)).engagements.map(({ visitId }) => visitId);
const inHarbour = everybody.filter((name) => cast[name].school === 'harbour');

describe('somebody else’s days', () => {
	it('hold of their visits those that the reader takes part in, and nobody else’s: not a colleague’s, leader’s, operator’s, evaluator’s', async () => {
		for (const whose of [person('clara'), person('ada'), team, school])
			for (const reader of inHarbour)
				expect(await visitsOf(reader, whose), `${reader} of ${whose.kind}`).toEqual(
					reader === 'clara' || reader === 'ada' ? [record.visit] : [],
				);
		const [seen] = given(await look('clara', person('ada'))).engagements;
		expect(seen).toMatchObject({ with: [{ personId: cast.clara.id }], move: null });
		const [own] = given(await look('ada', team)).engagements;
		expect(own?.with.map((one) => one.personId).sort()).toEqual([cast.ada.id, cast.clara.id]);
		expect(await visitsOf('ada', person('daniel'))).toEqual([]);
	});

	it('tell of a bookable colleague what whoever may book them is told anyway: that a time is taken, and not by what', async () => {
		const day = bookedAt().toISOString().slice(0, 10);
		const days = { from: day, to: dayAfter(day) };
		const taken = async (reader: CastName) =>
			given(await look(reader, person('mara'), days)).offered.map(({ free }) => free);
		expect(await taken('daniel')).toEqual([false, true, true, true]);
		expect(await visitsOf('daniel', person('mara'), days)).toEqual([]);
		expect(await visitsOf('joy', person('mara'), days)).toEqual([record.bookedVisit]);
		// Whom she evaluates, who leads, who runs the installation and who helps with devices book nobody here.
		for (const reader of ['clara', 'fatima', 'ivo', 'goran'] as const)
			expect(await taken(reader), reader).toEqual([]);
		const past = { from: '2026-09-02', to: '2026-10-01' };
		expect(given(await look('daniel', person('mara'), past)).offered).toEqual([]);
		for (const whose of [team, school]) expect(given(await look('daniel', whose, days)).offered).toEqual([]);
	});

	it('hold the meetings of their teams, which all staff know; the school’s hold every team’s', async () => {
		const longer = { from: '2026-09-01', to: '2026-11-01' };
		const meetings = async (reader: CastName, whose: Whose) =>
			given(await look(reader, whose, longer)).meetings.map(({ id }) => id);
		const ofTeam = await meetings('ben', team);
		expect(ofTeam.length).toBeGreaterThan(1);
		expect(await meetings('goran', school)).toEqual(ofTeam);
		expect(await meetings('emre', person('clara'))).toEqual(ofTeam);
		expect(await meetings('emre', person('goran'))).toEqual([]);
	});

	it('are not there for who is of another school, and for what never was', async () => {
		for (const whose of [person('clara'), team, school, person('ada')])
			for (const reader of ['lena', 'noah'] as const) {
				expect(await look(reader, whose)).toMatchObject({ code: 'missing' });
				expect(await findYearOf(actorOf(reader), schoolsOf(reader), week.from, whose)).toMatchObject({
					code: 'missing',
				});
			}
		for (const kind of ['person', 'team', 'school'] as const)
			for (const id of [newId(), 'nobody', cast.lena.id])
				expect(await look('ada', { kind, id })).toMatchObject({ code: 'missing' });
	});

	it('by the year count only what the reader may read, and look the same whether there is more or not', async () => {
		const counted = async (reader: CastName, whose: Whose) => {
			const year = given(await findYearOf(actorOf(reader), schoolsOf(reader), week.from, whose));
			const of = year.days.filter(({ day }) => week.from <= day && day < week.to);
			return of.reduce((sum, { count }) => sum + count, 0);
		};
		const meetings = given(await look('ben', team)).meetings.length;
		expect(await counted('ben', person('clara'))).toBe(meetings);
		expect(await counted('clara', { kind: 'self' })).toBe((await counted('ben', person('clara'))) + 1);
		expect(await counted('ada', team)).toBe(meetings + 1);

		const readers = ['ben', 'daniel', 'fatima', 'ivo', 'mara'] as const;
		const all = () => Promise.all(readers.map((reader) => look(reader, person('clara'))));
		const before = await all();
		given(await cancelVisit(actorOf('ada'), record.visit));
		expect(await all()).toEqual(before);
		given(
			await cancelBooking(actorOf('joy'), record.booking, {
				version: 1,
				word: '',
				origin: 'https://x.example',
			}),
		);
	});
});

it('a visit is moved as the form moves it: by its author, by the version that was shown, with all else as it was', async () => {
	const soon = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 3 * 86_400_000 + 9 * 3_600_000);
	const later = new Date(soon.getTime() + 26 * 3_600_000);
	const { visitId } = given(
		await planVisit(actorOf('ada'), {
			entry: newId(), schoolId: schools.harbour.id, collaborationId: scene.clara, with: [cast.clara.id],
			kind: 'co-teaching', startsAt: soon, minutes: 40, place: 'Room 9',
		}), // biome-ignore format: short enough for two lines
	);
	const moves = (name: CastName, version: number, startsAt = later) =>
		moveVisit(actorOf(name), visitId, { startsAt, version });
	const days = { from: soon.toISOString().slice(0, 10), to: dayAfter(later.toISOString().slice(0, 10)) };
	const shown = async (reader: CastName) => given(await look(reader, { kind: 'self' }, days)).engagements;
	expect(await shown('clara')).toMatchObject([{ visitId, move: null }]);
	expect(await shown('ada')).toMatchObject([
		{ startsAt: soon, move: { as: 'visit', id: visitId, version: 1 } },
	]);
	expect(await moves('clara', 1)).toMatchObject({ code: 'missing' });
	expect(await moves('ada', 1, new Date('2020-01-01T09:00:00Z'))).toMatchObject({ code: 'visit-too-far' });
	given(await moves('ada', 1));
	expect(await moves('ada', 1, soon)).toMatchObject({ code: 'changed-meanwhile' });
	expect(await shown('ada')).toMatchObject([
		{ startsAt: later, minutes: 40, place: 'Room 9', kind: 'co-teaching', move: { version: 2 } },
	]);
});
