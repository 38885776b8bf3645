import { describe, expect, it } from 'vitest';
import { addDigCompEdu, findCoverage, useFramework } from '#server/domain/standard/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, type cast, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addUnit,
	carryUnits,
	changeUnit,
	findTeamYear,
	findUnit,
	placeCollaboration,
	previewCarriedUnits,
	putUnitAway,
	rowsOf,
	takeCollaborationOut,
	type UnitToWrite,
} from './index.ts';

const harbour = schools.harbour.id;
const years = { this: newId(), next: newId() };
withDatabase(async (database) => {
	await rehearse(database);
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('school_year')
			.values([
				{ id: years.this, school_id: harbour, name: 'This', starts_on: '2026-08-31', ends_on: '2027-07-10' },
				{ id: years.next, school_id: harbour, name: 'Next', starts_on: '2027-09-06', ends_on: '2028-07-08' },
			])
			.execute(),
	);
});

const [ada, clara, emre, hana] = [actorOf('ada'), actorOf('clara'), actorOf('emre'), actorOf('hana')];
const unit: UnitToWrite = {
	title: 'How the world works',
	centralIdea: 'Water shapes the land, and people shape its way.',
	aim: 'To explain the way of water',
	startsOn: '2026-10-05',
	lastDay: '2026-11-13',
	technology: { tuningIn: 'A map of our rain', investigation: '', communication: '', creation: 'A film', assessment: '' },
}; // biome-ignore format: short enough for its lines

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result as Result;
}

describe('units of a team', () => {
	it('lie in the first row where there is room, so that none covers another', () => {
		const span = (startsOn: string, endsOn: string) => ({ startsOn, endsOn });
		expect(rowsOf([])).toEqual([]);
		expect(
			rowsOf([
				span('2026-10-05', '2026-11-01'),
				span('2026-09-01', '2026-10-05'),
				span('2026-09-10', '2026-10-20'),
				span('2026-10-20', '2026-12-01'),
			]),
		).toEqual([0, 0, 1, 1]);
	});

	it('are written by the team and by who works with all teams, once for each sending; others of the staff read them', async () => {
		const entry = newId();
		const { id } = made(await addUnit(clara, scene.grade4, { ...unit, entry }));
		expect(made(await addUnit(clara, scene.grade4, { ...unit, entry })).id).toBe(id);
		made(await addUnit(hana, scene.grade4, { ...unit, title: 'Sharing the planet', startsOn: '2026-11-16', lastDay: '2027-01-15', entry: newId() })); // biome-ignore format: one line
		for (const other of ['emre', 'fatima', 'goran', 'ivo', 'lena', 'noah'] as const)
			expect(await addUnit(actorOf(other), scene.grade4, { ...unit, entry: newId() }), other).toEqual(
				missing,
			);
		const year = made(await findTeamYear(emre, scene.grade4, years.this));
		expect(year.units.map((one) => [one.title, one.endsOn])).toEqual([
			['Water', '2026-10-24'],
			['How the world works', '2026-11-14'],
			['Sharing the planet', '2027-01-16'],
		]);
		expect(year.team.mayPlan).toBe(false);
		expect(made(await findTeamYear(clara, scene.grade4)).team.mayPlan).toBe(true);
		expect(await findTeamYear(actorOf('noah'), scene.grade4)).toEqual(missing);
		expect(await findUnit(actorOf('lena'), id)).toEqual(missing);
	});

	it('have days that can be, and standards that the school uses; a refusal leaves nothing', async () => {
		const before = made(await findTeamYear(clara, scene.grade4, years.this)).units.length;
		const add = (more: Partial<UnitToWrite>) => addUnit(clara, scene.grade4, { ...unit, ...more, entry: newId() });
		expect(await add({ lastDay: '2026-10-01' })).toMatchObject({ code: 'ends-before-start', field: 'lastDay' });
		expect(await add({ lastDay: '2028-10-01' })).toMatchObject({ code: 'more-than-a-year', field: 'lastDay' });
		expect(await add({ named: { content: [newId()], technology: [] } })).toMatchObject({ code: 'standard-not-used' });
		expect(made(await findTeamYear(clara, scene.grade4, years.this)).units).toHaveLength(before);
	}); // biome-ignore format: short enough for its lines

	it('name standards, by which the staff see what is covered, by team and by unit', async () => {
		const frameworkId = made(await addDigCompEdu(actorOf('ivo')));
		made(await useFramework(ada, { schoolId: harbour, frameworkId, content: false, technology: true }));
		const none = made(await findCoverage(clara, harbour));
		expect([none.columns, none.named, none.all]).toEqual([[], 0, 22]);
		const standard = none.rows[3]?.id ?? '';
		const { id } = made(
			await addUnit(clara, scene.grade4, {
				...unit,
				named: { content: [], technology: [standard] },
				entry: newId(),
			}),
		);
		const byTeam = made(await findCoverage(emre, harbour));
		expect(byTeam.columns).toEqual([{ id: scene.grade4, name: 'Grade 4', named: 1 }]);
		expect([byTeam.named, byTeam.rows[3]?.units]).toEqual([1, { [scene.grade4]: 1 }]);
		const byUnit = made(await findCoverage(emre, harbour, { teamId: scene.grade4 }));
		expect(byUnit.columns).toEqual([{ id, name: unit.title, named: 1 }]);
		expect(await findCoverage(actorOf('lena'), harbour)).toBe(missing);
		for (const wanted of [{ teamId: newId() }, { frameworkId: newId() }])
			expect(await findCoverage(clara, harbour, wanted)).toBe(missing);
		made(await putUnitAway(clara, id, 1));
		expect(made(await findCoverage(emre, harbour)).named).toBe(0);
	});

	it('are changed on top of what was read, put away and taken up again', async () => {
		const { id } = made(await addUnit(clara, scene.grade4, { ...unit, title: 'Who we are', entry: newId() }));
		expect(made(await changeUnit(ada, id, { ...unit, title: 'Who we are now', version: 1 }))).toEqual({
			version: 2,
		});
		expect(await changeUnit(clara, id, { ...unit, title: 'Late', version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
			version: 2,
		});
		expect(await changeUnit(emre, id, { ...unit, version: 2 })).toEqual(missing);
		expect(made(await findUnit(emre, id))).toMatchObject({ title: 'Who we are now', version: 2 });
		made(await putUnitAway(clara, id, 2));
		const titles = async () =>
			made(await findTeamYear(clara, scene.grade4, years.this)).units.map((one) => one.title);
		expect(await titles()).not.toContain('Who we are now');
		made(await putUnitAway(clara, id, 3, false));
		expect(await titles()).toContain('Who we are now');
		expect(await putUnitAway(emre, id, 4)).toEqual(missing);
	});

	it('hold a collaboration that its partners place there; nobody else learns of it', async () => {
		const year = made(await findTeamYear(clara, scene.grade4, years.this));
		const [one, other] = year.units;
		expect(await placeCollaboration(actorOf('ben'), one?.id ?? '', scene.clara)).toEqual(missing);
		made(await placeCollaboration(clara, one?.id ?? '', scene.clara));
		made(await placeCollaboration(ada, other?.id ?? '', scene.clara));
		const of = async (name: keyof typeof cast) =>
			made(await findUnit(actorOf(name), other?.id ?? '')).collaborations.map(({ id }) => id);
		expect(made(await findUnit(clara, one?.id ?? '')).collaborations).toEqual([]);
		expect(await of('clara')).toEqual([scene.clara]);
		expect(await of('ada')).toEqual([scene.clara]);
		for (const name of ['daniel', 'ben', 'emre', 'fatima', 'ivo'] as const)
			expect(await of(name), name).toEqual([]);
		expect(await takeCollaborationOut(actorOf('ben'), other?.id ?? '', scene.clara)).toEqual(missing);
		made(await takeCollaborationOut(clara, other?.id ?? '', scene.clara));
		expect(await of('clara')).toEqual([]);
	});

	it('are carried to the next year on days of the same week, once, with what is written of them', async () => {
		expect(await previewCarriedUnits(emre, scene.grade4, years.this)).toEqual(missing);
		const shown = made(await previewCarriedUnits(clara, scene.grade4, years.this));
		const first = shown.units.find((one) => one.title === 'How the world works');
		expect(first).toMatchObject({ next: { startsOn: '2027-10-11', endsOn: '2027-11-20' }, isThere: false });
		const carry = (startsOn: string, lastDay: string) =>
			carryUnits(clara, scene.grade4, years.this, [{ id: first?.id ?? '', startsOn, lastDay }]);
		expect(await carry('2026-10-05', '2026-11-13')).toMatchObject({ code: 'unit-not-next-year' });
		expect(await carry('2027-10-11', '2027-10-01')).toMatchObject({ field: `lastDay:${first?.id}` });
		expect(made(await carry('2027-10-11', '2027-11-12'))).toEqual({ carried: 1 });
		expect(made(await carry('2027-10-11', '2027-11-12'))).toEqual({ carried: 0 });
		const next = made(await findTeamYear(clara, scene.grade4, years.next));
		expect(next.units).toMatchObject([
			{ title: 'How the world works', startsOn: '2027-10-11', endsOn: '2027-11-13' },
		]);
		const carried = made(await findUnit(clara, next.units[0]?.id ?? ''));
		expect(carried).toMatchObject({ carriedFrom: first?.id, technology: { creation: 'A film' }, version: 1 });
		expect(
			made(await previewCarriedUnits(clara, scene.grade4, years.this)).units.find(
				(one) => one.id === first?.id,
			),
		).toMatchObject({ isThere: true });
	});
});
