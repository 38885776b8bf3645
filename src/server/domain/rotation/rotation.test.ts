import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bestByTrying } from '../../../../tests/rotation-brute.ts';
import { exampleRotation } from '../../../../tests/rotation-school.ts';
import { accompany, accompanyGreedily, problemOf, type RotationSchool, worstLoad } from './accompany.ts';
import { explainClashes } from './clash.ts';
import { planGreedily } from './greedy.ts';
import type { RotationProblem } from './problem.ts';
import { solveRotation } from './solve.ts';
import { faultsOf, inOrder, weigh } from './weigh.ts';

let highs: Highs;
beforeAll(async () => {
	highs = await loadHighs();
});

const small = (seed: number, more: Partial<Parameters<typeof exampleRotation>[0]> = {}) =>
	exampleRotation({
		facilitators: 1,
		teachers: 3,
		weeks: 6,
		focusWeeks: 3,
		groupWeeks: 1,
		teamSize: 2,
		teamsAtATime: 1,
		visitsADay: 1,
		musts: 1,
		seed,
		...more,
	});

/** As little time that visits are missed: two visits a week. */
function short(problem: RotationProblem): RotationProblem {
	return {
		...problem,
		facilitators: problem.facilitators.map((one) => ({ ...one, room: one.room.map(() => 1) })),
	};
}

const isLess = (a: number[], b: number[]) => {
	const at = a.findIndex((value, place) => value !== b[place]);
	return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

describe('a rotation', () => {
	it.each([3, 4, 6])('is the best of all there are, tried one by one (school %i)', (seed) => {
		const problem = seed % 2 ? small(seed) : short(small(seed));
		const { plan, reached } = solveRotation(highs, problem, 20);
		expect(faultsOf(problem, plan)).toEqual([]);
		expect(reached.every(({ proven }) => proven)).toBe(true);
		const best = bestByTrying(problem, plan);
		expect(inOrder(weigh(problem, plan)).slice(0, 6)).toEqual(best.aims);
		expect(weigh(problem, plan).weekCost).toBe(best.weeks);
	});

	it.each([15, 16])('is at once one that can be carried out, and never better than computed (%i)', (seed) => {
		const problem = exampleRotation({ facilitators: 3, teachers: 24, weeks: 20, seed, visitsADay: 1 });
		const greedy = planGreedily(problem);
		const { plan, reached } = solveRotation(highs, problem, 5);
		expect(faultsOf(problem, greedy)).toEqual([]);
		expect(faultsOf(problem, plan)).toEqual([]);
		expect(isLess(inOrder(weigh(problem, greedy)), inOrder(weigh(problem, plan)))).toBe(false);
		for (const { value, bound } of reached) expect(value).toBeGreaterThanOrEqual(bound);
	});

	it('leaves room for meetings, and has focus while a unit is taught, where nothing is lost by it', () => {
		const week = Array.from({ length: 8 }, () => 0b11111);
		const school: RotationSchool = {
			schoolDays: week,
			from: 0,
			periods: [0, 4].map((first) => ({ first, weeks: 4, groups: 2 })),
			teamsAtATime: 1,
			teamsEach: 1,
			oneToOnes: 1,
			facilitators: [{ id: 'f', days: week, visitsADay: 1, barred: [], meetings: [0, 2, 7, 0, 0, 0, 0, 0] }],
			teams: [
				{ id: 'first', days: week, taught: [false, true] },
				{ id: 'second', days: week },
			],
			teachers: [0, 1].map((team) => ({ id: `p${team}`, team, days: week })),
			musts: [],
			bars: [],
			likings: [],
		};
		const problem = problemOf(school, [0, 0]);
		expect(problem.facilitators[0]?.room).toEqual([5, 3, 0, 5, 5, 5, 5, 5]);
		expect(solveRotation(highs, problem, 5).plan.focus).toEqual([[1], [0]]);
		expect(planGreedily(problem).focus).toEqual([[1], [0]]);
		const turned = { ...problem, teams: problem.teams.map((team, at) => (at === 0 ? { ...team, taught: [true, false] } : team)) };
		expect(solveRotation(highs, turned, 5).plan.focus).toEqual([[0], [1]]);
	}); // biome-ignore format: short enough for its lines

	it('keeps what is over, and moves little of what is to come', () => {
		const problem = exampleRotation({ facilitators: 2, teachers: 16, weeks: 16, seed: 21, musts: 0 });
		const { plan: earlier } = solveRotation(highs, problem, 10);
		const away = problem.teachers.map((one, at) =>
			at === 13 ? { ...one, open: one.open.map((yes, week) => yes && week !== 8 && week !== 9) } : one,
		);
		const later = { ...problem, teachers: away, from: 6, earlier };
		const { plan } = solveRotation(highs, later, 10);
		expect(faultsOf(later, plan)).toEqual([]);
		expect(plan.visits.map((list) => list.filter((week) => week < 6))).toEqual(
			earlier.visits.map((list) => list.filter((week) => week < 6)),
		);
		const moved = plan.visits.flatMap((list, at) =>
			list.filter((week) => !earlier.visits[at]?.includes(week)),
		);
		expect(moved.length).toBeLessThanOrEqual(2);
		expect(plan.focus).toEqual(earlier.focus);
	});

	it('says which pins clash, and none that has no part in it', () => {
		const problem: RotationProblem = {
			...exampleRotation({
				facilitators: 3,
				teachers: 40,
				weeks: 12,
				seed: 31,
				teamsAtATime: 1,
				teamSize: 5,
			}),
			bars: [],
		};
		problem.teams = problem.teams.map((team) => ({ ...team, groups: team.groups.map(() => true) }));
		problem.musts = [
			{ id: 'one', kind: 'focus', team: 0, periods: [1] },
			{ id: 'other', kind: 'focus', team: 1, periods: [1] },
			{ id: 'elsewhere', kind: 'focus', team: 2, periods: [2] },
		];
		const { plan } = solveRotation(highs, problem, 5);
		expect(weigh(problem, plan).broken).toBe(1);
		expect(explainClashes(highs, problem, plan)).toEqual([
			[{ kind: 'places' }, { kind: 'must', id: 'one' }, { kind: 'must', id: 'other' }],
		]);
		expect(explainClashes(highs, { ...problem, teamsAtATime: 2 }, plan)).toEqual([]);
	});

	it('says of a visit that cannot be that the teacher is not free', () => {
		const problem = small(41, { musts: 0 });
		problem.teachers = problem.teachers.map((one) => ({
			...one,
			open: one.open.map((_, week) => week !== 2),
		}));
		problem.musts = [{ id: 'pin', kind: 'visit', teacher: 1, week: 2 }];
		const { plan } = solveRotation(highs, problem, 5);
		expect(explainClashes(highs, problem, plan)).toEqual([
			[
				{ kind: 'not-free', teacher: 1, week: 2 },
				{ kind: 'must', id: 'pin' },
			],
		]);
	});
});

describe('who accompanies whom', () => {
	const week = [0b11111, 0b11111, 0b11111, 0b11111];
	const school: RotationSchool = {
		schoolDays: week,
		from: 0,
		periods: [{ first: 0, weeks: 4, groups: 2 }],
		teamsAtATime: 2,
		teamsEach: 2,
		oneToOnes: 2,
		facilitators: [
			{ id: 'whole', days: week, visitsADay: 2, barred: [] },
			{ id: 'half', days: week.map(() => 0b00111), visitsADay: 2, barred: [0] },
		],
		teams: [5, 4, 3, 2].map((_, at) => ({ id: `t${at}`, days: week })),
		teachers: [5, 4, 3, 2].flatMap((size, team) =>
			Array.from({ length: size }, (_, at) => ({ id: `${team}/${at}`, team, days: week })),
		),
		musts: [],
		bars: [],
		likings: [],
	};

	it('is as even for their time as whole teams allow, and keeps a team from who may not', () => {
		const { accompanied, proven } = accompany(highs, school, 5);
		expect(proven).toBe(true);
		expect(accompanied[0]).toBe(0);
		const all = Array.from({ length: 16 }, (_, n) => [0, 1, 2, 3].map((at) => (n >> at) & 1)).filter(
			([first]) => first === 0,
		);
		expect(worstLoad(school, accompanied)).toBe(Math.min(...all.map((one) => worstLoad(school, one))));
		expect(worstLoad(school, accompanied)).toBeLessThanOrEqual(worstLoad(school, accompanyGreedily(school)));
	});

	it('is by hand where somebody decided, and as it was where that costs nothing', () => {
		const decided = school.teams.map((team, at) => (at === 3 ? { ...team, facilitator: 0 } : team));
		expect(accompany(highs, { ...school, teams: decided }, 5).accompanied[3]).toBe(0);
		const { accompanied } = accompany(highs, school, 5);
		expect(accompany(highs, { ...school, accompanied }, 5).accompanied).toEqual(accompanied);
	});
});
