import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { sayAway } from '#server/domain/booking/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, reach, rehearse, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	computePlans,
	findRotatingTeam,
	findRotation,
	makeWish,
	planRotation,
	setPin,
	setRotatingFacilitator,
	stopPlan,
} from './index.ts';

withDatabase(rehearse);

const harbour = schools.harbour.id;
const ada = actorOf('ada');

async function pageOf(name: Parameters<typeof actorOf>[0]) {
	const page = await findRotation(actorOf(name), harbour);
	if (isRefusal(page)) throw new Error(page.code);
	return page;
}

const planned = async () => {
	const made = await planRotation(ada, harbour);
	if (isRefusal(made)) throw new Error(made.code);
	return made.id;
};

beforeAll(async () => {
	// Ben, who facilitates, evaluates Daniel.
	await unitOfWork(machine, (tx) =>
		tx
			.insertInto('evaluator')
			.values({
				id: newId(),
				evaluator_id: cast.ben.id,
				teacher_id: cast.daniel.id,
				school_id: harbour,
				starts_on: '2026-08-01',
			})
			.execute(),
	);
});

it('is planned at once by a facilitator, and by nobody else', async () => {
	expect(await planRotation(actorOf('clara'), harbour)).toEqual(missing);
	expect(await planRotation(actorOf('fatima'), harbour)).toEqual(missing);
	expect(await planRotation(actorOf('lena'), harbour)).toEqual(missing);
	await planned();
	const page = await pageOf('ada');
	expect(page.plan?.state).toBe('waiting');
	expect(page.teams.map(({ name }) => name)).toEqual(['Grade 4']);
	expect(page.teams[0]?.weeks.some(({ focus }) => focus === 'group')).toBe(true);
	expect(page.teams[0]?.weeks.reduce((sum, { visits }) => sum + visits, 0)).toBeGreaterThan(4);
	// Who evaluates somebody in a team does not accompany it.
	expect(page.teams[0]?.facilitator).toBe(page.facilitators.find(({ id }) => id === cast.ada.id)?.name);
});

it('shows the focus to colleagues, a teacher what is planned with them, and a leader no number', async () => {
	const [clara, leader, ben] = [await pageOf('clara'), await pageOf('fatima'), await pageOf('ben')];
	for (const page of [clara, leader])
		expect(page.teams[0]?.weeks.map(({ focus }) => focus)).toEqual(
			(await pageOf('ada')).teams[0]?.weeks.map(({ focus }) => focus),
		);
	expect(clara.own.some(({ group }) => !group)).toBe(true);
	expect(leader.own).toEqual([]);
	for (const page of [clara, leader]) {
		expect(page.outcome).toBeUndefined();
		expect(page.teams.flatMap(({ weeks }) => weeks).every(({ visits }) => visits === 0)).toBe(true);
	}
	expect(await reach(actorOf('fatima'), 'rotation_visit')).toBe(0);
	// Nothing about whom one evaluates.
	const all = await reach(ada, 'rotation_visit');
	const claras = await reach(actorOf('clara'), 'rotation_visit');
	expect(await reach(actorOf('ben'), 'rotation_visit')).toBe(claras);
	expect(all).toBeGreaterThan(claras);
	expect(ben.mayPlan).toBe(true);
	expect(await findRotatingTeam(actorOf('clara'), scene.grade4)).toEqual(missing);
	expect(await findRotation(actorOf('lena'), harbour)).toEqual(missing);
});

it('becomes the best there is, in a thread of its own, and keeps what it can when planned again', async () => {
	const id = await planned();
	expect(await computePlans(20)).toBe(1);
	const page = await pageOf('ada');
	expect(page.plan).toMatchObject({ id, state: 'best' });
	expect(page.outcome?.reached.every(({ proven }) => proven)).toBe(true);
	expect(await reach(ada, 'rotation_problem')).toBe(0);
	await planned();
	await computePlans(20);
	expect((await pageOf('ada')).moved).toEqual({ focus: [], visits: [] });
});

it('keeps what was there at once when the process ends, or somebody stops it, and says which', async () => {
	const id = await planned();
	const before = (await pageOf('ada')).teams;
	await unitOfWork(machine, (tx) =>
		tx.updateTable('rotation_plan').set({ state: 'computing' }).where('id', '=', id).execute(),
	);
	expect(await computePlans(20)).toBe(0);
	expect((await pageOf('ada')).plan?.state).toBe('interrupted');
	expect((await pageOf('ada')).teams).toEqual(before);
	const next = await planned();
	expect(await stopPlan(actorOf('clara'), next)).toEqual(missing);
	expect(await stopPlan(actorOf('ben'), next)).toEqual({ id: next });
	expect(await computePlans(20)).toBe(0);
	expect((await pageOf('ada')).plan?.state).toBe('stopped');
});

it('says which wishes clash, and why a team is where it is', async () => {
	const { weeks } = await pageOf('ada');
	const [first, last] = [weeks[8]?.on ?? '', weeks[9]?.last ?? ''];
	const wish = {
		teamId: scene.grade4,
		personId: null,
		firm: true,
		words: '',
		startsOn: first,
		lastDay: last,
	};
	const made = await makeWish(ada, harbour, { ...wish, kind: 'busy', entry: newId() });
	const pin = await setPin(ada, harbour, {
		teamId: scene.grade4,
		teacherId: null,
		weekOn: first,
		holds: true,
	});
	if (isRefusal(made) || isRefusal(pin)) throw new Error('Not made');
	await planned();
	await computePlans(20);
	const page = await pageOf('ada');
	expect(page.outcome?.weight.broken).toBe(1);
	expect(page.clashes).toEqual([
		[
			{ kind: 'wish', id: made.id },
			{ kind: 'pin', id: pin.id },
		],
	]);
	const team = await findRotatingTeam(ada, scene.grade4);
	if (isRefusal(team)) throw new Error(team.code);
	expect(team.periods.find(({ pin: one }) => one)?.why).toEqual({ why: 'busy' });
	expect(team.teachers.map(({ id }) => id).sort()).toEqual([cast.clara.id, cast.daniel.id].sort());
});

it('takes no wish about a person of another school, and none from who does not facilitate', async () => {
	const wish = {
		teamId: null,
		personId: cast.lena.id,
		kind: 'busy' as const,
		firm: true,
		words: '',
		startsOn: '2026-12-01',
		lastDay: '2026-12-02',
		entry: newId(),
	};
	expect(await makeWish(ada, harbour, wish)).toEqual(missing);
	expect(await makeWish(actorOf('clara'), harbour, { ...wish, personId: cast.clara.id })).toEqual(missing);
	expect(
		await setRotatingFacilitator(ada, harbour, cast.lena.id, { weekdays: [1], visitsADay: null }),
	).toEqual(missing);
	expect(isRefusal(await makeWish(ada, harbour, { ...wish, personId: cast.clara.id, kind: 'good' }))).toBe(
		true,
	);
});

it('has no visit of a facilitator while they are away, which nobody else reads', async () => {
	await planned();
	const { weeks, teams } = await pageOf('ada');
	const visited = weeks.flatMap(({ on }, at) =>
		(teams[0]?.weeks[at]?.visits ?? 0) > 0 && at > 1 ? [on] : [],
	);
	const [from = ''] = visited;
	expect(isRefusal(await sayAway(ada, { from, to: dayAfter(from, 14) }))).toBe(false);
	await planned();
	const after = await pageOf('ada');
	const then = after.weeks.flatMap(({ on }, at) =>
		on >= from && on < dayAfter(from, 14) ? [after.teams[0]?.weeks[at]] : [],
	);
	expect(then.map((week) => week?.visits)).toEqual([0, 0]);
	expect(after.teams[0]?.weeks.some(({ visits }) => visits > 0)).toBe(true);
	const away = (name: Parameters<typeof actorOf>[0]) =>
		unitOfWork(actorOf(name), (tx) =>
			sql`select * from facilitators_away(${harbour}, '2020-01-01', '2100-01-01')`.execute(tx),
		).then(({ rows }) => rows.length);
	expect([await away('ben'), await away('clara'), await away('fatima'), await away('lena')]).toEqual([
		1, 0, 0, 0,
	]);
});
